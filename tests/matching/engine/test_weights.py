import pytest

from waterlinks.matching.engine import weights
from waterlinks.matching.engine.weights import BALANCED, WeightSet

FIGURES = {
    "context": weights.CONTEXT,
    "readiness": (*weights.MENTOR_READINESS, *weights.RECIPIENT_READINESS),
    "evidence": weights.EVIDENCE,
}
CRITERIA = [criterion for criteria in FIGURES.values() for criterion in criteria]


@pytest.mark.parametrize("figure", FIGURES)
def test_the_parts_of_a_figure_add_up_to_a_hundred(figure):
    assert sum(criterion.part for criterion in FIGURES[figure]) == 100


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.code)
def test_the_middle_of_an_unknown_lies_between_its_worst_and_its_best(criterion):
    low, mid, high = criterion.unknown

    assert 0 <= low <= mid <= high <= 100


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.code)
def test_a_better_answer_never_scores_less(criterion):
    scores = [step.score for step in criterion.steps]

    assert scores == sorted(scores, reverse=criterion.kind != "share")


@pytest.mark.parametrize(
    ("criterion", "answer", "score"),
    [
        (weights.SIZE, 0, 100),
        (weights.SIZE, 1, 85),
        (weights.SIZE, 40, 5),
        (weights.DISTANCE, 250, 100),
        (weights.DISTANCE, 251, 85),
        (weights.DISTANCE, 10_001, 10),
        (weights.MENTOR_DAYS, 60, 100),
        (weights.MENTOR_DAYS, 59, 80),
        (weights.MENTOR_DAYS, 0, 0),
        (weights.TRACK_RECORD, 0, 25),
        (weights.GRADE, "C", 50),
        (weights.LANGUAGE, "none", 0),
    ],
)
def test_an_answer_scores_as_published(criterion, answer, score):
    assert criterion.range_of(answer) == (score, score, score)


def test_an_unknown_answer_has_the_whole_range():
    assert weights.GRADE.range_of(None) == (25, 50, 100)


def test_a_weight_set_says_what_it_is():
    assert BALANCED.counts == (40, 25, 20, 15)
    assert BALANCED.as_dict() == {
        "name": "Balanced",
        "version": 1,
        "fit": 40,
        "context": 25,
        "readiness": 20,
        "evidence": 15,
    }


@pytest.mark.parametrize("counts", [(40, 25, 20, 14), (40, 25, 20, 16), (-10, 70, 20, 20)])
def test_weights_that_do_not_add_up_are_refused(counts):
    with pytest.raises(ValueError, match="add up to 100"):
        WeightSet("Wrong", 1, *counts)
