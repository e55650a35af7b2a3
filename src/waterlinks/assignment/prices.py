"""Prices that prove an assignment: at them no row would rather have another column, and no empty slot costs anything.

The least such prices are longest paths over the columns: a column costs at least what any row would gain by moving
there beyond what it gains where it is. They are the same whatever the way that leads to them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from waterlinks.assignment.table import UNSERVED, Table, Weights, Whole, blocks

ENDLESS = np.iinfo(np.int64).max
LOOK = 16  # rounds after which we look whether columns raise each other's prices in a circle


def least(table: Table, chosen: Whole, pairs: Whole, floor: Whole) -> Whole | None:
    """Return the least prices from `floor` up at which no row would rather have another of these pairs.

    None when there are none: the assignment is then not the best that these pairs allow. Pairs are cells as in
    `shortlist`; every chosen pair is among them.
    """
    moves = _Moves.of(table, chosen, pairs)
    limits = _limits(table, chosen)
    raised_by = np.full(len(floor), UNSERVED)
    prices = np.append(floor, 0)  # the last is what it costs to be unserved
    rounds = 0
    while moves.raise_prices(prices, raised_by):
        rounds += 1
        if (prices[:-1] > limits).any() or (rounds % LOOK == 0 and _circular(chosen, raised_by)):
            return None
    return prices[:-1]


def objections(table: Table, chosen: Whole, prices: Whole) -> Whole:
    """Return, for every row that would rather have another column at these prices, the pair it wants most.

    Nothing returned is the proof: all pairs of the table have been looked at.
    """
    columns = table.shape[1]
    gains = table.gains(chosen, prices)
    cost = prices.astype(table.weights.dtype)
    found = []
    for rows in table.blocks():
        others = table.weights[rows] - cost
        wanted = others.argmax(axis=1)
        objects = np.flatnonzero(others[np.arange(len(wanted)), wanted] > gains[rows])
        found.append((rows.start + objects) * columns + wanted[objects])
    return np.concatenate(found)


def of_closed(weights: Weights, closed: NDArray[np.bool_], gains: Whole) -> Whole:
    """Return what a first slot would add in each closed column, from what every row gains without it."""
    prices = np.zeros(int(closed.sum()), dtype=np.int64)
    for rows in blocks(*weights.shape):
        offers = weights[rows][:, closed].astype(np.int64) - gains[rows, None]
        np.maximum(prices, offers.max(axis=0, initial=0), out=prices)
    return prices


@dataclass(frozen=True, slots=True)
class _Moves:
    """Pairs in order of columns: the row, what it would gain by moving there, and where each column begins."""

    rows: Whole
    here: Whole
    gains: Whole
    starts: Whole
    columns: Whole

    @classmethod
    def of(cls, table: Table, chosen: Whole, pairs: Whole) -> "_Moves":
        pairs = pairs[np.argsort(pairs % table.shape[1], kind="stable")]
        rows, columns = np.divmod(pairs, table.shape[1])
        starts = np.flatnonzero(np.diff(columns, prepend=UNSERVED))
        gains = table.of_pairs(rows, columns) - table.held(chosen)[rows]
        return cls(rows, chosen[rows], gains, starts, columns[starts])

    def raise_prices(self, prices: Whole, raised_by: Whole) -> bool:
        """Raise every price to what the keenest row would pay; note that row, and say whether any price rose."""
        offers = self.gains + prices[self.here]
        highest = np.maximum.reduceat(offers, self.starts)
        rises = highest > prices[self.columns]
        prices[self.columns[rises]] = highest[rises]
        sizes = np.diff(self.starts, append=len(offers))
        keenest = np.flatnonzero(offers == np.repeat(np.where(rises, highest, ENDLESS), sizes))
        raised_by[np.repeat(self.columns, sizes)[keenest]] = self.rows[keenest]
        return bool(rises.any())


def _limits(table: Table, chosen: Whole) -> Whole:
    """A column with an empty slot costs nothing, and none costs more than the least weight it is held for."""
    limits = np.where(table.full(chosen), ENDLESS, 0)
    served = np.flatnonzero(chosen != UNSERVED)
    np.minimum.at(limits, chosen[served], table.held(chosen)[served])
    return limits


def _circular(chosen: Whole, raised_by: Whole) -> bool:
    """Say whether following each column to the one its keenest row comes from ever leads round in a circle."""
    came_from = np.append(np.where(raised_by == UNSERVED, UNSERVED, chosen[raised_by]), UNSERVED)
    for _ in range(len(came_from).bit_length()):
        came_from = came_from[came_from]
    return bool((came_from != UNSERVED).any())
