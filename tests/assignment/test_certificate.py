"""The checker accepts what is proven and names what is not, without the solver's help."""

import ast
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from house import SOURCE
from waterlinks.assignment import certificate, solver
from waterlinks.assignment.result import Assignment

WEIGHTS = np.array([[8, 6, 0], [8, 5, 0], [7, 0, 3]])
CAPACITIES = [1, 1, 2]
PROVEN = Assignment(((0, 1), (1, 0), (2, 2)), (4, 1, 0), 17, 17)


def test_a_proven_assignment_has_no_problems():
    assert certificate.check(WEIGHTS, CAPACITIES, PROVEN) == []


def test_the_checker_shares_no_code_with_the_solver():
    tree = ast.parse((SOURCE / "assignment" / "certificate.py").read_text(encoding="utf-8"))
    froms = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}

    assert names | froms == {"collections", "collections.abc", "numpy", "numpy.typing", "typing"}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"pairs": ((0, 0), (1, 1), (2, 2))}, "The pairs come to 16, not to 17."),
        ({"pairs": ((0, 1), (1, 0))}, "Row 2 gains 0 where it is and could gain 3."),
        ({"pairs": ((0, 1), (1, 0), (2, 1))}, "Pair (2, 1) is not allowed."),
        ({"pairs": ((0, 1), (1, 0), (2, 0))}, "Column 0 takes 2 rows, 1 more than its capacity."),
        ({"pairs": ((0, 1), (1, 0), (1, 1), (2, 2))}, "Row 1 is assigned 2 times."),
        ({"pairs": ((0, 1), (1, 0), (3, 2))}, "Pair (3, 2) is outside the table."),
        ({"pairs": ((0, 1), (1, 0), (2, -1))}, "Pair (2, -1) is outside the table."),
        ({"prices": (5, 1, 0)}, "Row 1 gains 3 where it is and could gain 4."),
        ({"prices": (3, 1, 0)}, "Row 2 gains 3 where it is and could gain 4."),
        ({"prices": (4, 1, 1)}, "Column 2 has an empty slot and yet the price 1."),
        ({"prices": (4, 1, -1)}, "Column 2 has the negative price -1."),
        ({"prices": (4, 1)}, "3 columns, 3 capacities and 2 prices do not fit."),
        ({"objective": 18}, "The pairs come to 17, not to 18."),
        ({"dual_bound": 16}, "The prices bound the sum by 17, not by 16."),
    ],
)
def test_tampering_is_named(change, problem):
    assert problem in certificate.check(WEIGHTS, CAPACITIES, replace(PROVEN, **change))


def test_other_prices_are_accepted_when_they_prove_it_too():
    assert certificate.check(WEIGHTS, CAPACITIES, replace(PROVEN, prices=(4, 2, 0))) == []


def test_an_assignment_that_leaves_a_slot_empty_is_not_proven():
    worse = replace(PROVEN, pairs=((0, 1), (2, 2)), objective=9)

    problems = certificate.check(WEIGHTS, CAPACITIES, worse)

    assert "The prices allow 8 more than is reached." in problems
    assert "Column 0 has an empty slot and yet the price 4." in problems


def test_one_capacity_too_few_is_named():
    problems = certificate.check(WEIGHTS, CAPACITIES[:2], PROVEN)

    assert problems == ["3 columns, 2 capacities and 3 prices do not fit."]


def test_an_assignment_that_is_only_second_best_cannot_be_proven_by_any_small_prices():
    second = ((0, 0), (1, 1), (2, 2))

    for prices in np.ndindex(9, 9, 4):
        assert certificate.check(WEIGHTS, CAPACITIES, Assignment(second, prices, 16, 16))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32), st.data())
def test_a_price_lowered_by_one_proves_nothing(seed, data):
    random = np.random.default_rng(seed)
    weights, capacities = random.integers(0, 9, (9, 4)), random.integers(0, 3, 4)
    assignment = solver.solve(weights, capacities)
    asked = [column for column, price in enumerate(assignment.prices) if price and capacities[column]]
    lowered = list(assignment.prices)
    if asked:
        lowered[data.draw(st.sampled_from(asked))] -= 1

    problems = certificate.check(weights, capacities, replace(assignment, prices=tuple(lowered)))

    assert bool(problems) == bool(asked)


@pytest.mark.parametrize("heavy", [2**61, 2**62, 2**63])
def test_sums_beyond_64_bits_are_checked_exactly(heavy):
    weights = np.array([[heavy, heavy - 1], [heavy - 1, 0]], dtype=np.uint64)
    pairs = ((0, 1), (1, 0))
    proven = Assignment(pairs, (heavy - 1, heavy - 2), 2 * heavy - 2, 2 * heavy - 2)

    assert certificate.check(weights, [1, 1], proven) == []
    assert certificate.check(weights, [1, 1], replace(proven, objective=2 * heavy - 1)) == [
        f"The pairs come to {2 * heavy - 2}, not to {2 * heavy - 1}."
    ]


@pytest.mark.parametrize("shape", [(0, 0), (0, 2), (2, 0)])
def test_nothing_to_assign_is_proven(shape):
    nothing = Assignment((), (0,) * shape[1], 0, 0)

    assert certificate.check(np.zeros(shape, dtype=int), [1] * shape[1], nothing) == []
