"""Context: how alike the two settings are, and how easily the two sides can talk and meet."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from waterlinks.matching.engine.columns import UNKNOWN, Integers, Kinds, nearness
from waterlinks.matching.engine.mentors import MentorColumns
from waterlinks.matching.engine.needs import NeedColumns
from waterlinks.matching.engine.pairing import Pairing, Scores, Table
from waterlinks.matching.engine.weights import (
    CONTEXT,
    DISTANCE,
    INCOME,
    LANGUAGE,
    OWNERSHIP,
    SERVICES,
    SIZE,
    SUPPLY,
    TIME_ZONE,
    Criterion,
)

Ask = Callable[[Integers, Integers], Scores]
"""Scores (3, ...) of the kinds of needs (..., width) against the kinds of mentors."""

QUARTERS_A_DAY = 96


def parts(pairing: Pairing, tables: dict[str, Table], bound: int) -> Iterator[tuple[Criterion, Scores]]:
    """Each criterion with its score for every pair, in published order."""
    for criterion in CONTEXT:
        if criterion is DISTANCE:
            yield criterion, distance(pairing, bound)
        else:
            yield criterion, pairing.look_up(tables[criterion.code], bound)


def tables(needs: NeedColumns, mentors: MentorColumns) -> dict[str, Table]:
    """Score each kind of need against each kind of mentor once; pairs then look their score up."""
    return {code: _table(ask, needs.kinds[code], mentors.kinds[code]) for code, ask in _ASK.items()}


def no_way_to_talk(needs: NeedColumns, mentors: MentorColumns) -> Table:
    """True where both sides' languages are known, none is shared, and both say they have no interpreter."""
    return _table(_cannot_talk, needs.kinds["language"], mentors.kinds["language"])


def distance(pairing: Pairing, bound: int) -> Scores:
    """Score the distance between the two places; it is unknown unless both places are known."""
    needs, mentors = pairing.needs.places, pairing.mentors.places
    near = pairing.product(needs.points, mentors.points)
    scores = np.full(near.shape, DISTANCE.steps[-1].score, dtype=np.int16)
    for step, farther in zip(DISTANCE.steps[-2::-1], DISTANCE.steps[:0:-1], strict=True):
        scores += (near >= nearness(int(step.answer or 0))) * np.int16(step.score - farther.score)
    known = pairing.of_needs(needs.known) & pairing.of_mentors(mentors.known)
    np.copyto(scores, DISTANCE.unknown[bound], where=~known)
    return scores


def _table(ask: Ask, need: Kinds, mentor: Kinds) -> Table:
    return Table(ask(need.values[:, None, :], mentor.values[None, :, :]), need.index, mentor.index)


def _ranged(criterion: Criterion, scores: NDArray[np.int64], unknown: NDArray[np.bool_]) -> Scores:
    """Put the range of an unknown answer where the answer is unknown."""
    return np.stack([np.where(unknown, bound, scores) for bound in criterion.unknown]).astype(np.int16)


def _either_unknown(need: Integers, mentor: Integers) -> NDArray[np.bool_]:
    return (need == UNKNOWN) | (mentor == UNKNOWN)


def _size(need: Integers, mentor: Integers) -> Scores:
    return _apart(SIZE, np.abs(need - mentor)[..., 0], _either_unknown(need, mentor)[..., 0])


def _income(need: Integers, mentor: Integers) -> Scores:
    return _apart(INCOME, np.abs(need - mentor)[..., 0], _either_unknown(need, mentor)[..., 0])


def _time_zone(need: Integers, mentor: Integers) -> Scores:
    apart = np.abs(need - mentor)[..., 0]
    around = np.minimum(apart, np.abs(QUARTERS_A_DAY - apart))
    return _apart(TIME_ZONE, -(-around // 4), _either_unknown(need, mentor)[..., 0])


def _apart(criterion: Criterion, apart: Integers, unknown: NDArray[np.bool_]) -> Scores:
    """Score how far apart two answers are, through a look-up of all distances that any criterion can have."""
    scores = np.array([criterion.score_of(steps) for steps in range(QUARTERS_A_DAY)])
    return _ranged(criterion, scores[np.where(unknown, 0, apart)], unknown)


def _supply(need: Integers, mentor: Integers) -> Scores:
    return _same(SUPPLY, need, mentor)


def _ownership(need: Integers, mentor: Integers) -> Scores:
    return _same(OWNERSHIP, need, mentor)


def _same(criterion: Criterion, need: Integers, mentor: Integers) -> Scores:
    scores = np.where(need == mentor, criterion.score_of("same"), criterion.score_of("other"))[..., 0]
    return _ranged(criterion, scores, _either_unknown(need, mentor)[..., 0])


def _services(need: Integers, mentor: Integers) -> Scores:
    unknown = _either_unknown(need, mentor)[..., 0]
    shared = np.bitwise_count(need[..., 1:] & mentor[..., 1:]).sum(axis=-1, dtype=np.int64)
    return _ranged(SERVICES, 100 * shared // np.where(unknown, 1, need[..., 0]), unknown)


def _language(need: Integers, mentor: Integers) -> Scores:
    unknown, shared, yes, no = _talk(need, mentor)
    shared_score, interpreter_score = LANGUAGE.score_of("shared"), LANGUAGE.score_of("interpreter")
    without = LANGUAGE.score_of("none")
    low, mid, high = LANGUAGE.unknown
    may_be = np.select([yes, no], [interpreter_score, without], LANGUAGE.score_of("interpreter_unknown"))
    return np.stack(
        [
            np.select([shared & ~unknown, yes], [shared_score, interpreter_score], low),
            np.select([unknown, shared], [mid, shared_score], may_be),
            np.select([unknown, shared, no], [high, shared_score, without], interpreter_score),
        ]
    ).astype(np.int16)


def _cannot_talk(need: Integers, mentor: Integers) -> Scores:
    unknown, shared, _yes, no = _talk(need, mentor)
    return (~unknown & ~shared & no)[None].astype(np.int16)


def _talk(need: Integers, mentor: Integers) -> tuple[NDArray[np.bool_], ...]:
    """Are languages unknown, is one shared, does a side have an interpreter, do both surely have none."""
    unknown = _either_unknown(need[..., 1], mentor[..., 1])
    shared = (need[..., 2:] & mentor[..., 2:]).any(axis=-1)
    yes = (need[..., 0] == 1) | (mentor[..., 0] == 1)
    no = (need[..., 0] == 0) & (mentor[..., 0] == 0)
    return unknown, shared, yes, no


_ASK: dict[str, Ask] = {
    LANGUAGE.code: _language,
    SIZE.code: _size,
    SERVICES.code: _services,
    SUPPLY.code: _supply,
    INCOME.code: _income,
    OWNERSHIP.code: _ownership,
    TIME_ZONE.code: _time_zone,
}
