import datetime as dt

import pytest

from figure_makers import MOMENT, a_batch, an_observation
from makers import an_operator
from waterlinks.benchmarking.lifecycle import BatchState
from waterlinks.benchmarking.models import Observation
from waterlinks.benchmarking.queries.observed import (
    OperatorPeriod,
    Told,
    counting_with,
    counting_without,
    facts,
    observed,
)
from waterlinks.kernel.money import MoneyBasis
from waterlinks.kernel.periods import Period

YEAR = Period.of_year(2025)


def values(rows):
    return {
        (key.operator, item): told.value
        for key, items in observed(rows).items()
        for item, told in items.items()
    }


@pytest.mark.django_db
def test_what_is_observed_stands_by_operator_and_period():
    operator = an_operator()
    an_observation(
        operator, "i40", 1000, confidence="B", source="SNIS", currency="BRL", price_basis="nominal"
    )

    assert observed(Observation.objects.live()) == {
        OperatorPeriod(operator.pk, YEAR.start, YEAR.end): {
            "i40": Told(1000, "reported", "B", "BRL", "nominal", "SNIS")
        }
    }


@pytest.mark.django_db
def test_of_two_values_the_later_batch_counts():
    operator = an_operator()
    later, earlier = a_batch(live_at=MOMENT + dt.timedelta(1)), a_batch(live_at=MOMENT)
    an_observation(operator, value=2, batch=later)
    an_observation(operator, value=1, batch=earlier)

    assert values(Observation.objects.live()) == {(operator.pk, "i40"): 2}


@pytest.mark.django_db
def test_zones_are_left_out():
    an_observation(an_operator(), scope="zone", zone="North")

    assert observed(Observation.objects.live()) == {}


@pytest.mark.django_db
def test_a_batch_being_read_counts_last():
    operator = an_operator()
    an_observation(operator, value=1, batch=a_batch())
    staging = a_batch(BatchState.STAGING)
    an_observation(operator, value=2, batch=staging)

    assert values(counting_with(staging)) == {(operator.pk, "i40"): 2}
    assert values(Observation.objects.live()) == {(operator.pk, "i40"): 1}


@pytest.mark.django_db
def test_a_batch_being_restored_counts_in_its_old_place():
    operator = an_operator()
    undone = a_batch(BatchState.UNDONE, live_at=MOMENT)
    an_observation(operator, "i40", 1, batch=undone)
    an_observation(operator, "i41", 5, batch=undone)
    an_observation(operator, "i40", 2, batch=a_batch(live_at=MOMENT + dt.timedelta(1)))

    assert values(counting_with(undone)) == {(operator.pk, "i40"): 2, (operator.pk, "i41"): 5}


@pytest.mark.django_db
def test_without_a_batch_the_others_count():
    operator = an_operator()
    an_observation(operator, value=1, batch=a_batch())
    later = a_batch()
    an_observation(operator, value=2, batch=later)

    assert values(counting_without(later)) == {(operator.pk, "i40"): 1}


def test_observations_become_figures_of_the_catalogue():
    known = facts(
        {
            "i40": Told(0.1, "reported", "B", "", "", "SNIS"),
            "i94": Told(5, "reported", "", "XPP", "ppp2017", "IBNET"),
        },
        YEAR,
    )

    assert (known["i40"].unit, float(known["i40"].value), known["i40"].confidence) == ("persons", 0.1, "B")
    assert known["i40"].basis is None
    assert known["i94"].basis == MoneyBasis("XPP", "ppp2017")
    assert known["i94"].confidence is None


def test_an_item_this_catalogue_does_not_know_is_no_fact():
    assert facts({"z99": Told(1, "reported", "B", "", "", "")}, YEAR) == {}
