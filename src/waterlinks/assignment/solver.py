"""The best assignment of rows to columns under capacities, and the prices that prove it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from waterlinks.assignment.result import Assignment

Whole = NDArray[np.int64]


def solve(weights: NDArray[np.integer], capacities: Sequence[int] | Whole) -> Assignment:
    """Assign each row to at most one column so that the weights add up to the most.

    `weights` (n, m) are whole numbers from 0; 0 means the pair is not allowed. Among the best assignments earlier
    rows are served first.
    """
    whole = np.asarray(weights, dtype=np.int64)
    room = np.minimum(np.asarray(capacities, dtype=np.int64), whole.shape[0])
    column_of = _assigned(whole, room)
    prices = _prices(whole, room, column_of)
    served = np.flatnonzero(column_of >= 0)
    objective = int(whole[served, column_of[served]].sum())
    worth = np.maximum((whole - prices[None, :]).max(axis=1, initial=0), 0)
    bound = int(worth.sum()) + int((np.asarray(capacities, dtype=np.int64) * prices).sum())
    pairs = tuple((int(row), int(column_of[row])) for row in served)
    return Assignment(pairs, tuple(int(price) for price in prices), objective, bound)


def _assigned(whole: Whole, room: Whole) -> Whole:
    from scipy.optimize import linear_sum_assignment  # 0.3 s and 50 MB that most processes never need

    rows = whole.shape[0]
    column_of = np.full(rows, -1, dtype=np.int64)
    slots = np.repeat(np.arange(whole.shape[1]), room)
    if not rows or not len(slots):
        return column_of
    precedence = np.arange(rows, 0, -1, dtype=np.int64)
    scale = int(precedence.sum()) + 1
    tilted = np.where(whole > 0, whole * scale + precedence[:, None], 0)[:, slots]
    chosen, at = linear_sum_assignment(tilted.astype(np.float64), maximize=True)
    allowed = tilted[chosen, at] > 0
    column_of[chosen[allowed]] = slots[at[allowed]]
    return column_of


def _prices(whole: Whole, room: Whole, column_of: Whole) -> Whole:
    """Raise prices until nobody would rather have another slot at them: longest paths over the columns."""
    prices = whole[column_of < 0].max(axis=0, initial=0)
    served = np.flatnonzero(column_of >= 0)
    if not len(served):
        return np.where(room > 0, 0, whole.max(axis=0, initial=0))
    order = served[np.argsort(column_of[served], kind="stable")]
    used, starts = np.unique(column_of[order], return_index=True)
    gain = whole[order] - whole[order, column_of[order]][:, None]
    best_gain = np.maximum.reduceat(gain, starts, axis=0)
    while True:
        raised = np.maximum(prices, (prices[used, None] + best_gain).max(axis=0))
        if (raised == prices).all():
            return prices
        prices = raised
