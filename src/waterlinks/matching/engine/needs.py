"""All needs as columns, in the order of precedence: who has waited longest first, then by code."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from waterlinks.matching.engine.columns import Integers, Kinds, Places, kinds_of
from waterlinks.matching.engine.facts import ILLUSTRATIVE, Area, NeedFact
from waterlinks.matching.engine.mentors import MentorColumns, Scores, answers, yes_or_no
from waterlinks.matching.engine.weights import PRIORITY_WEIGHTS, RECIPIENT_READINESS, SHARES

Ask = tuple[str, int, int]
"""What is asked in one area: focus, level now, level aimed for."""

NOTHING: Ask = ("", 0, 0)
"""Fills the places of needs that ask for fewer areas than others; it has no share and no offer covers it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What each need asks for, first priority first, as areas and as numbers of the distinct asks.

    `index` and `shares` have one row for each need and as many columns as the longest need has areas.
    """

    areas: tuple[tuple[Area, ...], ...]
    asks: tuple[Ask, ...]
    index: NDArray[np.intp]
    shares: Scores
    confirmed: Scores  # percent of each need that someone of the operator has confirmed

    @classmethod
    def of(cls, needs: Sequence[NeedFact]) -> "Asked":
        """Number the distinct asks in order of appearance, after NOTHING."""
        numbers: dict[Ask, int] = {NOTHING: 0}
        most = max((len(need.areas) for need in needs), default=0)
        index = np.zeros((len(needs), most), dtype=np.intp)
        shares = np.zeros((len(needs), most), dtype=np.int16)
        confirmed = np.zeros(len(needs), dtype=np.int16)
        shared = [shares_of(need.areas) for need in needs]
        for row, areas in enumerate(shared):
            for place, (area, share) in enumerate(areas):
                ask = area.focus, area.level_now, area.level_aim
                index[row, place] = numbers.setdefault(ask, len(numbers))
                shares[row, place] = share
                confirmed[row] += share * area.confirmed
        whole = np.maximum(shares.sum(axis=1, dtype=np.int16), 1)
        by_need = tuple(tuple(area for area, _share in areas) for areas in shared)
        return cls(by_need, tuple(numbers), index, shares, 100 * confirmed // whole)


@dataclass(frozen=True, slots=True)
class NeedColumns:
    """Needs in order of precedence, which is the order of every array of one value per need."""

    facts: tuple[NeedFact, ...]
    rows: dict[str, int]  # by the code of the need
    asked: Asked
    kinds: dict[str, Kinds]
    places: Places
    illustrative: NDArray[np.bool_]
    own: Integers  # the mentor that is the same operator, or -1
    readiness: Scores  # (criteria, 3, needs)

    @classmethod
    def of(cls, needs: Sequence[NeedFact], mentors: MentorColumns) -> "NeedColumns":
        """Put needs into columns beside the mentors they are compared with."""
        facts = tuple(sorted(needs, key=precedence))
        contexts = [need.context for need in facts]
        return cls(
            facts,
            {need.code: row for row, need in enumerate(facts)},
            Asked.of(facts),
            kinds_of(contexts, mentors.vocabulary),
            Places.of(contexts),
            illustrative=np.array([context.origin_kind == ILLUSTRATIVE for context in contexts], dtype=bool),
            own=np.array([mentors.rows.get(need.operator, -1) for need in facts], dtype=np.int64),
            readiness=answers(RECIPIENT_READINESS, [_readiness(need) for need in facts]),
        )


def precedence(need: NeedFact) -> tuple[dt.date, str]:
    """The published rule by which ties fall: the longest wait, then the code."""
    return need.waiting_since, need.code


def shares_of(areas: Sequence[Area]) -> list[tuple[Area, int]]:
    """Each area's share of the need in percent, by priority and by how sure we are of it, first priority first.

    Shares are rounded down, but never below 1; the first area takes what rounding leaves over. Areas of weight 0
    are left out.
    """
    ordered = sorted((area for area in areas if area.weight), key=lambda area: (area.priority, area.focus))
    importance = [
        PRIORITY_WEIGHTS[min(area.priority, len(PRIORITY_WEIGHTS)) - 1] * area.weight for area in ordered
    ]
    whole = sum(importance)
    shares = [max(1, SHARES * much // whole) for much in importance]
    if shares:
        shares[0] += max(0, SHARES - sum(shares))
    return list(zip(ordered, shares, strict=True))


def _readiness(need: NeedFact) -> tuple[int | str | None, ...]:
    director, team, hosts = map(yes_or_no, (need.director_commits, need.team_named, need.can_host))
    return director, team, need.budget_usd, hosts
