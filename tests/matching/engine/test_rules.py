from itertools import combinations

import numpy as np
import pytest

from matching.engine.makers import a_context, a_mentor, a_need, an_area, an_offer
from waterlinks.matching.engine import rules
from waterlinks.matching.engine.network import Network

CODES = [
    "same_operator",
    "origins_differ",
    "no_offer_two_levels_above",
    "no_free_slot",
    "no_shared_language",
    "partners_already",
    "forbidden_pair",
]


def a_pair_that_breaks(*broken: str) -> Network:
    """One need and one mentor that break exactly these rules."""
    need = a_need(
        operator="lakeside" if "same_operator" in broken else "port-amber",
        context=a_context(languages=frozenset({"en"})),
        partners=frozenset({"lakeside"}) if "partners_already" in broken else frozenset(),
    )
    mentor = a_mentor(
        offers=(an_offer(level=2 if "no_offer_two_levels_above" in broken else 3),),
        context=a_context(
            origin_kind="illustrative" if "origins_differ" in broken else "real",
            languages=frozenset({"fr" if "no_shared_language" in broken else "en"}),
        ),
        days_per_quarter=19 if "no_free_slot" in broken else 20,
    )
    return Network.of([need], [mentor], {("N-0001", "lakeside")} if "forbidden_pair" in broken else ())


def first_broken(network: Network) -> str | None:
    number = rules.broken(network, network.chosen([0], [0]))[0]
    return rules.MUST_HAVES[number - 1].code if number else None


def test_the_must_haves_stand_in_their_published_order():
    assert [rule.code for rule in rules.MUST_HAVES] == CODES


def test_a_pair_that_breaks_no_rule_is_a_candidate():
    assert first_broken(a_pair_that_breaks()) is None


@pytest.mark.parametrize("code", CODES)
def test_each_rule_excludes_on_its_own(code):
    assert first_broken(a_pair_that_breaks(code)) == code


@pytest.mark.parametrize(
    "codes", [codes for how_many in range(2, 8) for codes in combinations(CODES, how_many)], ids="+".join
)
def test_a_pair_counts_under_the_first_rule_it_breaks(codes):
    assert first_broken(a_pair_that_breaks(*codes)) == codes[0]


@pytest.mark.parametrize("unknown", [None, frozenset()])
@pytest.mark.parametrize("side", ["need", "mentor"])
def test_unknown_languages_exclude_nobody(side, unknown):
    known, open_ = a_context(languages=frozenset({"fr"})), a_context(languages=unknown)
    need, mentor = (open_, known) if side == "need" else (known, open_)

    network = Network.of([a_need(context=need)], [a_mentor(context=mentor)])

    assert first_broken(network) is None


@pytest.mark.parametrize(
    ("ours", "theirs", "broken"),
    [
        (False, False, "no_shared_language"),
        (False, None, None),
        (None, False, None),
        (None, None, None),
        (True, False, None),
        (False, True, None),
    ],
)
def test_only_two_known_nos_about_interpreters_exclude(ours, theirs, broken):
    need = a_need(context=a_context(languages=frozenset({"en"}), interpreter=ours))
    mentor = a_mentor(context=a_context(languages=frozenset({"fr"}), interpreter=theirs))

    assert first_broken(Network.of([need], [mentor])) == broken


def test_unknown_days_exclude_nobody():
    network = Network.of([a_need()], [a_mentor(days_per_quarter=None, partnerships_running=5)])

    assert first_broken(network) is None


def test_an_area_or_an_offer_nobody_is_sure_of_is_not_there():
    not_asked = Network.of([a_need(areas=(an_area(weight=0),))], [a_mentor()])
    not_offered = Network.of([a_need()], [a_mentor(offers=(an_offer(weight=0),))])

    assert first_broken(not_asked) == first_broken(not_offered) == "no_offer_two_levels_above"


def test_two_illustrative_operators_may_meet():
    made_up = a_context(origin_kind="illustrative")

    assert first_broken(Network.of([a_need(context=made_up)], [a_mentor(context=made_up)])) is None


def test_exclusions_are_counted_for_each_need_and_rule():
    counts = rules.count(np.array([[0, 1, 1, 3], [0, 0, 0, 7]], dtype=np.uint8))

    assert counts.tolist() == [[2, 0, 1, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 1]]
    assert rules.named(counts.sum(axis=0)) == dict(zip(CODES, [2, 0, 1, 0, 0, 0, 1], strict=True))
