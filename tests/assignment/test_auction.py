"""The guess need not be right, but it must be possible, and near enough to be of use."""

import numpy as np
import pytest

from waterlinks.assignment import auction
from waterlinks.assignment.table import UNSERVED, Table


def a_table(highest=10_000, rows=400, columns=60):
    random = np.random.default_rng(5)
    weights = random.integers(0, highest + 1, (rows, columns))
    return Table.of(np.where(random.random(weights.shape) < 0.3, weights, 0), random.integers(1, 5, columns))


@pytest.mark.parametrize("highest", [1, 100, 10_000])
def test_the_guess_is_a_possible_assignment(highest):
    table = a_table(highest)

    _, chosen = auction.guess(table)

    served = np.flatnonzero(chosen != UNSERVED)
    assert (table.of_pairs(served, chosen[served]) > 0).all()
    assert (np.bincount(chosen[served], minlength=60) <= table.capacities).all()


def test_guessed_prices_bound_the_sum_within_a_few_steps_for_each_slot():
    table = a_table()

    prices, chosen = auction.guess(table)

    gains = np.maximum((table.weights - prices).max(axis=1), 0)
    bound = int(gains.sum()) + int((prices * table.capacities).sum())
    assert 0 <= bound - table.held(chosen).sum() <= 4 * auction.step(table) * table.capacities.sum()


def test_rows_that_are_all_alike_do_not_outbid_each_other_for_ever(monkeypatch):
    monkeypatch.setattr(auction, "PATIENCE", 1)
    table = Table.of(np.full((500, 5), 10_000), np.ones(5, dtype=np.int64))

    prices, _ = auction.guess(table)

    assert prices.max() < 10_000


def test_the_finest_step_is_at_least_one():
    assert auction.step(Table.of(np.array([[1]]), np.array([1]))) == 1
    assert auction.step(a_table()) == 4
