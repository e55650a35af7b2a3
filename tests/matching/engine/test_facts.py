import pytest

from matching.engine.makers import a_context, a_mentor, a_need, an_area, an_offer


def test_a_place_is_known_only_when_both_degrees_are():
    assert a_context(latitude=0.0, longitude=9.5).place == (0.0, 9.5)
    assert a_context(latitude=None).place is None
    assert a_context(longitude=None).place is None


@pytest.mark.parametrize(
    ("make", "changes", "named"),
    [
        (a_context, {"origin_kind": "demo"}, "origin_kind"),
        (a_context, {"income_group": 5}, "income_group"),
        (a_context, {"latitude": 90.5}, "latitude"),
        (a_context, {"longitude": -181}, "longitude"),
        (a_context, {"time_zone": 15}, "time_zone"),
        (a_context, {"people_served": -1}, "people_served"),
        (an_area, {"priority": 0}, "priority"),
        (an_area, {"level_now": 5}, "level_now"),
        (an_area, {"level_aim": -1}, "level_aim"),
        (an_area, {"weight": 101}, "weight"),
        (an_offer, {"level": 5}, "level"),
        (an_offer, {"evidence_grade": "E"}, "evidence_grade"),
        (an_offer, {"weight": -1}, "weight"),
        (a_need, {"budget_usd": -1}, "budget_usd"),
        (a_need, {"areas": (an_area(), an_area())}, "areas of N-0001"),
        (a_need, {"areas": tuple(an_area(f"area-{number}") for number in range(101))}, "number of areas"),
        (a_mentor, {"offers": (an_offer(), an_offer())}, "offers of lakeside"),
        (a_mentor, {"days_per_quarter": -1}, "days_per_quarter"),
        (a_mentor, {"slots": -1}, "slots"),
        (a_mentor, {"budget_usd": -1}, "budget_usd"),
        (a_mentor, {"partnerships_completed": -1}, "partnerships_completed"),
        (a_mentor, {"partnerships_running": -1}, "partnerships_running"),
    ],
)
def test_a_fact_that_cannot_be_is_refused_by_name(make, changes, named):
    with pytest.raises(ValueError, match=f"^{named} "):
        make(**changes)
