import datetime as dt

import pytest

from figure_makers import a_batch, an_indicator_value
from makers import an_operator
from waterlinks.benchmarking.catalogue.loading import catalogue
from waterlinks.benchmarking.lifecycle import BatchState
from waterlinks.benchmarking.queries.newest import kind_of, kinds, newest, tells_of_the_service
from waterlinks.benchmarking.queries.peers import Kind

pytestmark = pytest.mark.django_db

MISSING = {"code": "missing_items", "params": {"items": ["i59"]}}


def values(indicator="6.1"):
    return {member.operator: (member.period_end.year, member.value) for member in newest(indicator, kinds())}


def test_an_operator_is_known_by_size_income_and_services():
    assert kind_of(20_000, ["water", "sewerage"], "BR", "import") == Kind(False, "town", 3, "sewerage,water")


def test_what_is_not_known_is_empty():
    assert kind_of(None, None, "XX", "illustrative") == Kind(True, "", 0, "")


def test_unlisted_operators_are_not_compared():
    operator = an_operator(is_listed=False)
    an_indicator_value(operator)

    assert kinds() == {}
    assert values() == {}


def test_the_newest_year_counts():
    operator = an_operator()
    an_indicator_value(operator, value=30, year=2024)
    an_indicator_value(operator, value=20, year=2025)
    an_indicator_value(operator, value=10, year=2023)

    assert values() == {operator.pk: (2025, 20)}


def test_of_two_values_for_a_year_the_later_batch_counts():
    operator = an_operator()
    first, second = a_batch(), a_batch()
    an_indicator_value(operator, value=20, batch=second)
    an_indicator_value(operator, value=30, batch=first)

    assert values() == {operator.pk: (2025, 20)}


def test_a_year_that_cannot_be_computed_is_passed_over_for_the_one_before():
    operator = an_operator()
    an_indicator_value(operator, value=30, year=2024)
    an_indicator_value(operator, value=None, why_not=MISSING, year=2025)

    assert values() == {operator.pk: (2024, 30)}


def test_a_value_that_a_later_batch_takes_away_does_not_count():
    operator = an_operator()
    an_indicator_value(operator, value=30, year=2025, batch=a_batch())
    an_indicator_value(operator, value=None, why_not=MISSING, year=2025, batch=a_batch())

    assert values() == {}


@pytest.mark.parametrize("state", [state for state in BatchState if state != BatchState.LIVE])
def test_only_what_is_live_counts(state):
    an_indicator_value(an_operator(), batch=a_batch(state))

    assert values() == {}


def test_a_zone_does_not_stand_for_the_utility():
    an_indicator_value(an_operator(), scope="zone", zone="North")

    assert values() == {}


@pytest.mark.parametrize("value", [-363, 0, 91])
def test_a_value_that_tells_of_the_reporting_only_is_not_compared(value):
    an_indicator_value(an_operator(), value=value)

    assert values() == {}


def test_a_member_carries_kind_period_and_confidence():
    operator = an_operator(people_served=20_000, services=["water"])
    an_indicator_value(operator, confidence="C")

    member = next(newest("6.1", kinds()))

    assert member.kind == Kind(False, "town", member.kind.income_group, "water")
    assert (member.period_end, member.confidence) == (dt.date(2025, 12, 31), "C")


@pytest.mark.parametrize(
    ("indicator", "value", "tells"),
    [
        ("6.1", 0.1, True),
        ("6.1", 90, True),
        ("6.1", 0, False),
        ("6.1", 90.1, False),
        ("7.1", 0, True),
        ("7.1", 100, True),
        ("7.1", 101, False),
    ],
)
def test_zero_is_a_figure_only_where_more_is_better(indicator, value, tells):
    assert tells_of_the_service(catalogue().indicators[indicator], value) is tells
