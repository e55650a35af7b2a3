import pytest

from matching.engine.makers import a_mentor, a_need, a_network
from waterlinks.matching.engine import readiness
from waterlinks.matching.engine.scoring import add_up


@pytest.mark.parametrize(
    ("need", "mentor", "figure"),
    [
        ({}, {}, (10_000, 10_000, 10_000)),
        ({}, {"days_per_quarter": 40}, (9500, 9500, 9500)),
        ({}, {"days_per_quarter": None}, (7500, 8750, 10_000)),
        ({}, {"team_named": False}, (9000, 9000, 9000)),
        ({}, {"director_commits": None}, (9000, 9500, 10_000)),
        ({}, {"budget_usd": 0}, (9500, 9500, 9500)),
        ({"director_commits": False}, {}, (8000, 8000, 8000)),
        ({"team_named": None}, {}, (8500, 9250, 10_000)),
        ({"budget_usd": 5000}, {}, (9800, 9800, 9800)),
        ({"can_host": None}, {}, (9500, 9750, 10_000)),
    ],
)
def test_both_sides_add_what_they_have_said(need, mentor, figure):
    pairing = a_network(a_need(**need), a_mentor(**mentor)).chosen([0], [0])

    assert tuple(int(add_up(readiness.parts(pairing, bound))[0]) for bound in range(3)) == figure
