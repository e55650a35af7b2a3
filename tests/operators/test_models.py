import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from makers import TODAY, a_facilitator, a_need, a_person, a_representative, an_offer, an_operator
from waterlinks.operators.lifecycle import NeedState
from waterlinks.operators.models import Need, NeedArea, Offer, Operator
from waterlinks.operators.terms import Basis, FocusArea, SizeBand, Standing
from waterlinks.organisations.terms import Origin

pytestmark = pytest.mark.django_db
SUGGESTED = {"basis": Basis.FIGURES, "standing": Standing.SUGGESTED}


def refused(name):
    return pytest.raises(IntegrityError, match=name)


def test_an_operator_that_is_not_listed_is_seen_by_nobody():
    an_operator(is_listed=False)

    assert not Operator.objects.visible_to(a_facilitator()).exists()


def test_figures_are_read_by_everybody_only_when_public():
    an_operator()
    public = an_operator(figures_are_public=True)

    assert list(Operator.objects.with_figures_visible_to(AnonymousUser())) == [public]


def test_figures_are_read_by_the_own_people_and_the_network():
    own, other = an_operator(), an_operator()

    assert list(Operator.objects.with_figures_visible_to(a_representative(own))) == [own]
    assert set(Operator.objects.with_figures_visible_to(a_facilitator())) == {own, other}


def test_a_need_is_read_by_the_own_people_and_the_network_alone():
    need = a_need()
    a_need()

    assert list(Need.objects.visible_to(a_representative(need.operator))) == [need]
    assert Need.objects.visible_to(a_facilitator()).count() == 2
    assert not Need.objects.visible_to(a_representative(an_operator())).exists()
    assert not Need.objects.visible_to(AnonymousUser()).exists()


def test_the_areas_of_a_need_are_read_by_those_who_read_the_need():
    need = a_need()
    a_need()

    assert [area.need for area in NeedArea.objects.visible_to(a_representative(need.operator))] == [need]
    assert NeedArea.objects.visible_to(a_facilitator()).count() == 2
    assert not NeedArea.objects.visible_to(AnonymousUser()).exists()


def test_areas_of_needs_that_ended_are_not_unfinished():
    a_need(state=NeedState.MET)
    open_area = a_need().areas.get()

    assert list(NeedArea.objects.unfinished()) == [open_area]


def test_confirmed_offers_are_read_by_who_is_signed_in_and_suggested_ones_like_needs():
    operator = an_operator()
    confirmed, suggested = an_offer(operator), an_offer(operator, FocusArea.METERING, **SUGGESTED)

    assert list(Offer.objects.visible_to(a_person())) == [confirmed]
    assert set(Offer.objects.visible_to(a_representative(operator))) == {confirmed, suggested}
    assert set(Offer.objects.visible_to(a_facilitator())) == {confirmed, suggested}
    assert not Offer.objects.visible_to(AnonymousUser()).exists()


def test_open_needs_wait_for_a_match_and_ask_for_something():
    waiting = a_need()
    a_need(state=NeedState.PARTNERED)
    nothing_asked = a_need()
    nothing_asked.areas.update(standing=Standing.DISMISSED)

    assert list(Need.objects.open()) == [waiting]


def test_an_operator_has_one_unfinished_need():
    operator = a_need(state=NeedState.MET).operator
    a_need(operator, state=NeedState.PARTNERED)

    with refused("need_is_the_only_unfinished_one|UNIQUE constraint"), transaction.atomic():
        a_need(operator)


def test_areas_that_count_come_by_priority_without_what_was_dismissed():
    need = a_need(None, FocusArea.TARIFFS, FocusArea.METERING, FocusArea.SEPTAGE)
    need.areas.filter(focus_area=FocusArea.METERING).update(standing=Standing.DISMISSED)
    need.areas.filter(focus_area=FocusArea.TARIFFS).update(priority=9)

    found = Need.objects.with_areas().get()

    assert [area.focus_area for area in found.counting_areas] == ["septage", "tariffs"]


def test_a_need_waits_since_it_was_opened():
    assert a_need(opened_on=TODAY - dt.timedelta(days=90)).days_waiting(TODAY) == 90


def test_codes_are_what_people_read_out():
    need = a_need()

    assert str(need) == need.code == f"N-{need.pk:05d}"


@pytest.mark.parametrize("place", [{"latitude": 91, "longitude": 0}, {"latitude": 0, "longitude": -181}])
def test_an_operator_is_on_earth(place):
    with refused("operator_place_is_on_earth"), transaction.atomic():
        an_operator(**place)


def test_a_day_has_no_more_than_24_hours_of_supply():
    with refused("operator_supply_is_within_a_day"), transaction.atomic():
        an_operator(hours_of_supply=24.5)


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"level_now": 3, "level_aim": 3}, "need_aims_higher"),
        ({"level_now": 3, "level_aim": 5}, "need_aims_higher"),
        ({"weight": 101}, "need_weight_is_a_share"),
        ({"basis": Basis.STATED}, "stated_need_is_never_a_mere_suggestion"),
    ],
)
def test_what_an_area_of_a_need_can_never_be(facts, constraint):
    area = {"focus_area": FocusArea.METERING, "level_now": 1, "level_aim": 3, **SUGGESTED, **facts}
    need = a_need()

    with refused(constraint), transaction.atomic():
        NeedArea.objects.create(need=need, **area)


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"level": 5}, "offer_level_is_on_the_ladder"),
        ({"weight": 101}, "offer_weight_is_a_share"),
        ({"basis": Basis.STATED, "standing": Standing.SUGGESTED}, "stated_offer_is_never_a_mere_suggestion"),
    ],
)
def test_what_an_offer_can_never_be(facts, constraint):
    operator = an_operator()

    with refused(constraint), transaction.atomic():
        an_offer(operator, **facts)


def test_an_operator_says_what_it_is():
    operator = an_operator("Port Amber", country="PH", code="port-amber", people_served=296_000)

    assert (str(operator), operator.code, operator.country_name) == (
        "Port Amber",
        "port-amber",
        "Philippines",
    )
    assert operator.size_band == SizeBand.LARGE
    assert operator.get_absolute_url() == "/operators/port-amber/"


def test_size_and_income_stay_unknown_when_they_are():
    operator = an_operator(country="ZZ")

    assert (operator.size_band, operator.income_group) == (None, None)


@pytest.mark.parametrize(
    ("origin", "word"),
    [
        (Origin.OWN, ""),
        (Origin.REGISTER, "from the register"),
        (Origin.IMPORTED, "compiled from public sources"),
        (Origin.ILLUSTRATIVE, "illustrative"),
    ],
)
def test_where_a_record_comes_from_is_a_word(origin, word):
    operator = an_operator(origin=origin)

    assert operator.origin_word == word
    assert operator.is_illustrative is (origin == Origin.ILLUSTRATIVE)


def test_offers_and_areas_are_called_by_their_focus_area():
    assert str(an_offer()) == "Physical losses"
    assert str(a_need().areas.get()) == "Physical losses"
    assert str(an_offer()) == "Physical losses"
