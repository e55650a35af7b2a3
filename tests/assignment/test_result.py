import dataclasses

import pytest

from waterlinks.assignment.result import Assignment


def test_a_result_is_not_changed_afterwards():
    assignment = Assignment((), (), 0, 0)

    with pytest.raises(dataclasses.FrozenInstanceError):
        assignment.objective = 1
