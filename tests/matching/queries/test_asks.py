import pytest

from makers import a_mentor, an_operator
from matching.makers import an_open_need
from waterlinks.matching.queries.asks import brings, not_known, setting, side_by_side
from waterlinks.matching.queries.candidates import chosen

pytestmark = pytest.mark.django_db

ANSWERED = {
    "languages": ["en"],
    "latitude": 14.6,
    "longitude": 121.0,
    "hours_of_supply": 24,
    "services": ["water"],
    "ownership": "public",
    "people_served": 50_000,
    "travel_budget_usd": 0,
    "director_commits": False,
    "team_named": False,
    "can_host": False,
}


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, ""),
        ({"hours_of_supply": 23.9}, "intermittent supply"),
        (
            {
                "people_served": 120_000,
                "ownership": "public",
                "hours_of_supply": 24,
                "languages": ["en", "tl"],
            },
            "120,000 people served, public, continuous supply, works in English and Filipino",
        ),
    ],
)
def test_the_setting_of_a_recipient_in_one_line_leaves_out_what_is_unknown(facts, told):
    assert setting(an_operator(**facts)) == told


def test_what_a_recipient_brings_is_told_in_sentences():
    recipient = an_operator(director_commits=True, team_named=True, can_host=True, travel_budget_usd=8000)

    assert brings(recipient) == [
        "The director stands behind it.",
        "A team is named.",
        "Can host visitors.",
        "8,000 US dollars.",
    ]


def test_who_said_no_or_nothing_brings_nothing():
    assert brings(an_operator(**ANSWERED)) == []
    assert brings(an_operator()) == []


def test_a_no_and_a_zero_are_answers():
    assert not_known(an_operator(**ANSWERED)) == []


def test_everything_nobody_answered_is_a_question():
    assert not_known(an_operator()) == [
        "working languages",
        "how many people it serves",
        "where exactly it is",
        "hours of supply",
        "services",
        "ownership",
        "budget for a partnership",
        "whether the director stands behind it",
        "who is in the team",
        "whether it can host visitors",
    ]


@pytest.mark.parametrize("field", ["languages", "services"])
def test_an_empty_list_answers_nothing(field):
    assert len(not_known(an_operator(**{**ANSWERED, field: []}))) == 1


def test_two_mentors_stand_side_by_side_in_what_differs_and_what_they_share_is_told():
    need = an_open_need()
    lakeside = a_mentor(
        "Lakeside",
        people_served=240_000,
        services=["water", "sewerage"],
        ownership="public",
        languages=["en", "tl"],
        hours_of_supply=24,
        mentor_days_per_quarter=40,
        travel_budget_usd=0,
    )
    three_rivers = a_mentor("Three Rivers", country="VN", ownership="public")

    facts = side_by_side(chosen(need, [lakeside.code, three_rivers.code]))

    assert [(row.name, row.cells) for row in facts.differing] == [
        ("Country", ["Philippines", "Viet Nam"]),
        ("People served", ["240,000", "Not known yet"]),
        ("Services", ["water, sewerage", "Not known yet"]),
        ("Hours of supply a day", ["24", "Not known yet"]),
        ("Languages", ["English, Filipino", "Not known yet"]),
        ("Days a quarter", ["40", "Not known yet"]),
        ("Budget, US dollars", ["0", "Not known yet"]),
    ]
    assert facts.shared == ["Ownership: public", "Partnerships completed as mentor: Not known yet"]
