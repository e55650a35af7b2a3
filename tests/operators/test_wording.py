import pytest

from makers import an_operator
from waterlinks.audit.queries import in_words
from waterlinks.operators import wording
from waterlinks.operators.terms import ANSWERS
from waterlinks.organisations.terms import Origin

pytestmark = pytest.mark.django_db


def test_every_answer_has_its_question():
    assert set(wording.QUESTIONS) == set(ANSWERS)


def test_the_opening_says_what_is_known():
    operator = an_operator(country="PH", services=["water", "sewerage", "septage"])
    operator.organisation.city = "Port Amber"

    assert wording.opening(operator) == "Water, sewerage and septage in Port Amber, Philippines."


def test_the_opening_invents_nothing():
    assert wording.opening(an_operator(country="PH")) == "Operator, Philippines."


def test_what_nobody_has_answered_is_said_to_be_unknown():
    facts = {fact.term: str(fact.definition) for fact in wording.facts(an_operator(country="PH"))}

    assert facts == {
        "People served": "not known yet",
        "Connections": "not known yet",
        "Hours of supply a day": "not known yet",
        "Country": "Philippines",
        "Services": "not known yet",
        "Ownership": "not known yet",
        "Languages": "not known yet",
    }


def test_what_is_known_is_worded():
    operator = an_operator(
        people_served=0,
        connections=51_200,
        hours_of_supply=16.5,
        services=["water", "irrigation"],
        ownership="public",
        languages=["en", "tl", "xx"],
    )

    assert [str(fact.definition) for fact in wording.facts(operator)] == [
        "0",
        "51,200",
        "16.5",
        "Philippines",
        "water and irrigation",
        "public",
        "English, Filipino and xx",
    ]


def test_a_record_of_its_own_needs_no_word_about_where_it_comes_from():
    assert wording.where_from(an_operator(origin=Origin.OWN)) == ""


def test_a_compiled_record_names_its_source_and_asks_to_be_claimed():
    operator = an_operator(origin=Origin.IMPORTED)
    operator.organisation.source = "SNIS 2018, Brazil"

    assert wording.where_from(operator) == (
        "Compiled from public sources. SNIS 2018, Brazil. "
        "Do you work here? Ask the secretariat to claim or correct it."
    )


def test_an_illustrative_record_says_that_it_is_made_up():
    assert wording.where_from(an_operator(origin=Origin.ILLUSTRATIVE)).startswith(
        "Illustrative: this operator"
    )


@pytest.mark.parametrize(
    ("verb", "detail", "sentence"),
    [
        ("need.confirm", {"area": "metering"}, "Added to the needs: Metering."),
        (
            "need.dismiss",
            {"area": "metering", "reason": "figure_is_wrong", "note": ""},
            "Set aside as a need: Metering. Reason: the figure behind it is wrong.",
        ),
        (
            "offer.dismiss",
            {"area": "metering", "reason": "other", "note": "Next year"},
            "Set aside as an offer: Metering. Reason: another reason (Next year).",
        ),
        ("offer.confirm", {"area": "tariffs"}, "Added to the offers: Tariffs."),
        ("need.state", {"areas": ["tariffs", "metering"]}, "Asked for help: Tariffs and Metering."),
        ("need.partner", {}, "The need found a match."),
        ("need.reopen", {}, "The need waits for a match again."),
        (
            "need.confirm",
            {"area": "an area of an older list"},
            "need.confirm (area: an area of an older list)",
        ),
    ],
)
def test_the_trail_reads_as_sentences(verb, detail, sentence):
    assert in_words(verb, detail) == sentence
