"""Small matrices against every assignment there is; what is large is for the benchmark."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waterlinks.assignment.certificate import check
from waterlinks.assignment.solver import solve


def best_of_all(weights, capacities):
    """Return the most that any assignment reaches, by trying them all."""
    rows, columns = weights.shape
    most = 0
    for choice in product(range(-1, columns), repeat=rows):
        taken = [choice.count(column) for column in range(columns)]
        fits = all(n <= room for n, room in zip(taken, capacities, strict=True))
        allowed = all(column < 0 or weights[row, column] for row, column in enumerate(choice))
        if fits and allowed:
            most = max(most, sum(weights[row, column] for row, column in enumerate(choice) if column >= 0))
    return most


@st.composite
def problems(draw):
    rows, columns = draw(st.integers(0, 4)), draw(st.integers(0, 3))
    weights = draw(
        st.lists(
            st.lists(st.integers(0, 4), min_size=columns, max_size=columns), min_size=rows, max_size=rows
        )
    )
    capacities = draw(st.lists(st.integers(0, 5), min_size=columns, max_size=columns))
    return np.array(weights, dtype=np.int64).reshape(rows, columns), capacities


@given(problems())
@settings(deadline=None, max_examples=150)
def test_nothing_reaches_more_and_the_prices_prove_it(problem):
    weights, capacities = problem

    assignment = solve(weights, capacities)

    assert assignment.objective == best_of_all(weights, capacities)
    assert check(weights, capacities, assignment) == []


def test_of_two_rows_that_gain_the_same_the_earlier_is_served():
    weights = np.array([[5], [5], [5]])

    assert solve(weights, [2]).pairs == ((0, 0), (1, 0))


def test_a_later_row_that_gains_more_comes_before_an_earlier_one():
    assert solve(np.array([[5], [6]]), [1]).pairs == ((1, 0),)


def test_the_same_question_has_the_same_answer():
    weights = np.random.default_rng(7).integers(0, 3, (40, 12))

    assert solve(weights, [2] * 12) == solve(weights.copy(), [2] * 12)


def test_large_weights_stay_exact():
    weights = np.array([[10_000, 9_999], [10_000, 1]])

    assignment = solve(weights, [1, 1])

    assert assignment.objective == 19_999
    assert check(weights, [1, 1], assignment) == []


@pytest.mark.parametrize("capacities", [[0, 0], [9, 9]])
def test_no_room_and_more_room_than_rows_are_both_proven(capacities):
    weights = np.array([[3, 1], [2, 2]])

    assignment = solve(weights, capacities)

    assert assignment.objective == (0 if capacities == [0, 0] else 5)
    assert check(weights, capacities, assignment) == []
