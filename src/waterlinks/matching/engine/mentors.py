"""All mentors as columns. Built once, they serve any number of needs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from waterlinks.matching.engine import capacity
from waterlinks.matching.engine.columns import Kinds, Places, Vocabulary, kinds_of, numbered
from waterlinks.matching.engine.facts import ILLUSTRATIVE, LEVELS, MentorFact
from waterlinks.matching.engine.weights import (
    GRADE,
    HIGH,
    LEVELS_ABOVE,
    MENTOR_READINESS,
    TRACK_RECORD,
    Criterion,
)

TEACHABLE = LEVELS[LEVELS_ABOVE:]
"""Levels from which an offer can cover something: there is a column for each focus area at each of them."""

Exact = NDArray[np.float32]
"""Whole numbers held as floats for fast products. Sums stay below 2**24, so every one of them is exact."""


@dataclass(frozen=True, slots=True)
class MentorColumns:
    """Row j of every array is mentor j. The offer arrays have a column for each focus area and teachable level."""

    facts: tuple[MentorFact, ...]
    vocabulary: Vocabulary
    focuses: dict[str, int]
    kinds: dict[str, Kinds]
    places: Places
    illustrative: NDArray[np.bool_]
    full: NDArray[np.bool_]
    offered: Exact
    weights: Exact
    grades: Exact  # (3, mentors, columns): low, middle, high
    confirmed: Exact
    readiness: NDArray[np.int16]  # (criteria, 3, mentors)
    track_record: NDArray[np.int16]  # (1, 3, mentors)

    @classmethod
    def of(cls, mentors: Sequence[MentorFact]) -> "MentorColumns":
        """Put mentors into columns, in the order of their operators' codes."""
        facts = tuple(sorted(mentors, key=lambda mentor: mentor.operator))
        contexts = [mentor.context for mentor in facts]
        vocabulary = Vocabulary.of(contexts)
        focuses = numbered(offer.focus for mentor in facts for offer in mentor.offers)
        return cls(
            facts,
            vocabulary,
            focuses,
            kinds_of(contexts, vocabulary),
            Places.of(contexts),
            illustrative=np.array([context.origin_kind == ILLUSTRATIVE for context in contexts], dtype=bool),
            full=np.array([capacity.known_free_slots(mentor) == 0 for mentor in facts], dtype=bool),
            readiness=answers(MENTOR_READINESS, [_readiness(mentor) for mentor in facts]),
            track_record=answers((TRACK_RECORD,), [(mentor.partnerships_completed,) for mentor in facts]),
            **_offers(facts, focuses),
        )


def column_of(focuses: dict[str, int], focus: str, level: int) -> int:
    """The column of a focus area at a teachable level."""
    return focuses[focus] * len(TEACHABLE) + TEACHABLE.index(level)


def answers(criteria: Sequence[Criterion], given: Sequence[Sequence[int | str | None]]) -> NDArray[np.int16]:
    """Low, middle and high scores of each operator's answers, as an array (criteria, 3, operators)."""
    scores = [[criterion.range_of(answer) for criterion, answer in zip(criteria, row, strict=True)] for row in given]
    table = np.array(scores, dtype=np.int16).reshape(len(given), len(criteria), 3)
    return np.ascontiguousarray(table.transpose(1, 2, 0))


def yes_or_no(answer: bool | None) -> str | None:
    """The name a yes-or-no criterion knows the answer by."""
    return None if answer is None else "yes" if answer else "no"


def _readiness(mentor: MentorFact) -> tuple[int | str | None, ...]:
    director, team = yes_or_no(mentor.director_commits), yes_or_no(mentor.team_named)
    return capacity.free_days(mentor), director, team, mentor.budget_usd


def _offers(facts: Sequence[MentorFact], focuses: dict[str, int]) -> dict[str, Exact]:
    """Offered or not, confidence weight, grade and confirmation, by focus area and level."""
    shape = len(facts), len(focuses) * len(TEACHABLE)
    offered, weights, confirmed = (np.zeros(shape, dtype=np.float32) for _ in range(3))
    grades = np.zeros((HIGH + 1, *shape), dtype=np.float32)
    for row, mentor in enumerate(facts):
        for offer in mentor.offers:
            if offer.weight and offer.level in TEACHABLE:
                column = column_of(focuses, offer.focus, offer.level)
                offered[row, column] = 1
                weights[row, column] = offer.weight
                confirmed[row, column] = 100 * offer.confirmed
                grades[:, row, column] = GRADE.range_of(offer.evidence_grade)
    return {"offered": offered, "weights": weights, "confirmed": confirmed, "grades": grades}
