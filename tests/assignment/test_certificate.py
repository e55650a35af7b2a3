import ast
from dataclasses import replace

import numpy as np
import pytest

from house import SOURCE
from waterlinks.assignment.certificate import check
from waterlinks.assignment.result import Assignment

WEIGHTS = np.array([[7, 4], [6, 0], [5, 3]])
CAPACITIES = [1, 1]


@pytest.fixture
def proven():
    """7+3: the first row at the first column, the third at the second; or 6+4. Both reach 10."""
    return Assignment(pairs=((0, 0), (2, 1)), prices=(6, 3), objective=10, dual_bound=10)


def test_the_checker_shares_no_code_with_the_solver():
    tree = ast.parse((SOURCE / "assignment" / "certificate.py").read_text())
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert not [module for module in imported if module and module.startswith("waterlinks")]


def test_a_proven_assignment_has_no_problem(proven):
    assert check(WEIGHTS, CAPACITIES, proven) == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"pairs": ((0, 0),)}, "The pairs come to 7"),
        ({"pairs": ((0, 0), (2, 1), (2, 0))}, "Row 2 is assigned 2 times."),
        ({"pairs": ((0, 0), (1, 0))}, "Column 0 is over its capacity."),
        ({"pairs": ((0, 0), (1, 1))}, "Pair (1, 1) is not allowed."),
        ({"pairs": ((0, 0), (9, 1))}, "A pair is outside the matrix."),
        ({"prices": (5, 3)}, "The prices bound it by"),
        ({"prices": (7, 3)}, "The prices bound it by"),
        ({"prices": (6, -1)}, "A price is negative."),
        ({"objective": 11}, "The pairs come to 10, not to 11."),
        ({"dual_bound": 9}, "The prices bound it by 10, not by 9."),
    ],
)
def test_every_tampering_is_found(proven, changes, problem):
    problems = check(WEIGHTS, CAPACITIES, replace(proven, **changes))

    assert any(one.startswith(problem) for one in problems)


def test_an_assignment_that_is_not_the_best_cannot_be_proven():
    worse = Assignment(pairs=((2, 0),), prices=(6, 3), objective=5, dual_bound=10)

    assert check(WEIGHTS, CAPACITIES, worse) == ["The prices allow 10, 5 more than is reached."]
