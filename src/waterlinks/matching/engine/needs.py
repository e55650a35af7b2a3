"""All needs as columns, in the order of precedence: who has waited longest first, then by code."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from waterlinks.matching.engine.columns import Integers, Kinds, Places, kinds_of
from waterlinks.matching.engine.facts import ILLUSTRATIVE, Area, NeedFact
from waterlinks.matching.engine.mentors import TEACHABLE, Exact, MentorColumns, answers, column_of, yes_or_no
from waterlinks.matching.engine.weights import (
    LEVELS_ABOVE,
    PRIORITY_WEIGHTS,
    REACH,
    RECIPIENT_READINESS,
    SHARES,
)


@dataclass(frozen=True, slots=True)
class NeedColumns:
    """Row i of every array is need i. The area arrays have the columns of the mentors' offers."""

    facts: tuple[NeedFact, ...]
    kinds: dict[str, Kinds]
    places: Places
    illustrative: NDArray[np.bool_]
    own: Integers  # the mentor that is the same operator, or -1
    shares: Exact  # thousandths of the need that an offer in this column covers
    reach: Exact  # the same, times how far the offer reaches in percent
    confirmed: NDArray[np.int16]  # percent of what is asked that someone of the operator has confirmed
    readiness: NDArray[np.int16]  # (criteria, 3, needs)

    @classmethod
    def of(cls, needs: Sequence[NeedFact], mentors: MentorColumns) -> "NeedColumns":
        """Put needs into columns beside the mentors they are compared with."""
        facts = tuple(sorted(needs, key=precedence))
        contexts = [need.context for need in facts]
        row_of = {mentor.operator: row for row, mentor in enumerate(mentors.facts)}
        shares, reach = _areas(facts, mentors.focuses)
        return cls(
            facts,
            kinds_of(contexts, mentors.vocabulary),
            Places.of(contexts),
            illustrative=np.array([context.origin_kind == ILLUSTRATIVE for context in contexts], dtype=bool),
            own=np.array([row_of.get(need.operator, -1) for need in facts], dtype=np.int64),
            shares=shares,
            reach=reach,
            confirmed=np.array([_confirmed(need) for need in facts], dtype=np.int16),
            readiness=answers(RECIPIENT_READINESS, [_readiness(need) for need in facts]),
        )


def precedence(need: NeedFact) -> tuple[object, str]:
    """The published rule by which ties fall: the longest wait, then the code."""
    return need.waiting_since, need.code


def shares_of(areas: Sequence[Area]) -> dict[Area, int]:
    """Each area's share of the need in thousandths, by priority and by how sure we are of it; never less than one."""
    importance = {area: PRIORITY_WEIGHTS[min(area.priority, len(PRIORITY_WEIGHTS)) - 1] * area.weight for area in areas}
    whole = sum(importance.values())
    return {area: max(1, SHARES * much // whole) for area, much in importance.items() if much}


def reach_of(area: Area, level: int) -> int:
    """By how many percent an offer at this level covers the area: 0 unless it stands far enough above it."""
    if level < area.level_now + LEVELS_ABOVE:
        return 0
    if level < area.level_aim:
        return REACH["below_aim"]
    return REACH["at_aim" if level == area.level_aim else "beyond_aim"]


def _areas(facts: Sequence[NeedFact], focuses: dict[str, int]) -> tuple[Exact, Exact]:
    columns = len(focuses) * len(TEACHABLE)
    shares, reach = (np.zeros((len(facts), columns), dtype=np.float32) for _ in range(2))
    for row, need in enumerate(facts):
        for area, share in shares_of(need.areas).items():
            for level in TEACHABLE if area.focus in focuses else ():
                if percent := reach_of(area, level):
                    column = column_of(focuses, area.focus, level)
                    shares[row, column] = share
                    reach[row, column] = share * percent
    return shares, reach


def _confirmed(need: NeedFact) -> int:
    shares = shares_of(need.areas)
    whole = sum(shares.values())
    return 100 * sum(share for area, share in shares.items() if area.confirmed) // whole if whole else 0


def _readiness(need: NeedFact) -> tuple[int | str | None, ...]:
    director, team, hosts = map(yes_or_no, (need.director_commits, need.team_named, need.can_host))
    return director, team, need.budget_usd, hosts
