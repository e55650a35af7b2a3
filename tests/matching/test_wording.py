"""Whatever the engine can say has words: its codes are collected by asking it, so a new one without words fails here."""

import random
import re
from functools import cache

import pytest

from matching.engine.makers import a_mentor, a_need, an_area, an_offer
from waterlinks.matching import wording
from waterlinks.matching.engine.explain import explain_pair
from waterlinks.matching.engine.facts import Context
from waterlinks.matching.engine.network import Network
from waterlinks.matching.engine.rules import MUST_HAVES
from waterlinks.matching.engine.weights import BALANCED, WeightSet
from waterlinks.operators.terms import FocusArea, Ownership, Service

SIDES = ("Port Amber", "Lakeside")


def words(code, asks=False, **params):
    return wording.reason({"code": code, "params": params}, *SIDES, asks=asks)


def assert_is_a_sentence(text):
    assert text[0].isupper() or text[0].isdigit()
    assert text[-1] in ".?"
    assert not re.search(r"[{}%]|None|  |\(\)|frozenset", text), text


def one_of(chance, *answers):
    return chance.choice([None, *answers])


def a_random_setting(chance):
    place = chance.choice([(None, None), (14.6, 121.0), (48.9, 2.4), (15.2, 121.1)])
    return Context(
        country=chance.choice(["PH", "FR", None]),
        languages=one_of(chance, frozenset({"en"}), frozenset({"fr", "en"}), frozenset({"vi"})),
        interpreter=one_of(chance, True, False),
        latitude=place[0],
        longitude=place[1],
        people_served=one_of(chance, 0, 900, 52_000, 12_000_000),
        services=one_of(chance, *(frozenset(Service.values[:many]) for many in (1, 2, 3))),
        intermittent=one_of(chance, True, False),
        ownership=one_of(chance, *Ownership.values),
        income_group=one_of(chance, 1, 2, 3, 4),
        time_zone=one_of(chance, -5.0, 1.0, 8.0),
    )


def a_random_explanation(seed):
    """What the engine says of a pair; any answer may be unknown."""
    chance = random.Random(seed)
    focuses = chance.sample(FocusArea.values, chance.choice([1, 2, 3]))
    need = a_need(
        areas=tuple(
            an_area(
                focus, priority=priority, level_now=0, level_aim=chance.choice([1, 4]), confirmed=seed % 2
            )
            for priority, focus in enumerate(focuses, start=1)
        ),
        context=a_random_setting(chance),
        director_commits=one_of(chance, True, False),
        team_named=one_of(chance, True, False),
        budget_usd=one_of(chance, 0, 1, 8000, 2_000_000),
        can_host=one_of(chance, True, False),
    )
    mentor = a_mentor(
        offers=tuple(
            an_offer(
                focus, level=chance.choice([2, 3]), evidence_grade=one_of(chance, *"AD"), confirmed=seed % 3
            )
            for focus in focuses[: chance.choice([1, 3])]
        ),
        context=a_random_setting(chance),
        days_per_quarter=one_of(chance, 20, 21, 80),
        director_commits=one_of(chance, True, False),
        team_named=one_of(chance, True, False),
        budget_usd=one_of(chance, 0, 1, 8000),
        partnerships_completed=one_of(chance, 0, 1, 5),
    )
    # Where fit counts for nothing, lesser criteria find room among the three reasons.
    weight_set = chance.choice([BALANCED, WeightSet("A", 1, 0, 100, 0, 0), WeightSet("B", 1, 0, 0, 50, 50)])
    return explain_pair(Network.of([need], [mentor]), need.code, mentor.operator, weight_set)


@cache
def explanations():
    return [a_random_explanation(seed) for seed in range(800)]


def test_the_codes_that_have_words_are_exactly_those_the_engine_uses():
    told, asked = set(), set()
    for found in explanations():
        told |= {reason.code for reason in (*found.strengths, *found.watch_outs)}
        asked |= {question.code for question in found.unknowns}

    assert told == wording.SENTENCES.keys() | wording.MADE.keys()
    assert asked == wording.QUESTIONS.keys()


def test_whatever_is_known_every_reason_is_a_sentence():
    for found in explanations():
        for reason in (*found.strengths, *found.watch_outs):
            assert_is_a_sentence(wording.reason(reason.as_dict(), *SIDES))


def test_whatever_is_unknown_is_one_question_to_one_side():
    for found in explanations():
        for question in found.unknowns:
            sentence = wording.reason(question.as_dict(), *SIDES, asks=True)
            assert_is_a_sentence(sentence)
            assert sentence.endswith("?")
            assert (SIDES[0] in sentence) != (SIDES[1] in sentence)


@pytest.mark.parametrize(
    ("code", "params", "sentence"),
    [
        (
            "covers_area",
            {"focus": "metering", "priority": 1, "level": 4, "asked_level": 1, "covered": 1, "asked": 2},
            "Metering at level 4; the recipient at 1, priority 1.",
        ),
        (
            "covers_area",
            {"focus": "metering", "priority": 1, "level": 4, "asked_level": 1, "covered": 3, "asked": 3},
            "Covers everything asked; Metering at level 4, the recipient at 1.",
        ),
        (
            "area_not_covered",
            {"focus": "septage", "priority": 2, "level": None, "asked_level": 1},
            "Septage management, priority 2, is not offered.",
        ),
        (
            "area_not_covered",
            {"focus": "septage", "priority": 2, "level": 2, "asked_level": 1},
            "Septage management, priority 2: at level 2, the recipient at 1.",
        ),
        ("shared_language", {"languages": ["en", "fr"]}, "English and French on both sides."),
        ("similar_size", {"mentor_people": 52000, "recipient_people": 1000000}, "Similar in size: 52,000 and 1,000,000 people served."),
        ("same_supply", {"intermittent": True}, "Knows intermittent supply from its own network."),
        ("same_supply", {"intermittent": False}, "Continuous supply on both sides."),
        ("other_supply", {"recipient": True, "mentor": False}, "Continuous supply at the mentor, intermittent at the recipient."),
        ("other_supply", {"recipient": False, "mentor": True}, "Intermittent supply at the mentor, continuous at the recipient."),
        ("same_setting", {"income_group": 2, "country": "PH"}, "In the same country, Philippines."),
        ("same_setting", {"income_group": 2, "country": None}, "The same income setting: lower-middle income."),
        ("other_setting", {"recipient": 1, "mentor": 4}, "Another income setting: high income for the mentor, low income for the recipient."),
        ("other_ownership", {"recipient": "public", "mentor": "private"}, "Other ownership: private mentor, public recipient."),
        ("near", {"km": 0}, "In the same place."),
        ("near", {"km": 250}, "250 km apart."),
        ("far", {"km": 12050}, "12,050 km apart."),
        ("no_shared_language", {"interpreter": True}, "No language in common; an interpreter is there."),
        ("no_shared_language", {"interpreter": None}, "No language in common."),
        ("services_missing", {"services": ["sewerage"]}, "Does not run sewerage."),
        ("free_days", {"days": 1}, "1 free day a quarter."),
        ("free_days", {"days": 80}, "80 free days a quarter."),
        ("few_days", {"days": 20, "enough": 60}, "Only 20 free days; 60 make a strong partnership."),
        ("small_budget", {"side": "mentor", "usd": 0}, "Lakeside brings no money for it."),
        ("small_budget", {"side": "recipient", "usd": 1500}, "Port Amber brings 1,500 US dollars, less than a visit costs."),
        ("evidence_weak", {"focus": "metering", "grade": "D"}, "Metering rests on evidence of grade D only."),
        ("track_record", {"partnerships": 1}, "1 partnership completed as mentor."),
        ("track_record", {"partnerships": 3}, "3 partnerships completed as mentor."),
        ("only_suggested", {"side": "mentor"}, "Suggested from figures; Lakeside has not confirmed it."),
    ],
)  # fmt: skip
def test_reasons_read_as_people_would_say_them(code, params, sentence):
    assert words(code, **params) == sentence


def test_what_is_a_fact_and_a_question_reads_as_either():
    assert words("budget", side="mentor", usd=8000) == "Lakeside brings 8,000 US dollars."
    assert words("budget", asks=True, side="mentor") == "Which budget does Lakeside bring?"
    assert words("can_host", side="recipient") == "Port Amber can host visitors."
    assert words("can_host", asks=True, side="recipient") == "Can Port Amber host visitors?"
    assert (
        words("track_record", asks=True, side="mentor")
        == "How many partnerships has Lakeside completed as mentor?"
    )


@pytest.mark.parametrize("rule", MUST_HAVES, ids=lambda rule: rule.code)
def test_every_must_have_says_what_a_mentor_is_how_many_are_and_why_not_this_one(rule):
    assert_is_a_sentence(f"It {wording.rule(rule.code)}.")
    assert wording.counted(rule.code, 1) == f"1 {wording.rule(rule.code)}"
    assert wording.counted(rule.code, 1200).startswith("1,200 ")
    assert_is_a_sentence(wording.rule_against(rule.code, *SIDES))


def test_words_for_rules_are_those_of_the_engine_and_no_others():
    assert list(wording.RULES) == list(wording.COUNTED) == [rule.code for rule in MUST_HAVES]
    assert wording.AGAINST.keys() == wording.RULES.keys() | {"no_offer", "not_listed"}


def test_the_four_figures_have_names():
    assert [wording.figure(name) for name in wording.FIGURES] == ["Fit", "Context", "Readiness", "Evidence"]
    assert wording.FIGURES.keys() == BALANCED.as_dict().keys() - {"name", "version"}


def test_a_need_without_candidate_is_told_how_many_each_rule_leaves_out():
    assert wording.no_candidate({"no_shared_language": 2, "no_free_slot": 1200}) == (
        "No candidate is left. Of the mentors, 1,200 have no free slot; "
        "2 share no working language and have no interpreter."
    )
    assert wording.no_candidate({}) == "Nobody offers help yet."


def test_a_need_whose_candidates_have_no_slot_left_is_told_where_the_slots_went():
    assert wording.slots_taken("Lakeside", 76, ["Hill Gate", "Nam Sai"]) == (
        "Lakeside would come to 76 points; its slots do more good with Hill Gate, Nam Sai."
    )
    assert wording.slots_taken("Lakeside", 76, []) == "Lakeside would come to 76 points and has no free slot."


def test_what_came_of_a_round_is_told_in_counts():
    said = wording.round_outcome({"pairs": 1231, "unmatched": 27, "address": "/rounds/R-00003/"})

    assert said == "Pairs found: 1,231. Needs left without a mentor: 27."
