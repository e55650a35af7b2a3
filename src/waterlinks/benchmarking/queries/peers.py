"""Who is compared with whom, and how: the published ladder of peer groups, quartiles, bands and ranks.

Pure: members in, groups and standings out. Operators are compared with those of the same size, income group of the
country and services. Where fewer than five others have the figure, what must be alike gets less, rung by rung;
where even all together are fewer, there is no comparison. Illustrative operators meet only their like.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from waterlinks.benchmarking.models import Band

FEWEST_OTHERS = 5
# What the members of a group share, from the most alike to everybody.
LADDER = (
    ("size_band", "income_group", "services"),
    ("size_band", "income_group"),
    ("size_band",),
    ("income_group",),
    (),
)


class Kind(NamedTuple):
    """What makes an operator alike to others. Empty (or 0) is unknown, and in a group: need not be shared."""

    is_illustrative: bool = False
    size_band: str = ""
    income_group: int = 0
    services: str = ""


class Member(NamedTuple):
    """An operator's newest value of one indicator."""

    operator: int
    kind: Kind
    value: float
    period_end: dt.date
    confidence: str = ""


class Quartiles(NamedTuple):
    lower: float
    median: float
    upper: float


@dataclass(frozen=True, slots=True)
class Group:
    """Members alike in what `kind` names, by value, with their quartiles."""

    kind: Kind
    values: Sequence[float]
    quartiles: Quartiles

    @property
    def others(self) -> int:
        return len(self.values) - 1


class Place(NamedTuple):
    """Where a member stands: in no group when there are too few like it. Rank 1 is best."""

    member: Member
    group: Group | None
    band: str = ""
    rank: int | None = None


@cache
def rungs(kind: Kind) -> tuple[Kind, ...]:
    """Return the kinds of group an operator could be compared in, the most alike first.

    Unknown answers join none that asks for them. Kept: there are few kinds, and many operators of each.
    """
    return tuple(
        Kind(kind.is_illustrative, **{name: getattr(kind, name) for name in names})
        for names in LADDER
        if all(getattr(kind, name) for name in names)
    )


def compared(members: Iterable[Member], direction: str) -> tuple[list[Group], list[Place]]:
    """Return all groups that are large enough, and where each member of one indicator stands.

    Args:
        members: one for each operator.
        direction: "higher" or "lower" is better, or "context": compared, but neither good nor bad.
    """
    members = list(members)
    groups = _groups(members)
    return list(groups.values()), [_place(member, groups, direction) for member in members]


def _groups(members: Iterable[Member]) -> dict[Kind, Group]:
    alike: dict[Kind, list[float]] = defaultdict(list)
    for member in members:
        alike[member.kind].append(member.value)
    by_rung: dict[Kind, list[float]] = defaultdict(list)
    for kind, values in alike.items():
        for rung in rungs(kind):
            by_rung[rung] += values
    return {
        kind: Group(kind, ordered, quartiles(ordered))
        for kind, values in by_rung.items()
        if len(ordered := sorted(values)) > FEWEST_OTHERS
    }


def quartiles(ordered: Sequence[float]) -> Quartiles:
    """Return the quartiles of values in ascending order, by linear interpolation between them, both ends included.

    This is type 7 of Hyndman and Fan, what spreadsheets call QUARTILE.INC.

    Raises:
        IndexError: there are no values.
    """
    return Quartiles(*(_at(ordered, quarter) for quarter in (1, 2, 3)))


def _at(ordered: Sequence[float], quarter: int) -> float:
    whole, rest = divmod(quarter * (len(ordered) - 1), 4)
    low, high = ordered[whole], ordered[min(whole + 1, len(ordered) - 1)]
    return low + (high - low) * (rest / 4)  # exactly low where both are equal, so ties are no accident


def _place(member: Member, groups: dict[Kind, Group], direction: str) -> Place:
    group = next((groups[kind] for kind in rungs(member.kind) if kind in groups), None)
    if group is None or direction == "context":
        return Place(member, group)
    higher_is_better = direction == "higher"
    return Place(
        member,
        group,
        band(member.value, group.quartiles, higher_is_better=higher_is_better),
        _rank(member.value, group.values, higher_is_better=higher_is_better),
    )


def band(value: float, peers: Quartiles, *, higher_is_better: bool) -> str:
    """Return the band of a value. On a quartile is still in the middle."""
    worse, better = (peers.lower, peers.upper) if higher_is_better else (peers.upper, peers.lower)
    if value != worse and (value < worse) == higher_is_better:
        return Band.WORST
    if value != better and (value > better) == higher_is_better:
        return Band.BEST
    return Band.MIDDLE


def _rank(value: float, ordered: Sequence[float], *, higher_is_better: bool) -> int:
    """Return one more than how many are better; equal values share a rank."""
    if higher_is_better:
        return len(ordered) - bisect_right(ordered, value) + 1
    return bisect_left(ordered, value) + 1
