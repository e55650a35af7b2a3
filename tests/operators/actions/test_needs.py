import datetime as dt

import pytest

from makers import TODAY, a_need, a_representative, an_offer, an_operator
from waterlinks.audit.models import Entry
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.operators.actions import needs
from waterlinks.operators.actions.needs import StatedArea
from waterlinks.operators.lifecycle import NeedState
from waterlinks.operators.models import Need, NeedArea, Offer
from waterlinks.operators.terms import Basis, FocusArea, NotNow, Standing

pytestmark = pytest.mark.django_db
METERING = StatedArea(FocusArea.METERING, 1, 3)
TARIFFS = StatedArea(FocusArea.TARIFFS, 0, 2)


def a_suggested_area(need=None, area=FocusArea.METERING, **facts):
    facts.setdefault("standing", Standing.SUGGESTED)
    return NeedArea.objects.create(
        need=need or a_need(),
        focus_area=area,
        priority=2,
        level_now=1,
        level_aim=3,
        basis=Basis.FIGURES,
        **facts,
    )


def a_suggested_offer(operator=None, **facts):
    return an_offer(operator, FocusArea.METERING, basis=Basis.FIGURES, standing=Standing.SUGGESTED, **facts)


def standing(suggestion):
    return type(suggestion).objects.get(pk=suggestion.pk).standing


@pytest.mark.parametrize("make", [a_suggested_area, a_suggested_offer])
def test_confirming_stands_behind_a_suggestion(make):
    suggestion = make()

    needs.confirm(suggestion, by=None)

    assert standing(suggestion) == Standing.CONFIRMED


@pytest.mark.parametrize("make", [a_suggested_area, a_suggested_offer])
def test_dismissing_sets_a_suggestion_aside(make):
    suggestion = make()

    needs.dismiss(suggestion, by=None, reason=NotNow.UNDER_WAY)

    assert standing(suggestion) == Standing.DISMISSED


@pytest.mark.parametrize("make", [a_suggested_area, a_suggested_offer])
def test_what_was_dismissed_may_be_confirmed_after_all(make):
    suggestion = make()
    needs.dismiss(suggestion, by=None, reason=NotNow.NO_CAPACITY)

    needs.confirm(suggestion, by=None)

    assert standing(suggestion) == Standing.CONFIRMED


def test_confirming_twice_is_refused_and_leaves_one_trace():
    suggestion = a_suggested_area()
    needs.confirm(suggestion, by=None)

    with pytest.raises(NotPossible):
        needs.confirm(suggestion, by=None)

    assert Entry.objects.count() == 1


def test_of_two_people_one_confirms():
    suggestion = a_suggested_area()
    seen_by_the_other = NeedArea.objects.get(pk=suggestion.pk)
    needs.confirm(suggestion, by=None)

    with pytest.raises(NotPossible, match="Somebody else was faster"):
        needs.dismiss(seen_by_the_other, by=None, reason=NotNow.OTHER)

    assert standing(suggestion) == Standing.CONFIRMED


def test_a_trace_tells_who_dismissed_what_and_why():
    operator = an_operator(code="port-amber")
    person = a_representative(operator)

    needs.dismiss(a_suggested_offer(operator), by=person, reason=NotNow.OTHER, note="Not this year")

    entry = Entry.objects.get()
    assert (entry.verb, entry.subject_kind, entry.subject_code, entry.by_id) == (
        "offer.dismiss",
        "operator",
        "port-amber",
        person.pk,
    )
    assert entry.detail == {"area": "metering", "reason": "other", "note": "Not this year"}


def test_what_is_decided_about_a_need_is_in_the_trail_of_the_need():
    suggestion = a_suggested_area()

    needs.confirm(suggestion, by=None)

    entry = Entry.objects.get()
    assert (entry.verb, entry.subject_kind, entry.subject_code) == (
        "need.confirm",
        "need",
        suggestion.need.code,
    )


def test_an_unknown_reason_is_refused_and_nothing_changes():
    suggestion = a_suggested_area()

    with pytest.raises(ValueError, match="because"):
        needs.dismiss(suggestion, by=None, reason="because")

    assert standing(suggestion) == Standing.SUGGESTED


def test_what_a_partnership_works_on_is_not_set_aside():
    suggestion = a_suggested_area(a_need(state=NeedState.PARTNERED))

    with pytest.raises(NotPossible, match="A partnership works on need"):
        needs.dismiss(suggestion, by=None, reason=NotNow.OTHER)


def test_what_a_partnership_works_on_may_be_confirmed():
    suggestion = a_suggested_area(a_need(state=NeedState.PARTNERED))

    needs.confirm(suggestion, by=None)

    assert standing(suggestion) == Standing.CONFIRMED


@pytest.mark.parametrize("state", [NeedState.MET, NeedState.WITHDRAWN])
def test_nothing_is_decided_about_a_closed_need(state):
    suggestion = a_suggested_area(a_need(state=state))

    with pytest.raises(NotPossible, match="is closed"):
        needs.confirm(suggestion, by=None)
    with pytest.raises(NotPossible, match="is closed"):
        needs.dismiss(suggestion, by=None, reason=NotNow.OTHER)


def test_stating_the_first_need_opens_one():
    operator = an_operator()

    need = needs.state_need(operator, [METERING, TARIFFS], by=None, on=TODAY)

    assert (need.state, need.opened_on) == (NeedState.OPEN, TODAY)
    assert list(
        need.areas.values_list("focus_area", "priority", "level_now", "level_aim", "standing", "basis")
    ) == [
        ("metering", 1, 1, 3, "confirmed", "stated"),
        ("tariffs", 2, 0, 2, "confirmed", "stated"),
    ]


def test_stating_leaves_a_trace():
    operator = an_operator()
    person = a_representative(operator)

    need = needs.state_need(operator, [METERING, TARIFFS], by=person, on=TODAY)

    entry = Entry.objects.get()
    assert (entry.verb, entry.subject_kind, entry.subject_code) == ("need.state", "need", need.code)
    assert (entry.by_id, entry.detail) == (person.pk, {"areas": ["metering", "tariffs"]})


def test_what_is_stated_later_joins_the_open_need_behind_the_rest():
    need = a_need(None, FocusArea.PHYSICAL_LOSSES, opened_on=TODAY - dt.timedelta(days=90))

    needs.state_need(need.operator, [METERING], by=None, on=TODAY)

    need.refresh_from_db()
    assert Need.objects.count() == 1
    assert need.opened_on == TODAY - dt.timedelta(days=90)
    assert list(need.areas.values_list("focus_area", "priority")) == [("physical_losses", 1), ("metering", 2)]


@pytest.mark.parametrize("before", [Standing.SUGGESTED, Standing.DISMISSED])
def test_stating_what_was_suggested_confirms_it_with_the_levels_stated_now(before):
    suggestion = a_suggested_area(standing=before, weight=40)

    needs.state_need(suggestion.need.operator, [StatedArea(FocusArea.METERING, 2, 4)], by=None, on=TODAY)

    suggestion.refresh_from_db()
    assert (suggestion.standing, suggestion.basis, suggestion.weight) == ("confirmed", "stated", 100)
    assert (suggestion.level_now, suggestion.level_aim) == (2, 4)


def test_a_need_that_asked_for_nothing_waits_from_now_on():
    suggestion = a_suggested_area(Need.objects.create(operator=an_operator(), opened_on=dt.date(2020, 1, 1)))
    needs.dismiss(suggestion, by=None, reason=NotNow.OTHER)

    need = needs.state_need(suggestion.need.operator, [TARIFFS], by=None, on=TODAY)

    assert need.opened_on == TODAY


def test_stating_what_is_among_the_needs_already_is_refused_whole():
    need = a_need(None, FocusArea.METERING)

    with pytest.raises(NotPossible, match="“Metering” is among the needs already"):
        needs.state_need(need.operator, [TARIFFS, METERING], by=None, on=TODAY)

    assert need.areas.count() == 1
    assert not Entry.objects.exists()


def test_while_a_partnership_works_on_the_need_nothing_is_added_beside_it():
    need = a_need(state=NeedState.PARTNERED)

    with pytest.raises(NotPossible, match="A partnership works on need"):
        needs.state_need(need.operator, [TARIFFS], by=None, on=TODAY)


def test_after_a_need_is_closed_a_new_one_can_be_stated():
    old = a_need(state=NeedState.MET)

    new = needs.state_need(old.operator, [TARIFFS], by=None, on=TODAY)

    assert new != old


def test_a_match_takes_the_need_out_of_the_open_ones_and_its_end_brings_it_back():
    need = a_need()

    needs.partner(need, by=None)
    assert need.state == NeedState.PARTNERED
    needs.reopen(need, by=None)

    assert need.state == NeedState.OPEN
    assert list(Entry.objects.order_by("pk").values_list("verb", flat=True)) == [
        "need.partner",
        "need.reopen",
    ]


def test_a_need_is_partnered_once():
    need = a_need()
    seen_by_the_other = Need.objects.get()
    needs.partner(need, by=None)

    with pytest.raises(NotPossible):
        needs.partner(seen_by_the_other, by=None)


def test_an_open_need_cannot_be_reopened():
    with pytest.raises(NotPossible):
        needs.reopen(a_need(), by=None)


def test_confirmed_and_counting_are_told_apart():
    offer = a_suggested_offer()

    assert list(Offer.objects.counting()) == [offer]
    assert list(Offer.objects.confirmed()) == []
