import datetime as dt

import pytest

from makers import TODAY, a_mentor, a_need, a_partnership, an_offer, an_operator
from matching.makers import an_open_need
from waterlinks.matching.engine.facts import Area, Offer
from waterlinks.matching.queries.facts import facts_of, mentor_facts, need_facts
from waterlinks.operators.models import Need, NeedArea, Operator
from waterlinks.operators.models import Offer as StoredOffer
from waterlinks.operators.terms import Basis, FocusArea, Standing
from waterlinks.organisations.terms import Origin
from waterlinks.partnerships import actions as partnerships

pytestmark = pytest.mark.django_db

ANSWERS = {
    "services": ["water", "sewerage"],
    "ownership": "public",
    "languages": ["en", "tl"],
    "interpreter": True,
    "latitude": 14.6,
    "longitude": 121.0,
    "people_served": 120_000,
    "hours_of_supply": 20.0,
    "travel_budget_usd": 8000,
    "director_commits": True,
    "team_named": False,
}


def test_what_an_operator_has_answered_reaches_the_engine():
    a_mentor("Lakeside", mentor_days_per_quarter=40, partnerships_completed=3, **ANSWERS)

    [fact] = mentor_facts()

    assert (fact.days_per_quarter, fact.partnerships_completed, fact.budget_usd) == (40, 3, 8000)
    assert (fact.director_commits, fact.team_named, fact.partnerships_running) == (True, False, 0)
    context = fact.context
    assert (context.languages, context.services) == ({"en", "tl"}, {"water", "sewerage"})
    assert (context.latitude, context.longitude, context.time_zone) == (14.6, 121.0, 8)
    assert (context.people_served, context.intermittent, context.ownership) == (120_000, True, "public")
    assert (context.country, context.income_group, context.interpreter) == ("PH", 2, True)


def test_what_nobody_has_answered_is_unknown_never_zero_and_never_no():
    a_mentor(country="XX")

    [fact] = mentor_facts()

    unknown = (fact.days_per_quarter, fact.partnerships_completed, fact.budget_usd, fact.director_commits)
    assert unknown == (None, None, None, None)
    context = fact.context
    assert (context.languages, context.services, context.ownership, context.intermittent) == (None,) * 4
    assert (context.latitude, context.longitude, context.time_zone) == (None, None, None)
    assert (context.income_group, context.people_served, context.interpreter) == (None, None, None)


@pytest.mark.parametrize("empty", [{"languages": [], "services": []}, {"languages": None, "services": None}])
def test_an_empty_list_is_unknown_too(empty):
    a_mentor(**empty)

    [fact] = mentor_facts()

    assert (fact.context.languages, fact.context.services) == (None, None)


def test_zero_is_an_answer():
    a_mentor(mentor_days_per_quarter=0, travel_budget_usd=0, partnerships_completed=0, hours_of_supply=0)

    [fact] = mentor_facts()

    assert (fact.days_per_quarter, fact.budget_usd, fact.partnerships_completed) == (0, 0, 0)
    assert fact.context.intermittent is True


def test_water_around_the_clock_is_continuous_supply():
    a_mentor(hours_of_supply=24)

    assert mentor_facts()[0].context.intermittent is False


def test_without_a_place_the_hours_are_those_of_the_country():
    a_mentor(country="VN")

    [fact] = mentor_facts()

    assert (fact.context.latitude, fact.context.time_zone) == (None, 7)


@pytest.mark.parametrize(
    ("origin", "kind"),
    [
        (Origin.OWN, "real"),
        (Origin.REGISTER, "real"),
        (Origin.IMPORTED, "real"),
        (Origin.ILLUSTRATIVE, "illustrative"),
    ],
)
def test_only_illustrative_operators_are_not_real(origin, kind):
    a_mentor(origin=origin)

    assert mentor_facts()[0].context.origin_kind == kind


def test_offers_count_while_suggested_or_confirmed_and_say_which():
    lakeside = an_operator("Lakeside")
    an_offer(lakeside, FocusArea.METERING, level=4, weight=80, grade="B")
    suggested = {"standing": Standing.SUGGESTED, "basis": Basis.FIGURES}
    an_offer(lakeside, FocusArea.SEPTAGE, level=3, **suggested)
    an_offer(lakeside, FocusArea.TARIFFS, standing=Standing.DISMISSED)

    [fact] = mentor_facts()

    assert fact.offers == (Offer("metering", 4, 80, "B", True), Offer("septage", 3, 100, None, False))


def test_who_offers_nothing_or_is_not_listed_is_no_mentor():
    lakeside = a_mentor("Lakeside")
    an_operator("Port Amber")
    an_offer(an_operator("Hill Gate"), standing=Standing.DISMISSED)
    hidden = a_mentor("Hidden")
    Operator.objects.filter(pk=hidden.pk).update(is_listed=False)

    assert [fact.operator for fact in mentor_facts()] == [lakeside.code]


def test_mentors_stand_in_order_of_their_codes():
    for code in ("b", "c", "a"):
        a_mentor(code=code)

    assert [fact.operator for fact in mentor_facts()] == ["a", "b", "c"]


def test_running_partnerships_count_for_lead_and_co_mentors_until_they_end():
    lead, co_mentor, recipient = a_mentor(code="lead"), a_mentor(code="second"), a_mentor(code="recipient")
    partnership = a_partnership(a_need(recipient), lead)
    partnerships.join_as_co_mentor(partnership, mentor=co_mentor, by=None, on=TODAY)

    def running():
        return {fact.operator: fact.partnerships_running for fact in mentor_facts()}

    assert running() == {"lead": 1, "recipient": 0, "second": 1}

    partnerships.withdraw(partnership, reason="No team.", by=None, on=TODAY)
    assert running() == {"lead": 0, "recipient": 0, "second": 0}


def test_some_mentors_have_the_facts_they_have_among_all():
    mentors = [a_mentor(code=code, mentor_days_per_quarter=40) for code in ("a", "b", "c")]
    a_partnership(mentor=mentors[1])
    everybody = mentor_facts()

    assert mentor_facts(["b", "nobody"]) == everybody[1:2]
    assert mentor_facts([]) == []


def test_what_a_need_asks_reaches_the_engine():
    need = an_open_need("Port Amber", FocusArea.METERING, FocusArea.SEPTAGE, opened_on=dt.date(2026, 1, 31))
    NeedArea.objects.filter(need=need, focus_area=FocusArea.SEPTAGE).update(
        standing=Standing.SUGGESTED, basis=Basis.FIGURES, weight=50
    )
    Operator.objects.filter(pk=need.operator_id).update(can_host=True, **ANSWERS)

    [fact] = need_facts(Need.objects.all())

    assert (fact.code, fact.operator, fact.waiting_since) == (
        need.code,
        need.operator.code,
        dt.date(2026, 1, 31),
    )
    assert fact.areas == (Area("metering", 1, 1, 3, 100, True), Area("septage", 2, 1, 3, 50, False))
    assert (fact.budget_usd, fact.director_commits, fact.team_named, fact.can_host) == (
        8000,
        True,
        False,
        True,
    )
    assert fact.context.languages == {"en", "tl"}
    assert fact.partners == frozenset()


def test_dismissed_areas_are_not_asked():
    need = an_open_need("Port Amber", FocusArea.METERING, FocusArea.SEPTAGE)
    NeedArea.objects.filter(need=need, focus_area=FocusArea.METERING).update(standing=Standing.DISMISSED)

    [fact] = need_facts(Need.objects.all())

    assert [area.focus for area in fact.areas] == ["septage"]


def test_those_who_work_on_a_need_already_are_its_partners_until_the_partnership_ends():
    need, other = a_need(), an_open_need()
    mentor = a_mentor(code="lead")
    partnership = a_partnership(need, mentor)

    def partners():
        return {fact.code: fact.partners for fact in need_facts(Need.objects.all())}

    assert partners() == {need.code: {"lead", need.operator.code}, other.code: frozenset()}

    partnerships.withdraw(partnership, reason="No team.", by=None, on=TODAY)
    assert partners() == {need.code: frozenset(), other.code: frozenset()}


def test_needs_of_operators_that_are_not_listed_stay_out():
    need = an_open_need()
    hidden = an_open_need()
    Operator.objects.filter(pk=hidden.operator_id).update(is_listed=False)

    assert [fact.code for fact in need_facts(Need.objects.all())] == [need.code]


def test_one_need_has_the_facts_it_has_among_all():
    need = an_open_need("Port Amber", FocusArea.METERING, FocusArea.SEPTAGE)
    an_open_need()
    a_partnership(need)

    assert facts_of(need) == need_facts(Need.objects.filter(pk=need.pk))[0]


@pytest.mark.parametrize("how_many", [1, 3])
def test_reading_the_network_costs_the_same_however_large_it_is(django_assert_num_queries, how_many):
    for _ in range(how_many):
        an_open_need()
        a_mentor()

    with django_assert_num_queries(3):
        mentors = mentor_facts()
    with django_assert_num_queries(3):
        needs = need_facts(Need.objects.open())

    assert len(mentors) == len(needs) == how_many
    assert StoredOffer.objects.count() == how_many
