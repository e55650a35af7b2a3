"""The best assignment, found by trying all, or by SciPy where there are too many, against the engine's."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import linear_sum_assignment

from waterlinks.assignment import certificate, shortlist, solver
from waterlinks.assignment.result import Assignment
from waterlinks.assignment.table import EXACT


@st.composite
def problems(draw, rows=5, columns=4):
    """Small tables with many ties and zeros, capacities from none to more than there are rows."""
    shape = draw(st.integers(0, rows)), draw(st.integers(0, columns))
    highest = draw(st.sampled_from([1, 2, 3, 6, 9_999]))
    weights = draw(arrays(np.int64, shape, elements=st.integers(0, highest)))
    return weights, draw(st.lists(st.integers(0, rows + 2), min_size=shape[1], max_size=shape[1]))


def by_trying_all(weights, capacities):
    """Highest sum first; of equal ones earlier rows served first, then the earliest column for each row in turn."""
    rows, columns = weights.shape

    def feasible(chosen):
        allowed = all(column < 0 or weights[row, column] for row, column in enumerate(chosen))
        return allowed and all(chosen.count(column) <= capacities[column] for column in range(columns))

    def worth(chosen):
        total = sum(int(weights[row, column]) for row, column in enumerate(chosen) if column >= 0)
        return total, [column >= 0 for column in chosen], [-column for column in chosen]

    best = max(filter(feasible, product(range(-1, columns), repeat=rows)), key=worth)
    return worth(best)[0], tuple((row, column) for row, column in enumerate(best) if column >= 0)


def best_sum(weights, capacities):
    """The highest sum, by SciPy on one column for each slot."""
    slots = weights[:, np.repeat(np.arange(weights.shape[1]), np.minimum(capacities, len(weights)))]
    return int(slots[linear_sum_assignment(slots, maximize=True)].sum())


def by_the_rule(weights, capacities):
    """The tie rule word by word, for tables too large to try all: fix one row after the other and solve again."""
    bonus = 10 * (int(weights.sum()) + 1)  # a row that can have one wish fulfilled will
    wishes, fulfilled = weights.copy(), 0
    best = best_sum(weights, capacities)

    def still_best(row, columns):
        tried = wishes.copy()
        tried[row] = 0
        tried[row, columns] = weights[row, columns] + bonus * (weights[row, columns] > 0)
        return tried, best_sum(tried, capacities) == best + bonus * (fulfilled + 1)

    served = []
    for row in range(len(weights)):
        tried, is_best = still_best(row, np.arange(weights.shape[1]))
        if is_best:
            served.append(row)
            wishes, fulfilled = tried, fulfilled + 1
    pairs = []
    for row in served:
        fulfilled -= 1  # its wish is made again, for one column
        for column in range(weights.shape[1]):
            tried, is_best = still_best(row, np.array([column]))
            if is_best:
                pairs.append((row, column))
                wishes, fulfilled = tried, fulfilled + 1
                break
    return tuple(pairs)


def a_table(kind, rows=300, columns=60):
    """Larger tables of several kinds: scattered, with few levels, with none, by product, and of rows that are alike."""
    random = np.random.default_rng(len(kind))
    allowed = random.random((rows, columns)) < 0.3
    weights = {
        "scattered": lambda: random.integers(1, 10_001, (rows, columns)),
        "few levels": lambda: random.integers(1, 6, (rows, columns)),
        "one level": lambda: np.ones((rows, columns), dtype=int),
        "by product": lambda: np.outer(random.integers(1, 100, rows), random.integers(1, 100, columns)),
        "rows alike": lambda: np.repeat(random.integers(1, 10_001, (rows // 50, columns)), 50, axis=0),
        "very heavy": lambda: random.integers(10**11, 9 * 10**11, (rows, columns)),
    }[kind]()
    return np.where(allowed | (kind == "by product"), weights, 0), random.integers(0, 5, columns)


KINDS = ["scattered", "few levels", "one level", "by product", "rows alike", "very heavy"]


@settings(max_examples=150, deadline=None)
@given(problems())
def test_small_tables_are_assigned_as_by_trying_all(problem):
    weights, capacities = problem

    assignment = solver.solve(weights, capacities)

    assert (assignment.objective, assignment.pairs) == by_trying_all(weights, capacities)
    assert certificate.check(weights, capacities, assignment) == []


@settings(max_examples=60, deadline=None)
@given(problems(rows=7, columns=5))
def test_a_price_is_what_one_more_slot_adds(problem):
    weights, capacities = problem

    assignment = solver.solve(weights, capacities)

    for column, price in enumerate(assignment.prices):
        more = [room + (at == column) for at, room in enumerate(capacities)]
        assert solver.solve(weights, more).objective == assignment.objective + price


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([1, 2, 4]))
def test_ties_fall_by_the_rule_on_tables_too_large_to_try_all(seed, levels):
    random = np.random.default_rng(seed)
    weights = random.integers(0, levels + 1, (14, 6))
    capacities = random.integers(0, 4, 6)

    assert solver.solve(weights, capacities).pairs == by_the_rule(weights, capacities)


@pytest.mark.parametrize("kind", KINDS)
def test_larger_tables_reach_the_highest_sum_and_prove_it(kind):
    weights, capacities = a_table(kind)

    assignment = solver.solve(weights, capacities)

    assert assignment.objective == best_sum(weights, capacities)
    assert certificate.check(weights, capacities, assignment) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_best_is_found_however_unlikely_its_pairs_were(kind, monkeypatch):
    weights, capacities = a_table(kind)
    expected = solver.solve(weights, capacities)
    monkeypatch.setattr(
        shortlist, "likely", lambda table, *_: np.flatnonzero(table.weights == table.weights.max())[:1]
    )

    assert solver.solve(weights, capacities) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_input_gives_the_same_output(kind):
    weights, capacities = a_table(kind)

    assert solver.solve(weights, capacities) == solver.solve(weights.copy(), list(capacities))


@pytest.mark.parametrize("form", [np.int16, np.uint16, np.int32, np.uint64])
def test_the_width_and_order_of_the_numbers_change_nothing(form):
    weights, capacities = a_table("scattered")

    assignment = solver.solve(np.asfortranarray(weights.astype(form)), capacities.astype(np.int8))

    assert assignment == solver.solve(weights, capacities)


def test_what_is_given_stays_as_it_is():
    weights, capacities = a_table("scattered")
    before = weights.copy(), capacities.copy()

    solver.solve(weights, capacities)

    assert (weights == before[0]).all()
    assert (capacities == before[1]).all()


def test_when_all_are_equal_the_first_rows_take_the_first_columns():
    weights = np.full((7, 3), 42)

    assignment = solver.solve(weights, [2, 1, 2])

    assert assignment.pairs == ((0, 0), (1, 0), (2, 1), (3, 2), (4, 2))
    assert assignment.prices == (42, 42, 42)


def test_of_rows_that_gain_the_same_the_earlier_are_served():
    assert solver.solve(np.array([[5], [5], [5]]), [2]).pairs == ((0, 0), (1, 0))


def test_a_later_row_that_gains_more_comes_before_an_earlier_one():
    assert solver.solve(np.array([[5], [6]]), [1]).pairs == ((1, 0),)


@pytest.mark.parametrize(("room", "objective"), [(0, 0), (9, 5)])
def test_no_room_and_more_room_than_rows_are_both_proven(room, objective):
    weights = np.array([[3, 1], [2, 2]])

    assignment = solver.solve(weights, [room, room])

    assert assignment.objective == objective
    assert certificate.check(weights, [room, room], assignment) == []


def test_rows_beyond_the_slots_stay_unserved_and_set_the_price():
    weights = np.array([[5], [9], [7]])

    assert solver.solve(weights, [1]) == Assignment(((1, 0),), (7,), 9, 9)


def test_more_slots_than_rows_cost_nothing():
    weights = np.array([[5, 3]])

    assert solver.solve(weights, [10**30, 8]) == Assignment(((0, 0),), (0, 0), 5, 5)


def test_a_column_without_a_slot_has_the_price_of_its_first_one():
    weights = np.array([[5, 9], [4, 0]])

    assert solver.solve(weights, [2, 0]) == Assignment(((0, 0), (1, 0)), (0, 4), 9, 9)


def test_where_nothing_is_allowed_nobody_is_assigned():
    assert solver.solve(np.zeros((3, 2), dtype=int), [1, 1]) == Assignment((), (0, 0), 0, 0)


@pytest.mark.parametrize("shape", [(0, 0), (0, 2), (3, 0)])
def test_an_empty_table_is_assigned(shape):
    assignment = solver.solve(np.zeros(shape, dtype=int), [1] * shape[1])

    assert assignment == Assignment((), (0,) * shape[1], 0, 0)


def test_weights_are_added_exactly_up_to_the_last_unit():
    heavy = EXACT // 2
    weights = np.array([[heavy, heavy - 1], [heavy - 1, heavy - 3]])

    assert solver.solve(weights, [1, 1]) == Assignment(((0, 1), (1, 0)), (1, 0), 2 * heavy - 2, 2 * heavy - 2)


def test_weights_too_large_to_be_added_exactly_are_refused():
    weights = np.array([[EXACT], [1]])

    with pytest.raises(ValueError, match=f"Weights up to {EXACT} in 2 rows"):
        solver.solve(weights, [1])


@pytest.mark.parametrize("weights", [np.array([[0.5]]), np.array([1, 2]), np.array([[True]])])
def test_what_is_no_table_of_integers_is_refused(weights):
    with pytest.raises(TypeError, match="Weights are a table of integers"):
        solver.solve(weights, [1])


def test_a_capacity_that_is_no_integer_is_refused():
    with pytest.raises(TypeError, match="integer"):
        solver.solve(np.array([[1]]), [1.5])


def test_capacities_must_be_one_for_each_column():
    with pytest.raises(ValueError, match="1 capacities were given for 2 columns"):
        solver.solve(np.array([[1, 2]]), [1])


@pytest.mark.parametrize(("weight", "room"), [(-1, 1), (1, -1)])
def test_negative_numbers_are_refused(weight, room):
    with pytest.raises(ValueError, match="must not be negative"):
        solver.solve(np.array([[weight]]), [room])
