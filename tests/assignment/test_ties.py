"""Whichever best assignment is found first, the rule leads to the same one."""

from itertools import product

import numpy as np
import pytest

from waterlinks.assignment import solver, ties
from waterlinks.assignment.table import UNSERVED, Table


def best_assignments(weights, capacities, objective):
    rows, columns = weights.shape
    for chosen in product(range(UNSERVED, columns), repeat=rows):
        held = [int(weights[row, column]) for row, column in enumerate(chosen) if column != UNSERVED]
        fits = all(chosen.count(column) <= capacities[column] for column in range(columns))
        if fits and all(held) and sum(held) == objective:
            yield np.array(chosen)


@pytest.mark.parametrize("seed", range(25))
def test_every_best_assignment_turns_into_the_same_one(seed):
    random = np.random.default_rng(seed)
    weights, capacities = random.integers(0, 3, (6, 4)), random.integers(1, 3, 4)
    solved = solver.solve(weights, capacities)
    table = Table.of(weights, capacities)
    prices = np.array(solved.prices) * table.scale
    expected = np.full(6, UNSERVED)
    for row, column in solved.pairs:
        expected[row] = column

    found = [*best_assignments(weights, capacities, solved.objective)]

    assert found
    assert all((ties.settled(table, chosen, prices) == expected).all() for chosen in found)


def settled(weights, capacities, chosen, prices):
    table = Table.of(np.array(weights), np.array(capacities))
    return ties.settled(table, np.array(chosen), np.array(prices) * table.scale).tolist()


def test_a_later_row_gives_way_to_an_earlier_one_of_the_same_weight():
    assert settled([[5], [5]], [1], [UNSERVED, 0], [5]) == [0, UNSERVED]


def test_an_earlier_row_is_served_when_another_can_move_on_to_an_empty_slot():
    assert settled([[5, 0], [9, 4]], [1, 1], [UNSERVED, 0], [5, 0]) == [0, 1]


def test_an_earlier_row_is_not_served_when_whoever_is_there_gains_from_it():
    assert settled([[5], [9]], [1], [UNSERVED, 0], [5]) == [UNSERVED, 0]


def test_rows_exchange_columns_when_the_first_gets_an_earlier_one():
    assert settled([[5, 5], [5, 5]], [1, 1], [1, 0], [0, 0]) == [0, 1]


def test_a_row_moves_to_an_earlier_empty_slot_when_its_own_costs_nothing():
    assert settled([[5, 5]], [1, 1], [1], [0, 0]) == [0]


def test_a_slot_that_has_a_price_is_not_left():
    assert settled([[5, 7]], [1, 1], [1], [0, 2]) == [1]
