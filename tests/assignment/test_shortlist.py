"""Among the pairs of a list the best assignment is exact, whatever prices help to find it."""

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from waterlinks.assignment import shortlist
from waterlinks.assignment.table import UNSERVED, Table


def a_problem(seed):
    random = np.random.default_rng(seed)
    weights = random.integers(0, 10_001, (40, 12))
    return Table.of(weights, random.integers(1, 4, 12)), random


@pytest.mark.parametrize("seed", range(10))
def test_the_best_among_listed_pairs_is_exact_at_any_prices(seed):
    table, random = a_problem(seed)
    pairs = np.flatnonzero((table.weights > 0) & (random.random(table.shape) < 0.3))
    listed = np.zeros(table.weights.size, dtype=np.int64)
    listed[pairs] = table.weights.ravel()[pairs]
    slots = listed.reshape(table.shape)[:, np.repeat(np.arange(12), table.capacities)]

    chosen = shortlist.best_among(table, pairs, random.integers(0, 10_000, 12))

    served = np.flatnonzero(chosen != UNSERVED)
    assert set(served * 12 + chosen[served]) <= set(pairs)
    assert (np.bincount(chosen[served], minlength=12) <= table.capacities).all()
    assert table.held(chosen).sum() == slots[linear_sum_assignment(slots, maximize=True)].sum()


def test_likely_pairs_are_those_near_their_rows_best_and_the_chosen_ones():
    last = 10_000 - 5 * shortlist.NEAR[-1]
    weights = np.array([[10_000, last, last - 1, 3], [0, 0, 0, 4]], dtype=np.int16)
    table = Table.of(weights, np.ones(4, dtype=int))

    pairs = shortlist.likely(table, np.array([0, 0, 0, 9_000]), np.array([3, UNSERVED]), step=5)

    assert pairs.tolist() == [0, 1, 3]


def test_a_row_that_gains_nothing_lists_what_would_cost_a_little_more_than_its_worth():
    last = 10_000 - shortlist.NEAR[-1]
    table = Table.of(np.array([[last, last - 1]], dtype=np.int16), np.ones(2, dtype=int))

    assert shortlist.likely(table, np.array([10_000, 10_000]), np.array([UNSERVED]), step=1).tolist() == [0]


def test_where_very_many_are_equally_good_each_row_lists_some_and_all_columns_are_listed():
    table = Table.of(np.full((100, 200), 10_000), np.ones(200, dtype=int))

    pairs = shortlist.likely(table, np.zeros(200, dtype=int), np.full(100, UNSERVED), step=19)

    assert set(np.bincount(pairs // 200)) == {shortlist.PLENTY}
    assert len(set(pairs % 200)) == 200
