"""Context: how alike the two settings are, and how easily the two sides can talk and meet."""

from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from waterlinks.matching.engine.columns import UNKNOWN, Integers, Kinds, nearness
from waterlinks.matching.engine.mentors import MentorColumns, Scores
from waterlinks.matching.engine.needs import NeedColumns
from waterlinks.matching.engine.pairing import Pairing, Table
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


class Talk(IntEnum):
    """How two sides can talk. The order is that of the rows of `_TALK_SCORES`."""

    NOT_AT_ALL = 0
    PERHAPS_INTERPRETER = 1
    INTERPRETER = 2
    LANGUAGE = 3
    UNKNOWN = 4
    INTERPRETER_AT_LEAST = 5


_TALK_SCORES = np.array(
    [
        LANGUAGE.range_of("none"),
        (
            LANGUAGE.score_of("none"),
            LANGUAGE.score_of("interpreter_unknown"),
            LANGUAGE.score_of("interpreter"),
        ),
        LANGUAGE.range_of("interpreter"),
        LANGUAGE.range_of("shared"),
        LANGUAGE.unknown,
        (LANGUAGE.score_of("interpreter"), *LANGUAGE.unknown[1:]),
    ],
    dtype=np.int8,
).T


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
    near = np.zeros(1)
    for ours, theirs in zip(needs.axes, mentors.axes, strict=True):
        near = near + pairing.of_needs(ours) * pairing.of_mentors(theirs)
    scores = np.full(near.shape, DISTANCE.steps[-1].score, dtype=np.int16)
    for step, farther in zip(DISTANCE.steps[-2::-1], DISTANCE.steps[:0:-1], strict=True):
        scores += (near >= nearness(int(step.answer or 0))) * np.int16(step.score - farther.score)
    known = pairing.of_needs(needs.known) & pairing.of_mentors(mentors.known)
    np.copyto(scores, DISTANCE.unknown[bound], where=~known)
    return scores


def _table(ask: Ask, need: Kinds, mentor: Kinds) -> Table:
    return Table(ask(need.values[:, None, :], mentor.values[None, :, :]), need.index, mentor.index)


def _ranged(criterion: Criterion, scores: NDArray[Any], unknown: NDArray[np.bool_]) -> Scores:
    """Put the range of an unknown answer where the answer is unknown."""
    return np.stack(
        [np.where(unknown, np.int8(bound), scores.astype(np.int8)) for bound in criterion.unknown]
    )


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
    return _TALK_SCORES.take(_talk(need, mentor), axis=1)


def _cannot_talk(need: Integers, mentor: Integers) -> Scores:
    return (_talk(need, mentor) == Talk.NOT_AT_ALL)[None].astype(np.int8)


def _talk(need: Integers, mentor: Integers) -> Scores:
    """How the two sides can talk, as far as they have told us."""
    unknown = _either_unknown(need[..., 1], mentor[..., 1])
    shared = (need[..., 2:] & mentor[..., 2:]).any(axis=-1)
    interpreter = (need[..., 0] == 1) | (mentor[..., 0] == 1)
    no_interpreter = (need[..., 0] == 0) & (mentor[..., 0] == 0)
    ways = [
        (unknown & interpreter, Talk.INTERPRETER_AT_LEAST),
        (unknown, Talk.UNKNOWN),
        (shared, Talk.LANGUAGE),
        (interpreter, Talk.INTERPRETER),
        (no_interpreter, Talk.NOT_AT_ALL),
    ]
    return np.select(
        [so for so, _ in ways], [np.int8(way) for _, way in ways], np.int8(Talk.PERHAPS_INTERPRETER)
    )


_ASK: dict[str, Ask] = {
    LANGUAGE.code: _language,
    SIZE.code: _size,
    SERVICES.code: _services,
    SUPPLY.code: _supply,
    INCOME.code: _income,
    OWNERSHIP.code: _ownership,
    TIME_ZONE.code: _time_zone,
}
