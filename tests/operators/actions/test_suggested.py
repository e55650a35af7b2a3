import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from makers import TODAY, a_need, an_offer, an_operator
from waterlinks.operators.actions.suggested import (
    AreaSuggestion,
    OfferSuggestion,
    suggest_needs,
    suggest_offers,
)
from waterlinks.operators.lifecycle import NeedState
from waterlinks.operators.models import Need, NeedArea, Offer
from waterlinks.operators.terms import Basis, FocusArea, Standing

pytestmark = pytest.mark.django_db

LOSSES, METERING, ENERGY = FocusArea.PHYSICAL_LOSSES, FocusArea.METERING, FocusArea.ENERGY_EFFICIENCY
TARIFFS = FocusArea.TARIFFS
EVIDENCE = {"code": "figure_in_worst_quarter", "params": {"indicator": "6.1"}}


def area(focus_area, weight=85):
    return AreaSuggestion(focus_area, level_now=1, level_aim=3, weight=weight, evidence=EVIDENCE)


def offer(focus_area, weight=85):
    return OfferSuggestion(focus_area, level=3, weight=weight, grade="B", evidence=EVIDENCE)


def suggest(operator, *areas, on=TODAY):
    return suggest_needs({operator.pk: [area(one) for one in areas]}, at_most=3, on=on)


def suggested(operator):
    rows = NeedArea.objects.filter(need__operator=operator, standing=Standing.SUGGESTED)
    return [(row.focus_area, row.priority) for row in rows.order_by("priority")]


def offered(operator):
    return {one.focus_area: one.standing for one in Offer.objects.filter(operator=operator)}


def test_a_suggested_need_is_open_from_the_day_it_is_first_suggested():
    operator = an_operator()

    assert suggest(operator, LOSSES) == 1

    need = Need.objects.get(operator=operator)
    row = need.areas.get()
    assert (need.state, need.opened_on) == (NeedState.OPEN, TODAY)
    assert (row.level_now, row.level_aim, row.weight, row.evidence) == (1, 3, 85, EVIDENCE)
    assert (row.basis, row.standing) == (Basis.FIGURES, Standing.SUGGESTED)


def test_the_most_pressing_areas_are_suggested_and_no_more_than_asked_for():
    operator = an_operator()

    suggest(operator, ENERGY, LOSSES, METERING, TARIFFS)

    assert suggested(operator) == [(ENERGY, 1), (LOSSES, 2), (METERING, 3)]


def test_suggesting_the_same_again_changes_nothing():
    operator = an_operator()
    suggest(operator, LOSSES, METERING)
    before = list(NeedArea.objects.values())

    suggest(operator, LOSSES, METERING, on=TODAY + dt.timedelta(days=90))

    assert list(NeedArea.objects.values()) == before
    assert Need.objects.get().opened_on == TODAY


def test_what_has_not_changed_is_not_written_again():
    operator = an_operator()
    suggest(operator, LOSSES, METERING)
    suggest_offers({operator.pk: [offer(TARIFFS)]})

    with CaptureQueriesContext(connection) as queries:
        suggest(operator, LOSSES, METERING)
        suggest_offers({operator.pk: [offer(TARIFFS)]})

    writes = [query["sql"] for query in queries if 'INTO "operators_needarea"' in query["sql"]]
    writes += [query["sql"] for query in queries if 'INTO "operators_offer"' in query["sql"]]
    assert writes == []


def test_a_suggestion_follows_its_figure():
    operator = an_operator()
    suggest(operator, LOSSES, METERING)

    suggest_needs({operator.pk: [area(METERING, weight=40)]}, at_most=3, on=TODAY)

    row = NeedArea.objects.get()
    assert (row.focus_area, row.priority, row.weight) == (METERING, 1, 40)


def test_a_suggestion_whose_reason_is_gone_disappears():
    operator = an_operator()
    suggest(operator, LOSSES)

    suggest(operator)

    assert suggested(operator) == []
    assert not Need.objects.open().exists()


def test_a_need_that_asked_for_nothing_waits_anew():
    operator = an_operator()
    suggest(operator, LOSSES)
    suggest(operator)

    suggest(operator, METERING, on=TODAY + dt.timedelta(days=90))

    assert Need.objects.open().get().opened_on == TODAY + dt.timedelta(days=90)


def test_what_is_confirmed_is_left_as_it_is_and_comes_first():
    operator = an_operator()
    a_need(operator, TARIFFS)
    before = NeedArea.objects.values().get()

    suggest(operator, LOSSES, TARIFFS, METERING, ENERGY)

    assert NeedArea.objects.values().get(focus_area=TARIFFS) == before
    assert suggested(operator) == [(LOSSES, 2), (METERING, 3)]


def test_a_confirmed_suggestion_outlives_its_reason():
    operator = an_operator()
    suggest(operator, LOSSES)
    NeedArea.objects.update(standing=Standing.CONFIRMED)

    suggest(operator)

    assert NeedArea.objects.get().focus_area == LOSSES


def test_what_was_dismissed_is_not_suggested_again():
    operator = an_operator()
    suggest(operator, LOSSES)
    NeedArea.objects.update(standing=Standing.DISMISSED)

    suggest(operator, LOSSES, METERING)

    assert NeedArea.objects.get(focus_area=LOSSES).standing == Standing.DISMISSED
    assert suggested(operator) == [(METERING, 1)]


def test_what_was_withdrawn_is_not_suggested_again():
    operator = an_operator()
    suggest(operator, LOSSES)
    Need.objects.update(state=NeedState.WITHDRAWN)

    suggest(operator, LOSSES, METERING)

    assert [one.focus_area for one in Need.objects.get(state=NeedState.OPEN).areas.all()] == [METERING]


@pytest.mark.parametrize("standing", [Standing.SUGGESTED, Standing.CONFIRMED])
def test_a_met_need_may_be_suggested_again(standing):
    operator = an_operator()
    suggest(operator, LOSSES)
    NeedArea.objects.update(standing=standing)
    Need.objects.update(state=NeedState.MET)

    suggest(operator, LOSSES)

    assert Need.objects.get(state=NeedState.OPEN).areas.get().focus_area == LOSSES


def test_a_need_in_a_partnership_is_left_alone():
    operator = an_operator()
    suggest(operator, LOSSES)
    Need.objects.update(state=NeedState.PARTNERED)

    assert suggest(operator, METERING) == 0

    assert suggested(operator) == [(LOSSES, 1)]
    assert Need.objects.count() == 1


def test_operators_do_not_touch_each_other():
    one, other = an_operator(), an_operator()
    suggest_needs({one.pk: [area(LOSSES)], other.pk: [area(METERING)]}, at_most=3, on=TODAY)

    suggest(one)

    assert suggested(one) == []
    assert suggested(other) == [(METERING, 1)]


def test_an_offer_is_suggested_with_level_weight_and_grade():
    operator = an_operator()

    assert suggest_offers({operator.pk: [offer(LOSSES)]}) == 1

    row = Offer.objects.get(operator=operator)
    assert (row.level, row.weight, row.grade, row.evidence) == (3, 85, "B", EVIDENCE)
    assert (row.basis, row.standing) == (Basis.FIGURES, Standing.SUGGESTED)


def test_an_offer_follows_its_figure_and_disappears_with_it():
    operator = an_operator()
    suggest_offers({operator.pk: [offer(LOSSES), offer(METERING)]})

    suggest_offers({operator.pk: [offer(METERING, weight=40)]})

    row = Offer.objects.get()
    assert (row.focus_area, row.weight) == (METERING, 40)


@pytest.mark.parametrize("standing", [Standing.CONFIRMED, Standing.DISMISSED])
def test_an_offer_the_operator_decided_about_is_left_alone(standing):
    operator = an_operator()
    an_offer(operator, LOSSES, level=4, standing=standing, basis=Basis.FIGURES)
    before = Offer.objects.values().get()

    suggest_offers({operator.pk: [offer(LOSSES)]})
    suggest_offers({operator.pk: []})

    assert Offer.objects.values().get() == before


@pytest.mark.parametrize("how_many", [1, 30])
def test_many_operators_cost_no_more_queries_than_one(how_many, django_assert_max_num_queries):
    operators = [an_operator() for _ in range(how_many)]

    with django_assert_max_num_queries(16):
        suggest_needs({one.pk: [area(LOSSES)] for one in operators}, at_most=3, on=TODAY)
        suggest_offers({one.pk: [offer(LOSSES)] for one in operators})

    assert Need.objects.open().count() == how_many
