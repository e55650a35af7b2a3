"""What was solved stays as it is, and says how much its prices still allow."""

from dataclasses import FrozenInstanceError

import pytest

from waterlinks.assignment.result import Assignment


def test_a_result_is_not_changed_afterwards():
    assignment = Assignment((), (), 0, 0)

    with pytest.raises(FrozenInstanceError):
        assignment.objective = 1


def test_the_gap_is_what_the_prices_still_allow():
    assert Assignment(((0, 0),), (2,), objective=5, dual_bound=7).gap == 2
