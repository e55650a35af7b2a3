"""A quick auction: rows bid for slots until prices stand near the right ones.

What it returns is only a guess that saves the exact part its time. After D. Bertsekas, "Auction algorithms for
network flow problems" (1992): a row bids what makes it indifferent to its second choice, plus a small step.
"""

from dataclasses import dataclass

import numpy as np

from waterlinks.assignment.table import UNSERVED, Table, Weights, Whole, blocks

STEPS = (64, 16, 4, 1)  # times the finest, one auction after the other: coarse ones climb, fine ones settle
FINEST_STEP = 2048  # in the heaviest weight; measured: with more, bidding takes longer than solving saves
PULL_BACK = 4  # steps by which prices fall before the next auction, so that no slot starts too dear
BIDDERS = 10  # rows bid in tenths, at least 100: all at once would bid at prices of yesterday
PATIENCE = 100  # bids for each row; rows that are all alike could outbid each other by one step for ever


@dataclass(slots=True)
class _Market:
    """Prices of columns, and for each row its column and what it bid there."""

    prices: Weights
    chosen: Whole
    bids: Whole


def step(table: Table) -> int:
    """The finest step in which prices rise; guessed prices are a few of these away from the right ones."""
    return max(1, table.heaviest // FINEST_STEP)


def guess(table: Table) -> tuple[Whole, Whole]:
    """Return prices of columns and a column for each row, both near the best and neither proven."""
    rows, columns = table.shape
    prices = np.zeros(columns, dtype=table.weights.dtype)
    for size in STEPS:
        market = _Market(prices, np.full(rows, UNSERVED), np.zeros(rows, dtype=np.int64))
        _hold(table, market, size * step(table))
        prices = np.maximum(market.prices.astype(np.int64) - PULL_BACK * size * step(table), 0)
        prices = np.where(table.full(market.chosen), prices, 0).astype(table.weights.dtype)
    return market.prices.astype(np.int64), market.chosen


def _hold(table: Table, market: _Market, rise: int) -> None:
    """Let rows bid, and those that are outbid bid again, until nobody wants more or patience ends."""
    rows = len(market.chosen)
    together = max(100, rows // BIDDERS)
    patience = PATIENCE * rows
    waiting = np.arange(rows)
    while len(waiting) and patience > 0:
        bidders, waiting = waiting[:together], waiting[together:]
        patience -= len(bidders)
        columns, best, second = _choices(table, bidders, market.prices)
        wants = best > 0
        bidders, columns = bidders[wants], columns[wants]
        market.chosen[bidders] = columns
        market.bids[bidders] = market.prices[columns] + best[wants] - np.maximum(second[wants], 0) + rise
        waiting = np.concatenate([waiting, _outbid(table, market, columns)])


def _choices(table: Table, rows: Whole, prices: Weights) -> tuple[Whole, Whole, Whole]:
    """For each of the rows: its best column, and what it would gain there and at its second best."""
    columns, best, second = (np.empty(len(rows), dtype=np.int64) for _ in range(3))
    for part in blocks(len(rows), len(prices)):
        gains = table.weights[rows[part]] - prices
        at = np.arange(len(gains))
        columns[part] = first = gains.argmax(axis=1)
        best[part] = gains[at, first]
        gains[at, first] = np.iinfo(gains.dtype).min
        second[part] = gains.max(axis=1)
    return columns, best, second


def _outbid(table: Table, market: _Market, columns: Whole) -> Whole:
    """Keep the highest bids of these columns, as many as they have slots, and return the rows that lose theirs."""
    touched = np.zeros(len(market.prices) + 1, dtype=bool)  # one more, for the unserved
    touched[columns] = True
    holders = np.flatnonzero(touched[market.chosen])
    holders = holders[np.lexsort((-market.bids[holders], market.chosen[holders]))]
    held = market.chosen[holders]
    place = np.arange(len(held)) - np.searchsorted(held, held)
    last = holders[place == table.capacities[held] - 1]
    market.prices[market.chosen[last]] = market.bids[last]
    losers = holders[place >= table.capacities[held]]
    market.chosen[losers] = UNSERVED
    return losers
