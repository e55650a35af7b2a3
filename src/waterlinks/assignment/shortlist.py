"""A few pairs instead of all: which ones are likely, and the best assignment that uses only those.

A list of pairs is an array of cells, `row * columns + column`, in order and each once.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from waterlinks.assignment.table import UNSERVED, Table, Weights, Whole

NEAR = (2, 8)  # steps of the auction below a row's best choice; measured: with more, solving takes longer
PLENTY = 12  # pairs kept for one row and band where many are equally good


def likely(table: Table, prices: Whole, chosen: Whole, step: int) -> Whole:
    """Return the pairs that come near their row's best choice at these prices, and all chosen pairs."""
    columns = table.shape[1]
    cost = prices.astype(table.weights.dtype)
    served = np.flatnonzero(chosen != UNSERVED)
    found = [served * columns + chosen[served]]
    for rows in table.blocks():
        gains = table.weights[rows] - cost
        gains -= np.maximum(gains.max(axis=1), 0)[:, None]
        near = np.flatnonzero(gains >= -NEAR[-1] * step)
        near = near[table.weights[rows].ravel()[near] > 0]
        found += [rows.start * columns + cells for cells in _bands(near, gains, step)]
    return np.unique(np.concatenate(found))


def best_among(table: Table, pairs: Whole, prices: Whole) -> Whole:
    """Return the best assignment that uses only these pairs: for each row its column or UNSERVED.

    It is exact at any prices; the nearer they are to the right ones, the faster.
    """
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching  # slow: 0.3 s and 50 MB

    slot_columns = np.repeat(np.arange(table.shape[1]), _slots(table, pairs))
    _, partners = min_weight_full_bipartite_matching(_doubled(table, pairs, prices))
    partners = partners[: table.shape[0]]
    chosen = np.full(table.shape[0], UNSERVED)
    served = partners < len(slot_columns)
    chosen[served] = slot_columns[partners[served]]
    return chosen


def _bands(near: Whole, gains: Weights, step: int) -> Iterator[Whole]:
    """Of cells near the best, those within each band, thinned out evenly where a row has very many."""
    band = np.searchsorted(np.array(NEAR) * step, -gains.ravel()[near].astype(np.int64))
    for each in range(len(NEAR)):
        yield _thinned(near[band == each], *gains.shape)


def _thinned(cells: Whole, rows: int, columns: int) -> Whole:
    """Keep about PLENTY cells of each row, evenly spread, another spread for every row."""
    of_row = cells // columns
    count = np.bincount(of_row, minlength=rows)
    place = np.arange(len(cells)) - (np.cumsum(count) - count)[of_row]
    many = count[of_row]
    turned = (place + of_row * 7919) % np.maximum(many, 1)  # a prime, so that neighbours keep other columns
    return cells[(many <= PLENTY) | (turned * PLENTY % np.maximum(many, 1) < PLENTY)]


def _slots(table: Table, pairs: Whole) -> Whole:
    """How many slots of each column these pairs could take."""
    return np.minimum(table.capacities, np.bincount(pairs % table.shape[1], minlength=table.shape[1]))


def _doubled(table: Table, pairs: Whole, prices: Whole) -> Any:
    """Return the graph whose cheapest perfect matching is the best assignment.

    Rows and slots each have a stand-in on the other side. An unserved row takes its own stand-in and forgoes its
    gain; an empty slot takes its own and forgoes its price; the stand-ins of a pair take each other for nothing. So
    every matching costs the same sum of gains and prices, less the weights of its pairs.
    """
    from scipy.sparse import csr_array  # slow: 0.3 s and 50 MB

    rows, columns = np.divmod(pairs, table.shape[1])
    worth = table.of_pairs(rows, columns) - prices[columns]
    gains = np.zeros(table.shape[0], dtype=np.int64)
    np.maximum.at(gains, rows, worth)
    slots = _slots(table, pairs)
    times = slots[columns]
    row = np.repeat(rows, times)
    slot = (np.cumsum(slots) - slots)[columns].repeat(times) + _counted(times)
    everyone, every_slot = np.arange(len(gains)), np.arange(slots.sum())
    left = np.concatenate([row, everyone, len(gains) + every_slot, len(gains) + slot])
    right = np.concatenate([slot, len(every_slot) + everyone, every_slot, len(every_slot) + row])
    cost = np.concatenate([np.repeat(gains[rows] - worth, times), gains, np.repeat(prices, slots), 0 * row])
    size = len(everyone) + len(every_slot)
    return csr_array((cost + 1.0, (left, right)), shape=(size, size))  # + 1: SciPy takes a zero for no edge


def _counted(times: Whole) -> Whole:
    """0, 1, ... for each of the times, one after the other."""
    return np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
