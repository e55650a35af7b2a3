"""Checking that an assignment is the best one, from its prices alone. Shares no code with the solver.

Weak duality: whoever is assigned, the weights can never add up to more than what the slots cost at the prices plus
what each row could still gain at them. An assignment that reaches that sum is therefore the best.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray


def check(
    weights: NDArray[np.integer], capacities: Sequence[int] | NDArray[np.int64], assignment: Any
) -> list[str]:
    """Return what is wrong with an assignment, as sentences for developers; nothing wrong means proven."""
    problems = [*_infeasible(weights, [int(room) for room in capacities], assignment.pairs)]
    if problems or any(price < 0 for price in assignment.prices):
        return problems or ["A price is negative."]
    reached = sum(int(weights[row, column]) for row, column in assignment.pairs)
    bound = _bound(weights, capacities, assignment.prices)
    if reached != assignment.objective:
        problems.append(f"The pairs come to {reached}, not to {assignment.objective}.")
    if bound != assignment.dual_bound:
        problems.append(f"The prices bound it by {bound}, not by {assignment.dual_bound}.")
    if reached != bound:
        problems.append(f"The prices allow {bound}, {bound - reached} more than is reached.")
    return problems


def _infeasible(
    weights: NDArray[np.integer], capacities: list[int], pairs: Sequence[tuple[int, int]]
) -> list[str]:
    rows, columns = weights.shape
    if any(not (0 <= row < rows and 0 <= column < columns) for row, column in pairs):
        return ["A pair is outside the matrix."]
    problems = [f"Pair {pair} is not allowed." for pair in pairs if weights[pair] <= 0]
    problems += [
        f"Row {row} is assigned {times} times."
        for row, times in Counter(r for r, _ in pairs).items()
        if times > 1
    ]
    taken = Counter(column for _, column in pairs)
    return problems + [
        f"Column {column} is over its capacity." for column, n in taken.items() if n > capacities[column]
    ]


def _bound(
    weights: NDArray[np.integer], capacities: Sequence[int] | NDArray[np.int64], prices: Sequence[int]
) -> int:
    """The sum in exact whole numbers: row by row, so that nothing can overflow unseen."""
    price = np.array(prices, dtype=np.int64)
    gains = sum(max(0, int((row.astype(np.int64) - price).max(initial=0))) for row in weights)
    return gains + sum(int(room) * int(each) for room, each in zip(capacities, prices, strict=True))
