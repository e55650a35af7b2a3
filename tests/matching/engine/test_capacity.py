import pytest

from matching.engine.makers import a_mentor
from waterlinks.matching.engine import capacity


@pytest.mark.parametrize(
    ("days", "running", "slots"),
    [(0, 0, 0), (19, 0, 0), (20, 0, 1), (39, 0, 1), (40, 0, 2), (40, 1, 1), (40, 2, 0), (40, 3, 0)],
)
def test_every_twenty_days_a_quarter_are_a_slot_and_running_partnerships_use_one_each(days, running, slots):
    mentor = a_mentor(days_per_quarter=days, partnerships_running=running)

    assert capacity.known_free_slots(mentor) == slots
    assert capacity.free_slots(mentor) == slots


@pytest.mark.parametrize(("stated", "running", "free"), [(3, 1, 2), (1, 1, 0), (0, 0, 0), (1, 4, 0)])
def test_slots_that_are_stated_count_before_days(stated, running, free):
    mentor = a_mentor(slots=stated, days_per_quarter=200, partnerships_running=running)

    assert capacity.known_free_slots(mentor) == free


@pytest.mark.parametrize("running", [0, 2])
def test_a_mentor_whose_days_are_unknown_has_one_slot_to_plan_with(running):
    mentor = a_mentor(days_per_quarter=None, partnerships_running=running)

    assert capacity.known_free_slots(mentor) is None
    assert capacity.free_slots(mentor) == 1


@pytest.mark.parametrize(("days", "running", "free"), [(50, 0, 50), (50, 2, 10), (50, 3, 0), (None, 1, None)])
def test_free_days_are_what_running_partnerships_leave(days, running, free):
    assert capacity.free_days(a_mentor(days_per_quarter=days, partnerships_running=running)) == free
