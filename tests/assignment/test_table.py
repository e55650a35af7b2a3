"""The table is narrow, leaves out closed columns and says no before a sum could be inexact."""

import numpy as np
import pytest

from waterlinks.assignment.table import EXACT, UNSERVED, Table, blocks


@pytest.mark.parametrize(
    ("heaviest", "kind"),
    [(10_000, np.int16), (10_922, np.int16), (10_923, np.int32), (10**8, np.int32), (10**10, np.int64)],
)
def test_weights_are_held_in_the_narrowest_integers_that_bear_three_of_them(heaviest, kind):
    table = Table.of(np.array([[heaviest, 1]]), np.array([1, 1]))

    assert table.weights.dtype == kind
    assert (table.weights // table.scale).tolist() == [[heaviest, 1]]


@pytest.mark.parametrize(("heaviest", "scale"), [(1, 32), (100, 32), (1_000, 10), (10_000, 1)])
def test_small_weights_are_multiplied_as_far_as_there_is_room(heaviest, scale):
    table = Table.of(np.array([[heaviest]]), np.array([1]))

    assert (table.scale, table.heaviest) == (scale, heaviest * scale)


def test_closed_columns_are_left_out_and_capacities_end_at_the_number_of_rows():
    table = Table.of(np.array([[1, 2, 3], [4, 5, 6]]), np.array([9, 0, 1]))

    assert (table.weights // table.scale).tolist() == [[1, 3], [4, 6]]
    assert table.capacities.tolist() == [2, 1]


def test_a_narrow_table_is_taken_over_without_a_copy():
    weights = np.array([[10_000, 1]], dtype=np.int16)

    assert Table.of(weights, np.array([1, 1])).weights is weights


def test_a_table_in_another_order_is_copied():
    weights = np.asfortranarray(np.array([[10_000, 1], [2, 3]], dtype=np.int16))

    held = Table.of(weights, np.array([1, 1])).weights

    assert held.flags.c_contiguous
    assert (held == weights).all()


def test_weights_may_be_as_heavy_as_exact_sums_allow():
    weights = np.array([[EXACT // 2], [1]])

    assert Table.of(weights, np.array([1])).heaviest == EXACT // 2
    with pytest.raises(ValueError, match="their product must not exceed"):
        Table.of(weights + 1, np.array([1]))


def test_gains_are_weights_less_prices_and_nothing_for_the_unserved():
    table = Table.of(np.array([[10_000, 9_000], [8_000, 7_000]]), np.array([1, 1]))

    assert table.gains(np.array([1, UNSERVED]), np.array([50, 60])).tolist() == [8_940, 0]


def test_a_column_is_full_when_its_capacity_is_taken():
    table = Table.of(np.full((3, 2), 5), np.array([1, 2]))

    assert table.full(np.array([0, 1, UNSERVED])).tolist() == [True, False]


@pytest.mark.parametrize("shape", [(0, 5), (7, 0), (1_000, 3_000)])
def test_blocks_cover_every_row_once(shape):
    rows = np.arange(shape[0])

    assert np.concatenate([rows[:0], *(rows[block] for block in blocks(*shape))]).tolist() == rows.tolist()
