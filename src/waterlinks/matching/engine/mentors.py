"""All mentors as columns. Built once, they serve any number of needs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from waterlinks.matching.engine import capacity
from waterlinks.matching.engine.columns import Kinds, Places, Vocabulary, kinds_of, numbered
from waterlinks.matching.engine.facts import ILLUSTRATIVE, MentorFact
from waterlinks.matching.engine.weights import GRADE, MENTOR_READINESS, TRACK_RECORD, Criterion

Scores = NDArray[np.integer]
"""Small whole numbers: scores of criteria in eight bits, figures and sums in sixteen."""
NO_OFFER = -1
"""The level of an offer that is not made, or in which nobody has any confidence."""


@dataclass(frozen=True, slots=True)
class Offers:
    """The mentors' offers: one row for each focus area, one column for each mentor."""

    focuses: dict[str, int]
    levels: NDArray[np.int16]
    weights: Scores
    confirmed: Scores  # 100 or 0
    grades: Scores  # (3, focus areas, mentors): low, middle and high score

    @classmethod
    def of(cls, mentors: Sequence[MentorFact]) -> "Offers":
        """Spread the offers out. The grade's score is only read where there is an offer."""
        focuses = numbered(offer.focus for mentor in mentors for offer in mentor.offers)
        shape = len(focuses), len(mentors)
        weights, confirmed = (np.zeros(shape, dtype=np.int16) for _ in range(2))
        levels = np.full(shape, NO_OFFER, dtype=np.int16)
        grades = np.zeros((3, *shape), dtype=np.int16)
        for column, mentor in enumerate(mentors):
            for offer in mentor.offers:
                if offer.weight:
                    cell = focuses[offer.focus], column
                    levels[cell], weights[cell], confirmed[cell] = (
                        offer.level,
                        offer.weight,
                        100 * offer.confirmed,
                    )
                    grades[:, *cell] = GRADE.range_of(offer.evidence_grade)
        return cls(focuses, levels, weights, confirmed, grades)


@dataclass(frozen=True, slots=True)
class MentorColumns:
    """Mentors in the order of their operators' codes, which is the order of every array's last axis."""

    facts: tuple[MentorFact, ...]
    rows: dict[str, int]  # by the code of the operator
    vocabulary: Vocabulary
    offers: Offers
    kinds: dict[str, Kinds]
    places: Places
    illustrative: NDArray[np.bool_]
    full: NDArray[np.bool_]  # known to have no free slot
    readiness: Scores  # (criteria, 3, mentors)
    track_record: Scores  # (1, 3, mentors)

    @classmethod
    def of(cls, mentors: Sequence[MentorFact]) -> "MentorColumns":
        """Put mentors into columns."""
        facts = tuple(sorted(mentors, key=lambda mentor: mentor.operator))
        contexts = [mentor.context for mentor in facts]
        vocabulary = Vocabulary.of(contexts)
        return cls(
            facts,
            {mentor.operator: row for row, mentor in enumerate(facts)},
            vocabulary,
            Offers.of(facts),
            kinds_of(contexts, vocabulary),
            Places.of(contexts),
            illustrative=np.array([context.origin_kind == ILLUSTRATIVE for context in contexts], dtype=bool),
            full=np.array([capacity.known_free_slots(mentor) == 0 for mentor in facts], dtype=bool),
            readiness=answers(MENTOR_READINESS, [_readiness(mentor) for mentor in facts]),
            track_record=answers((TRACK_RECORD,), [(mentor.partnerships_completed,) for mentor in facts]),
        )


def answers(criteria: Sequence[Criterion], given: Sequence[Sequence[int | str | None]]) -> Scores:
    """Low, middle and high scores of each operator's answers, as an array (criteria, 3, operators)."""
    table = np.zeros((len(criteria), 3, len(given)), dtype=np.int16)
    for row, criterion in enumerate(criteria):
        column = [answered[row] for answered in given]
        ranges = {answer: criterion.range_of(answer) for answer in set(column)}
        table[row] = np.array([ranges[answer] for answer in column], dtype=np.int16).reshape(-1, 3).T
    return table


def yes_or_no(answer: bool | None) -> str | None:
    """The name a yes-or-no criterion knows the answer by."""
    return None if answer is None else "yes" if answer else "no"


def _readiness(mentor: MentorFact) -> tuple[int | str | None, ...]:
    director, team = yes_or_no(mentor.director_commits), yes_or_no(mentor.team_named)
    return capacity.free_days(mentor), director, team, mentor.budget_usd
