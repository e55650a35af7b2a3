"""Checking that an assignment is the best one, from its prices alone. Shares no code with the solver.

Weak duality: whoever is assigned, the weights never add up to more than what all slots cost at the prices plus what
each row could still gain at them. An assignment that reaches this sum is therefore the best.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.integer]
Capacities = Sequence[int] | NDArray[np.integer]

SAFE = 2**62  # the difference of two integers below this is exact in 64 bits
CELLS = 250_000  # cells compared at a time


class Claim(Protocol):
    """What is to be proven: pairs (row, column), a price for each column, and the two sums said to be equal."""

    @property
    def pairs(self) -> Sequence[tuple[int, int]]: ...
    @property
    def prices(self) -> Sequence[int]: ...
    @property
    def objective(self) -> int: ...
    @property
    def dual_bound(self) -> int: ...


def check(weights: Weights, capacities: Capacities, assignment: Claim) -> list[str]:
    """Return what is wrong with an assignment, as sentences for developers; nothing wrong means proven.

    Proven is that no assignment has a higher sum of weights, not that ties fell as the rule says. All arithmetic is
    in exact integers.
    """
    if misfits := [*_misfits(weights, capacities, assignment)]:
        return misfits
    rooms = [int(room) for room in capacities]
    return [*_infeasible(weights, rooms, assignment), *_unproven(weights, rooms, assignment)]


def _misfits(weights: Weights, capacities: Capacities, assignment: Claim) -> Iterator[str]:
    """What makes the rest unanswerable."""
    rows, columns = weights.shape
    if len(capacities) != columns or len(assignment.prices) != columns:
        yield f"{columns} columns, {len(capacities)} capacities and {len(assignment.prices)} prices do not fit."
    for row, column in assignment.pairs:
        if not (0 <= row < rows and 0 <= column < columns):
            yield f"Pair {row, column} is outside the table."
    for column, price in enumerate(assignment.prices):
        if price < 0:
            yield f"Column {column} has the negative price {price}."


def _infeasible(weights: Weights, rooms: list[int], assignment: Claim) -> Iterator[str]:
    for row, column in assignment.pairs:
        if weights[row, column] <= 0:
            yield f"Pair {row, column} is not allowed."
    for row, times in Counter(row for row, _ in assignment.pairs).items():
        if times > 1:
            yield f"Row {row} is assigned {times} times."
    for column, taken in Counter(column for _, column in assignment.pairs).items():
        if taken > rooms[column]:
            yield f"Column {column} takes {taken} rows, {taken - rooms[column]} more than its capacity."


def _unproven(weights: Weights, rooms: list[int], assignment: Claim) -> Iterator[str]:
    gains = _gains(weights, assignment.prices)
    yield from _slack(weights, rooms, assignment, gains)
    reached = sum(int(weights[pair]) for pair in assignment.pairs)
    bound = sum(gains) + sum(room * int(price) for room, price in zip(rooms, assignment.prices, strict=True))
    if reached != assignment.objective:
        yield f"The pairs come to {reached}, not to {assignment.objective}."
    if bound != assignment.dual_bound:
        yield f"The prices bound the sum by {bound}, not by {assignment.dual_bound}."
    if reached != bound:
        yield f"The prices allow {bound - reached} more than is reached."


def _slack(weights: Weights, rooms: list[int], assignment: Claim, gains: list[int]) -> Iterator[str]:
    """Where a gap comes from: who would rather be elsewhere, and what costs something although it is not full."""
    own = dict.fromkeys(range(len(gains)), 0)
    own.update(
        {row: int(weights[row, column]) - int(assignment.prices[column]) for row, column in assignment.pairs}
    )
    for row, gain in enumerate(gains):
        if own[row] != gain:
            yield f"Row {row} gains {own[row]} where it is and could gain {gain}."
    taken = Counter(column for _, column in assignment.pairs)
    for column, price in enumerate(assignment.prices):
        if price and taken[column] < rooms[column]:
            yield f"Column {column} has an empty slot and yet the price {price}."


def _gains(weights: Weights, prices: Sequence[int]) -> list[int]:
    """The most that each row could gain at these prices; 0 where every column costs more than it is worth."""
    largest = max(int(weights.max(initial=0)), max(prices, default=0), -int(weights.min(initial=0)))
    kind = np.int64 if largest < SAFE else object  # object: Python's integers, slow and without limit
    cost = np.array(prices, dtype=kind)
    rows, columns = weights.shape
    gains: list[int] = []
    for start in range(0, rows, max(1, CELLS // max(1, columns))):
        block = weights[start : start + max(1, CELLS // max(1, columns))].astype(kind)
        gains += (block - cost).max(axis=1, initial=0).tolist()
    return gains
