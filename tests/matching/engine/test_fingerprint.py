import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine import makers
from matching.engine.makers import a_context, a_mentor, a_need, an_area, an_offer, some
from waterlinks.matching.engine.fingerprint import facts_sha256
from waterlinks.matching.engine.weights import BALANCED

NEED, MENTOR = a_need(), a_mentor()


def test_the_hash_is_the_same_on_every_machine_and_in_every_year():
    assert facts_sha256([NEED], [MENTOR], BALANCED) == (
        "da6e9cce42115270d3dc889b62f5b7b3d34c9654e326f43e4aeb99a334ad0b54"
    )


@some
@given(
    makers.lists_of(makers.needs, 3), makers.lists_of(makers.mentors, 3), st.randoms(use_true_random=False)
)
def test_the_order_of_the_input_does_not_matter(needs, mentors, chance):
    before = facts_sha256(
        needs, mentors, BALANCED, [("N-1", "a"), ("N-2", "b")], [("N-3", "c"), ("N-4", "d")]
    )

    def shuffled(facts):
        return chance.sample(facts, len(facts))

    needs = [replace(need, areas=tuple(shuffled(need.areas))) for need in shuffled(needs)]
    mentors = [replace(mentor, offers=tuple(shuffled(mentor.offers))) for mentor in shuffled(mentors)]
    after = facts_sha256(needs, mentors, BALANCED, [("N-2", "b"), ("N-1", "a")], [("N-4", "d"), ("N-3", "c")])

    assert after == before


@pytest.mark.parametrize(
    "changed",
    [
        {"needs": [replace(NEED, waiting_since=dt.date(2025, 1, 2))]},
        {"needs": [replace(NEED, areas=(an_area(level_aim=4),))]},
        {"needs": [replace(NEED, context=a_context(languages=None))]},
        {"needs": [replace(NEED, partners=frozenset({"x"}))]},
        {"needs": []},
        {"mentors": [replace(MENTOR, offers=(an_offer(evidence_grade=None),))]},
        {"mentors": [replace(MENTOR, days_per_quarter=None)]},
        {"mentors": [replace(MENTOR, days_per_quarter=0)]},
        {"weights": replace(BALANCED, version=2)},
        {"weights": replace(BALANCED, fit=41, context=24)},
        {"pinned": [("N-0001", "lakeside")]},
        {"forbidden": [("N-0001", "lakeside")]},
    ],
)
def test_whatever_could_change_a_round_changes_the_hash(changed):
    given_ = {"needs": [NEED], "mentors": [MENTOR], "weights": BALANCED}

    assert facts_sha256(**(given_ | changed)) != facts_sha256(**given_)


def test_another_engine_gives_another_hash(monkeypatch):
    before = facts_sha256([NEED], [MENTOR], BALANCED)

    monkeypatch.setattr("waterlinks.matching.engine.fingerprint.ENGINE", "0.0")

    assert facts_sha256([NEED], [MENTOR], BALANCED) != before
