import re

import pytest

from matching.makers import a_weight_set
from waterlinks.matching.engine import weights
from waterlinks.matching.engine.describe import describe
from waterlinks.matching.engine.weights import BALANCED
from waterlinks.matching.queries import published
from waterlinks.matching.queries.candidates import current_weights
from waterlinks.matching.queries.published import ANSWERS, CRITERIA, rules

pytestmark = pytest.mark.django_db


def every_line():
    return [line for _, lines in rules(current_weights()).figures for line in lines]


def test_the_page_holds_every_rule_weight_and_criterion_of_the_engine():
    told = rules(current_weights())

    assert told.engine == weights.ENGINE
    assert told.weights == [("Fit", 40), ("Context", 25), ("Readiness", 20), ("Evidence", 15)]
    assert len(told.must_haves) == 7
    assert [(name, len(lines)) for name, lines in told.figures] == [
        ("Context", 8),
        ("Readiness", 8),
        ("Evidence", 4),
    ]


def test_parts_of_each_figure_add_up_to_a_hundred():
    assert [sum(line.part for line in lines) for _, lines in rules(current_weights()).figures] == [100] * 3


def test_words_are_those_of_the_engines_criteria_and_answers_and_no_others():
    told = describe(BALANCED)
    criteria = [one for figure in ("context", "readiness", "evidence") for one in told[figure]]
    answers = {step["answer"] for one in criteria for step in one["steps"]}

    assert CRITERIA.keys() == {one["code"] for one in criteria}
    named = {answer for answer in answers if isinstance(answer, str)} - set("ABCD")
    assert ANSWERS.keys() == named | told["fit"]["reach"].keys()


def test_no_line_shows_a_code_or_a_gap():
    for line in every_line():
        for text in (line.name, *line.steps, line.unknown):
            assert not re.search(r"[{}%_]|None", text), text


@pytest.mark.parametrize(
    ("name", "steps", "unknown"),
    [
        (
            "Distance in km",
            ["up to 250: 100", "up to 1,000: 85", "up to 2,500: 65", "up to 5,000: 45", "up to 10,000: 25", "more: 10"],
            "10 to 100, sorted as 50",
        ),
        (
            "Working language",
            ["shared: 100", "none, but an interpreter: 40", "none, interpreter unknown: 20", "none, no interpreter: 0"],
            "0 to 100, sorted as 60",
        ),
        ("Free days of the mentor a quarter", ["from 60: 100", "from 40: 80", "from 20: 40", "from 1: 20", "from 0: 0"], "0 to 100, sorted as 50"),
        ("Services the mentor runs too", ["the share in per cent"], "0 to 100, sorted as 60"),
        ("Grade of the evidence behind the offers", ["A: 100", "B: 80", "C: 50", "D: 25"], "25 to 100, sorted as 50"),
    ],
)  # fmt: skip
def test_each_kind_of_criterion_reads_as_a_list_of_answers_and_scores(name, steps, unknown):
    [line] = [line for line in every_line() if line.name == name]

    assert (line.steps, line.unknown) == (steps, unknown)


def test_other_weights_are_printed_as_they_are():
    a_weight_set(name="Losses first", is_current=True, fit=70, context=15, readiness=10, evidence=5)

    assert rules(current_weights()).weights == [
        ("Fit", 70),
        ("Context", 15),
        ("Readiness", 10),
        ("Evidence", 5),
    ]
    assert published.rules(current_weights()).reach == [
        ("beyond the level aimed for", 100),
        ("at the level aimed for", 90),
        ("below the level aimed for", 70),
    ]
