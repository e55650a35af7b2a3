import pytest

from makers import an_operator
from waterlinks.benchmarking.actions import entering
from waterlinks.benchmarking.actions.entering import EnteredYear
from waterlinks.benchmarking.models import IndicatorValue, Observation
from waterlinks.benchmarking.queries.observed import Told
from waterlinks.kernel.periods import Period

pytestmark = pytest.mark.django_db


def told(value):
    return Told(value, "reported", "B", "", "", "own figures")


def a_year(operator, year, **items):
    return EnteredYear(operator, Period.of_year(year), {item: told(value) for item, value in items.items()})


def test_figures_are_visible_at_once_with_the_indicators_they_lead_to():
    operator = an_operator(services=["water"])

    batch = entering.enter([a_year(operator, 2024, i55=100.0, i59=61.0)], source="own figures", by=None)

    assert batch.report == {"observations_stored": 2}
    assert Observation.objects.live().count() == 2
    assert IndicatorValue.objects.live().get(indicator="6.1").value == 39.0


def test_the_profile_takes_size_and_supply_from_the_newest_year_whatever_the_order():
    operator = an_operator(services=["water"])
    newest = a_year(operator, 2024, i40=296_000.0, i41=60_408.0, x_hours=22.2)

    entering.enter([newest, a_year(operator, 2023, i40=290_000.0)], source="own figures", by=None)

    operator.refresh_from_db()
    assert (operator.people_served, operator.connections, operator.hours_of_supply) == (296_000, 60_408, 22.2)
