import pytest

from makers import a_mentor
from matching.makers import a_proposal, an_open_need
from waterlinks.matching.queries import cards
from waterlinks.matching.queries.cards import Card, card, operators_named, points

pytestmark = pytest.mark.django_db

STORED = {
    "total": [6449, 6450, 7000],
    "fit": [8000, 8000, 8000],
    "context": [0, 4951, 10000],
    "readiness": [5049, 5050, 5051],
    "evidence": [0, 0, 0],
    "reasons": {
        "strengths": [{"code": "near", "params": {"km": 250}}],
        "watch_outs": [{"code": "no_team", "params": {"side": "recipient"}}],
        "unknowns": [{"code": "budget", "params": {"side": "mentor"}}] * 5,
    },
}


def a_card(**facts):
    return card(an_open_need("Port Amber"), a_mentor("Lakeside", **facts), STORED)


def test_hundredths_become_points_and_codes_become_sentences():
    shown = a_card()

    assert (shown.low, shown.mid, shown.high) == (64, 65, 70)
    assert [(score.name, score.low, score.mid, score.high) for score in shown.scores] == [
        ("Fit", 80, 80, 80),
        ("Context", 0, 50, 100),
        ("Readiness", 50, 51, 51),
        ("Evidence", 0, 0, 0),
    ]
    assert shown.strengths == ["250 km apart."]
    assert shown.watch_outs == ["Port Amber has not named a team."]
    assert shown.unknowns[0] == "Which budget does Lakeside bring?"


@pytest.mark.parametrize(
    ("hundredths", "whole"), [(0, 0), (49, 0), (50, 1), (149, 1), (150, 2), (10000, 100)]
)
def test_halves_are_rounded_up(hundredths, whole):
    assert points(hundredths) == whole


def test_three_questions_are_shown_at_first():
    shown = a_card()

    assert (len(shown.first_questions), len(shown.more_questions)) == (3, 2)
    assert shown.first_questions + shown.more_questions == shown.unknowns


def test_a_total_without_a_range_is_sure():
    known = {"scores": [], "strengths": [], "watch_outs": [], "unknowns": []}

    assert Card(None, 70, 70, 70, **known).is_sure
    assert not Card(None, 69, 70, 71, **known).is_sure


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, ""),
        (
            {
                "people_served": 240_000,
                "ownership": "public",
                "mentor_days_per_quarter": 40,
                "partnerships_completed": 3,
            },
            "240,000 people served, public, 40 days a quarter, 3 partnerships completed",
        ),
        (
            {"people_served": 0, "mentor_days_per_quarter": 1, "partnerships_completed": 1},
            "0 people served, 1 day a quarter, 1 partnership completed",
        ),
        ({"mentor_days_per_quarter": 0, "partnerships_completed": 0}, "0 days a quarter"),
    ],
)
def test_a_mentor_in_brief_leaves_out_what_is_unknown(facts, told):
    assert a_card(**facts).in_brief == told


def test_a_stored_proposal_reads_like_the_candidate_it_was():
    proposal = a_proposal("Port Amber", "Lakeside")

    shown = cards.of_proposal(proposal)

    assert shown.mentor == proposal.mentor
    assert shown.mid == points(proposal.total[1])
    assert shown.strengths[0] == "Physical losses at level 3; the recipient at 1, priority 1."


def test_operators_are_found_by_code_in_one_query(django_assert_num_queries):
    lakeside = a_mentor("Lakeside")

    with django_assert_num_queries(1):
        found = operators_named([lakeside.code, "nobody"])
        assert {code: str(operator) for code, operator in found.items()} == {lakeside.code: "Lakeside"}
