import pytest

from waterlinks.audit.queries import in_words
from waterlinks.benchmarking import terms
from waterlinks.benchmarking.catalogue.loading import catalogue
from waterlinks.benchmarking.terms import peers_in_words, verdict
from waterlinks.operators.places import evidence_in_words

PARAMS = {
    "indicator": "6.1",
    "value": 41.26,
    "unit": "%",
    "period": "2025",
    "confidence": "B",
    "quartile": 38.7,
    "peers": 23,
}
SHARED = {"size_band": "", "income_group": 0, "services": "", "is_illustrative": False}


@pytest.mark.parametrize(
    ("code", "indicator", "sentence"),
    [
        ("worst", "6.1", "Non-revenue water: 41.3 % in 2025. Three quarters of 23 peers have 38.7 or less."),
        ("best", "6.1", "Non-revenue water: 41.3 % in 2025. Three quarters of 23 peers have 38.7 or more."),
        (
            "worst",
            "7.1",
            "Connections with a meter: 41.3 % in 2025. Three quarters of 23 peers have 38.7 or more.",
        ),
        (
            "best",
            "7.1",
            "Connections with a meter: 41.3 % in 2025. Three quarters of 23 peers have 38.7 or less.",
        ),
    ],
)
def test_the_evidence_of_a_suggestion_reads_as_a_sentence(code, indicator, sentence):
    evidence = {"code": f"figure_in_{code}_quarter", "params": {**PARAMS, "indicator": indicator}}

    assert evidence_in_words(evidence) == sentence


@pytest.mark.parametrize(
    ("shared", "words"),
    [
        (
            {"size_band": "town", "income_group": 3, "services": "sewerage,water"},
            "23 operators of 10,000 to 50,000 people, upper-middle income, sewerage and water",
        ),
        ({"size_band": "small"}, "23 operators of fewer than 10,000 people"),
        ({"income_group": 1}, "23 operators: low income"),
        ({}, "23 operators of every kind"),
        ({"is_illustrative": True}, "23 illustrative operators of every kind"),
    ],
)
def test_peers_are_named_by_what_they_share(shared, words):
    assert peers_in_words(23, **{**SHARED, **shared}) == words


@pytest.mark.parametrize(
    ("band", "direction", "words"),
    [
        ("worst", "lower", "Higher than three quarters of peers"),
        ("worst", "higher", "Lower than three quarters of peers"),
        ("best", "lower", "Better than three quarters of peers"),
        ("best", "higher", "Better than three quarters of peers"),
        ("middle", "higher", "In the middle half of peers"),
        ("", "context", ""),
    ],
)
def test_a_comparison_reads_as_words(band, direction, words):
    assert verdict(band, direction) == words


@pytest.mark.parametrize(
    ("verb", "detail", "sentence"),
    [
        ("import.commit", {"file": "a.csv", "stored": 63630}, "a.csv: 63,630 figures stored."),
        ("import.commit", {"file": "", "stored": 1}, "1 figure stored."),
        ("import.check", {"file": "a.csv"}, "a.csv: checked, nothing stored."),
        ("import.refuse", {"file": "a.csv"}, "a.csv: nothing stored."),
        ("import.undo", {}, "Taken back: its figures do not count any more."),
        ("import.restore", {}, "Restored: its figures count again."),
        (
            "import.profiles",
            {"operators": 1},
            "The profile of 1 operator follows from its newest figures.",
        ),
        (
            "import.profiles",
            {"operators": 2493},
            "The profiles of 2,493 operators follow from their newest figures.",
        ),
        ("peers.suggest", {"operators": 1000}, "What figures suggest to 1,000 operators is up to date."),
        (
            "peers.refresh",
            {"standings": 18674, "needs": 3823, "offers": 4109},
            "18,674 figures compared, 3,823 needs and 4,109 offers suggested.",
        ),
    ],
)
def test_the_trail_reads_as_sentences(verb, detail, sentence):
    assert in_words(verb, detail) == sentence


@pytest.mark.parametrize(
    ("stored", "sentence"),
    [(0, "Checked, nothing stored."), (1, "1 figure stored."), (1200, "1,200 figures stored.")],
)
def test_an_import_says_what_came_of_it(stored, sentence):
    assert terms.import_outcome({"observations_stored": stored}) == sentence


@pytest.mark.parametrize(
    ("verb", "title"), [("undo", "Taking import B-00007 back"), ("restore", "Restoring import B-00007")]
)
def test_taking_back_has_a_title(verb, title):
    assert terms.switch_title({"batch": 7, "verb": verb}) == title


def test_an_import_leads_to_its_page():
    assert terms.import_title({"file": "a.csv"}) == "Import of a.csv"
    assert terms.import_address({"batch": 7}, {}) == "/imports/B-00007/"


def test_only_headlines_have_words_for_what_their_per_cent_are_of():
    percent = {one.code for one in catalogue().headlines() if one.unit == "%"}

    assert set(terms.OF_WHAT) == percent
