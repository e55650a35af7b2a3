"""Least prices exist for the best assignment only, and nobody objects at them."""

import numpy as np

from waterlinks.assignment import prices
from waterlinks.assignment.table import UNSERVED, Table

WEIGHTS = np.array([[9_008, 9_006], [9_008, 9_005], [9_007, 0]], dtype=np.int16)
ALL = np.array([0, 1, 2, 3, 4])
NOTHING = np.zeros(2, dtype=np.int64)


def a_table(weights=WEIGHTS):
    return Table.of(weights, np.ones(weights.shape[1], dtype=np.int64))


def test_least_prices_are_what_others_would_give():
    found = prices.least(a_table(), np.array([1, 0, UNSERVED]), ALL, NOTHING)

    assert found is not None
    assert found.tolist() == [9_007, 9_004]


def test_fewer_pairs_leave_prices_lower_and_others_object():
    table, chosen = a_table(), np.array([1, 0, UNSERVED])

    found = prices.least(table, chosen, np.array([1, 2]), NOTHING)

    assert found is not None
    assert found.tolist() == [0, 0]
    assert prices.objections(table, chosen, found).tolist() == [0, 4]


def test_nobody_objects_at_prices_that_prove_the_assignment():
    assert prices.objections(a_table(), np.array([1, 0, UNSERVED]), np.array([9_007, 9_004])).tolist() == []


def test_there_are_no_prices_when_a_row_should_give_way():
    assert prices.least(a_table(), np.array([UNSERVED, 1, 0]), ALL, NOTHING) is None


def test_there_are_no_prices_when_an_empty_slot_is_wanted():
    assert prices.least(a_table(), np.array([UNSERVED, 0, UNSERVED]), ALL, NOTHING) is None


def test_prices_that_raise_each_other_in_a_circle_are_noticed_long_before_they_reach_a_weight():
    table = a_table(np.array([[10_000, 9_999], [9_999, 10_000]]))

    assert prices.least(table, np.array([1, 0]), np.arange(4), NOTHING) is None


def test_a_long_chain_of_prices_is_no_circle():
    size = 40
    weights = np.zeros((size, size), dtype=np.int64)
    weights[np.arange(size), np.arange(size)] = 5_000
    weights[np.arange(size - 1), np.arange(1, size)] = 5_010
    weights = np.vstack(
        [weights, np.eye(1, size, dtype=np.int64) * 100]
    )  # the last row would take the first column
    chosen = np.append(np.arange(size), UNSERVED)

    found = prices.least(a_table(weights), chosen, np.flatnonzero(weights), np.zeros(size, dtype=np.int64))

    assert found is not None
    assert (found // a_table(weights).scale).tolist() == [100 + 10 * place for place in range(size)]


def test_a_closed_column_costs_what_its_first_slot_would_add():
    closed = np.array([False, True, True])
    weights = np.array([[5, 9, 0], [4, 0, 3]], dtype=np.uint8)

    assert prices.of_closed(weights, closed, np.array([5, 4])).tolist() == [4, 0]
