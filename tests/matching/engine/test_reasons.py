import pytest

from matching.engine.makers import a_context, a_mentor, a_need, an_area, an_offer
from waterlinks.matching.engine import weights
from waterlinks.matching.engine.describe import describe
from waterlinks.matching.engine.reasons import WORDINGS, AskedArea, Pair, Reason

OFFER = an_offer(evidence_grade="B")


def a_pair(ours=None, theirs=None, *, need=None, mentor=None, offer=OFFER) -> Pair:
    """A recipient and a mentor that differ as said."""
    return Pair(
        a_need(context=a_context(**(ours or {})), **(need or {})),
        a_mentor(context=a_context(**(theirs or {})), **(mentor or {})),
        (AskedArea(an_area(), 100, offer, covers=True, coverage=100),),
    )


STRENGTHS = [
    (
        weights.LANGUAGE,
        a_pair({"languages": frozenset({"en", "sw", "fr"})}, {"languages": frozenset({"sw", "en"})}),
        "shared_language",
        {"languages": ["en", "sw"]},
    ),
    (
        weights.SIZE,
        a_pair({"people_served": 88_000}, {"people_served": 61_000}),
        "similar_size",
        {"mentor_people": 61_000, "recipient_people": 88_000},
    ),
    (
        weights.SERVICES,
        a_pair({"services": frozenset({"water"})}, {"services": frozenset({"water", "septage"})}),
        "same_services",
        {"services": ["water"]},
    ),
    (weights.SUPPLY, a_pair(), "same_supply", {"intermittent": True}),
    (weights.INCOME, a_pair(), "same_setting", {"income_group": 2, "country": "KE"}),
    (weights.INCOME, a_pair({"country": "VN"}), "same_setting", {"income_group": 2, "country": None}),
    (weights.DISTANCE, a_pair(), "near", {"km": 0}),
    (weights.OWNERSHIP, a_pair(), "same_ownership", {"ownership": "public"}),
    (weights.TIME_ZONE, a_pair({"time_zone": 5.5}), "same_hours", {"hours": 3}),
    (weights.MENTOR_DAYS, a_pair(mentor={"partnerships_running": 1}), "free_days", {"days": 60}),
    (weights.MENTOR_DIRECTOR, a_pair(), "director_commits", {"side": "mentor"}),
    (weights.MENTOR_TEAM, a_pair(), "team_named", {"side": "mentor"}),
    (weights.MENTOR_BUDGET, a_pair(mentor={"budget_usd": 5000}), "budget", {"side": "mentor", "usd": 5000}),
    (weights.RECIPIENT_DIRECTOR, a_pair(), "director_commits", {"side": "recipient"}),
    (weights.RECIPIENT_TEAM, a_pair(), "team_named", {"side": "recipient"}),
    (weights.RECIPIENT_BUDGET, a_pair(), "budget", {"side": "recipient", "usd": 20_000}),
    (weights.RECIPIENT_HOSTS, a_pair(), "can_host", {"side": "recipient"}),
    (weights.GRADE, a_pair(), "evidence", {"focus": "leaks", "grade": "B"}),
    (weights.TRACK_RECORD, a_pair(), "track_record", {"partnerships": 3}),
    (weights.OFFER_CONFIRMED, a_pair(), "confirmed", {"side": "mentor"}),
    (weights.NEED_CONFIRMED, a_pair(), "confirmed", {"side": "recipient"}),
]
WATCH_OUTS = [
    (weights.LANGUAGE, a_pair({"interpreter": True}), "no_shared_language", {"interpreter": True}),
    (weights.LANGUAGE, a_pair({"interpreter": None}), "no_shared_language", {"interpreter": None}),
    (weights.SIZE, a_pair({"people_served": 61_000}, {"people_served": 1_000_000}), "larger", {"times": 16}),
    (weights.SIZE, a_pair({"people_served": 1_000_000}, {"people_served": 61_000}), "smaller", {"times": 16}),
    (weights.SIZE, a_pair({"people_served": 0}, {"people_served": 500}), "larger", {"times": 500}),
    (
        weights.SERVICES,
        a_pair({"services": frozenset({"water", "septage"})}),
        "services_missing",
        {"services": ["septage"]},
    ),
    (
        weights.SUPPLY,
        a_pair(theirs={"intermittent": False}),
        "other_supply",
        {"recipient": True, "mentor": False},
    ),
    (weights.INCOME, a_pair(theirs={"income_group": 4}), "other_setting", {"recipient": 2, "mentor": 4}),
    (weights.DISTANCE, a_pair(theirs={"latitude": 51.92, "longitude": 4.48}), "far", {"km": 6650}),
    (
        weights.OWNERSHIP,
        a_pair(theirs={"ownership": "private"}),
        "other_ownership",
        {"recipient": "public", "mentor": "private"},
    ),
    (weights.TIME_ZONE, a_pair(theirs={"time_zone": -9.5}), "hours_apart", {"hours": 12}),
    (weights.MENTOR_DAYS, a_pair(mentor={"days_per_quarter": 25}), "few_days", {"days": 25, "enough": 60}),
    (weights.MENTOR_DIRECTOR, a_pair(), "director_not_committed", {"side": "mentor"}),
    (weights.MENTOR_TEAM, a_pair(), "no_team", {"side": "mentor"}),
    (weights.MENTOR_BUDGET, a_pair(mentor={"budget_usd": 0}), "small_budget", {"side": "mentor", "usd": 0}),
    (weights.RECIPIENT_DIRECTOR, a_pair(), "director_not_committed", {"side": "recipient"}),
    (weights.RECIPIENT_TEAM, a_pair(), "no_team", {"side": "recipient"}),
    (
        weights.RECIPIENT_BUDGET,
        a_pair(need={"budget_usd": 100}),
        "small_budget",
        {"side": "recipient", "usd": 100},
    ),
    (weights.RECIPIENT_HOSTS, a_pair(), "cannot_host", {"side": "recipient"}),
    (
        weights.GRADE,
        a_pair(offer=an_offer(evidence_grade="D")),
        "evidence_weak",
        {"focus": "leaks", "grade": "D"},
    ),
    (weights.TRACK_RECORD, a_pair(mentor={"partnerships_completed": 0}), "first_partnership", {}),
    (weights.OFFER_CONFIRMED, a_pair(), "only_suggested", {"side": "mentor"}),
    (weights.NEED_CONFIRMED, a_pair(), "only_suggested", {"side": "recipient"}),
]
BOTH_SIDES = [{"side": "recipient"}, {"side": "mentor"}]
QUESTIONS = [
    (weights.LANGUAGE, a_pair({"languages": None}, {"languages": frozenset()}), "languages", BOTH_SIDES),
    (weights.LANGUAGE, a_pair({"languages": None, "interpreter": None}), "languages", BOTH_SIDES[:1]),
    (weights.LANGUAGE, a_pair(theirs={"interpreter": None}), "interpreter", BOTH_SIDES[1:]),
    (weights.SIZE, a_pair({"people_served": None}), "people_served", BOTH_SIDES[:1]),
    (weights.SERVICES, a_pair({"services": frozenset()}, {"services": None}), "services", BOTH_SIDES),
    (weights.SUPPLY, a_pair(theirs={"intermittent": None}), "hours_of_supply", BOTH_SIDES[1:]),
    (weights.INCOME, a_pair({"income_group": None}), "income_group", BOTH_SIDES[:1]),
    (weights.DISTANCE, a_pair({"latitude": None}, {"longitude": None}), "place", BOTH_SIDES),
    (weights.OWNERSHIP, a_pair({"ownership": None}), "ownership", BOTH_SIDES[:1]),
    (weights.TIME_ZONE, a_pair({"time_zone": None}), "time_zone", BOTH_SIDES[:1]),
    (weights.MENTOR_DAYS, a_pair(), "days", BOTH_SIDES[1:]),
    (weights.MENTOR_DIRECTOR, a_pair(), "director", BOTH_SIDES[1:]),
    (weights.MENTOR_TEAM, a_pair(), "team", BOTH_SIDES[1:]),
    (weights.MENTOR_BUDGET, a_pair(), "budget", BOTH_SIDES[1:]),
    (weights.RECIPIENT_DIRECTOR, a_pair(), "director", BOTH_SIDES[:1]),
    (weights.RECIPIENT_TEAM, a_pair(), "team", BOTH_SIDES[:1]),
    (weights.RECIPIENT_BUDGET, a_pair(), "budget", BOTH_SIDES[:1]),
    (weights.RECIPIENT_HOSTS, a_pair(), "can_host", BOTH_SIDES[:1]),
    (
        weights.GRADE,
        a_pair(offer=an_offer(evidence_grade=None)),
        "evidence_grade",
        [{"side": "mentor", "focus": "leaks"}],
    ),
    (weights.GRADE, a_pair(), "evidence_grade", []),
    (weights.TRACK_RECORD, a_pair(), "track_record", BOTH_SIDES[1:]),
    (weights.OFFER_CONFIRMED, a_pair(), "", []),
]


@pytest.mark.parametrize(("criterion", "pair", "code", "params"), STRENGTHS)
def test_a_strength_names_the_answers_it_rests_on(criterion, pair, code, params):
    assert WORDINGS[criterion].strength(pair) == Reason(code, params)


@pytest.mark.parametrize(("criterion", "pair", "code", "params"), WATCH_OUTS)
def test_a_watch_out_names_the_answers_it_rests_on(criterion, pair, code, params):
    assert WORDINGS[criterion].watch_out(pair) == Reason(code, params)


@pytest.mark.parametrize(("criterion", "pair", "code", "asked"), QUESTIONS)
def test_a_question_goes_to_each_side_that_has_not_answered(criterion, pair, code, asked):
    assert list(WORDINGS[criterion].question(pair)) == [Reason(code, params) for params in asked]


def test_every_criterion_has_its_reasons():
    published = describe()

    codes = [
        criterion["code"]
        for figure in ("context", "readiness", "evidence")
        for criterion in published[figure]
    ]
    assert sorted(criterion.code for criterion in WORDINGS) == sorted(codes)


def test_the_leading_area_is_the_one_that_brings_most():
    first = AskedArea(an_area("leaks"), 60, OFFER, covers=True, coverage=30)
    second = AskedArea(an_area("billing", priority=2), 40, OFFER, covers=True, coverage=90)
    uncovered = AskedArea(an_area("energy"), 90, None, covers=False, coverage=0)

    assert Pair(a_need(), a_mentor(), (first, second, uncovered)).leading == second


def test_a_reason_is_stored_as_code_and_parameters():
    assert Reason("far", {"km": 900}).as_dict() == {"code": "far", "params": {"km": 900}}
