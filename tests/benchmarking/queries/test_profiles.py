import pytest

from figure_makers import a_batch, an_observation
from makers import an_operator
from waterlinks.benchmarking.models import Observation
from waterlinks.benchmarking.queries.profiles import profiles
from waterlinks.operators.actions.imported import Profile

pytestmark = pytest.mark.django_db


def told():
    return list(profiles(Observation.objects.live()))


def test_size_and_supply_are_told_by_the_figures():
    operator = an_operator()
    batch = a_batch()
    for item, value in {"i40": 38000, "i41": 9000, "x_hours": 17.5}.items():
        an_observation(operator, item, value, batch=batch)

    assert told() == [Profile(operator.pk, people_served=38000, connections=9000, hours_of_supply=17.5)]


def test_they_also_follow_from_the_items_of_another_questionnaire():
    operator = an_operator()
    an_observation(operator, "AG001", 38000)

    assert told() == [Profile(operator.pk, people_served=38000)]


def test_each_fact_is_of_the_newest_year_that_has_it():
    operator = an_operator()
    an_observation(operator, "i40", 30000, year=2023)
    an_observation(operator, "i41", 9000, year=2023)
    an_observation(operator, "i40", 38000, year=2025)

    assert told() == [Profile(operator.pk, people_served=38000, connections=9000)]


@pytest.mark.parametrize(("item", "value"), [("x_hours", 25), ("i40", 9e9)])
def test_what_cannot_be_is_passed_over(item, value):
    operator = an_operator()
    an_observation(operator, item, value)

    assert told() == [Profile(operator.pk)]


def test_operators_without_such_figures_tell_nothing():
    an_observation(an_operator(), "FN026", 12)

    assert told() == []


def test_each_operator_tells_of_itself():
    one, other = an_operator(), an_operator()
    an_observation(other, "i40", 2)
    an_observation(one, "i40", 1)

    assert told() == [Profile(one.pk, people_served=1), Profile(other.pk, people_served=2)]
