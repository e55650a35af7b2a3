"""The best assignment of rows to columns under capacities, and the prices that prove it.

A quick auction guesses prices; the best assignment among the likely pairs is found exactly; its least prices are
held against all pairs, and whoever objects adds a pair. When nobody objects the assignment is proven.
"""

from collections.abc import Sequence
from operator import index

import numpy as np

from waterlinks.assignment import auction, prices, shortlist, ties
from waterlinks.assignment.result import Assignment
from waterlinks.assignment.table import UNSERVED, Table, Weights, Whole


def solve(weights: Weights, capacities: Sequence[int] | Whole) -> Assignment:
    """Assign each row to at most one column so that the weights add up to the most.

    `weights` (rows, columns) are integers from 0; 0 means the pair is not allowed. `capacities` say how many rows
    each column can take. Of several best assignments the one that serves the earliest rows is returned, and of those
    the one that gives the first row its earliest column, then the second row, and so on.

    Raises TypeError for numbers that are not integers, ValueError for negative ones, for shapes that do not fit, and
    for weights too large to be added exactly.
    """
    places = _places(weights, capacities)
    slots = np.array([min(room, len(weights)) for room in places], dtype=np.int64)
    table = Table.of(weights, slots)
    chosen, cost = _best(table) if table.heaviest else _nobody(table)
    chosen = ties.settled(table, chosen, cost)
    gains = table.gains(chosen, cost) // table.scale
    every = np.zeros_like(slots)
    every[slots > 0] = cost // table.scale
    every[slots == 0] = prices.of_closed(weights, slots == 0, gains)
    columns = np.append(np.flatnonzero(slots), UNSERVED)[chosen]
    return Assignment(
        tuple((row, column) for row, column in enumerate(columns.tolist()) if column != UNSERVED),
        tuple(every.tolist()),
        sum((table.held(chosen) // table.scale).tolist()),
        sum(gains.tolist()) + sum(room * price for room, price in zip(places, every.tolist(), strict=True)),
    )


def _best(table: Table) -> tuple[Whole, Whole]:
    """Return a best assignment, for each row its column or UNSERVED, and the least prices that prove it."""
    guessed, chosen = auction.guess(table)
    pairs = shortlist.likely(table, guessed, chosen, auction.step(table))
    while True:
        chosen = shortlist.best_among(table, pairs, guessed)
        cost = prices.least(table, chosen, pairs, np.zeros_like(guessed))
        while cost is not None:
            missed = prices.objections(table, chosen, cost)
            if not len(missed):
                return chosen, cost
            pairs, guessed = np.union1d(pairs, missed), cost
            cost = prices.least(table, chosen, pairs, cost)


def _nobody(table: Table) -> tuple[Whole, Whole]:
    rows, columns = table.shape
    return np.full(rows, UNSERVED), np.zeros(columns, dtype=np.int64)


def _places(weights: Weights, capacities: Sequence[int] | Whole) -> list[int]:
    """Return the capacities, once weights and capacities are known to be usable."""
    if weights.ndim != 2 or not np.issubdtype(weights.dtype, np.integer):
        raise TypeError(f"Weights are a table of integers, not {weights.ndim} dimensions of {weights.dtype}.")
    places = [index(room) for room in capacities]
    if len(places) != weights.shape[1]:
        raise ValueError(f"{len(places)} capacities were given for {weights.shape[1]} columns.")
    if weights.min(initial=0) < 0 or min(places, default=0) < 0:
        raise ValueError("Weights and capacities must not be negative.")
    return places
