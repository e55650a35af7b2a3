"""What the engine knows about a need and about a mentor. None always means "nobody has told us yet"."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

LEVELS = range(5)
GRADES = ("A", "B", "C", "D")
MOST_AREAS = 100  # sums over a need's areas then fit into sixteen bits
REAL, ILLUSTRATIVE = "real", "illustrative"


@dataclass(frozen=True, slots=True)
class Context:
    """The setting an operator works in. An empty set of languages or services is an unknown one.

    `country` is an ISO 3166 code of two letters, `income_group` runs from 1 (low) to 4 (high), `time_zone` is
    the offset from UTC in hours, `ownership` any code (only sameness counts), places are in degrees.
    """

    country: str | None = None
    origin_kind: str = REAL
    languages: frozenset[str] | None = None
    interpreter: bool | None = None
    latitude: float | None = None
    longitude: float | None = None
    people_served: int | None = None
    services: frozenset[str] | None = None
    intermittent: bool | None = None
    ownership: str | None = None
    income_group: int | None = None
    time_zone: float | None = None

    def __post_init__(self) -> None:
        _expect("origin_kind", self.origin_kind, (REAL, ILLUSTRATIVE))
        _expect("income_group", self.income_group, (None, 1, 2, 3, 4))
        _expect_between("latitude", self.latitude, -90, 90)
        _expect_between("longitude", self.longitude, -180, 180)
        _expect_between("time_zone", self.time_zone, -14, 14)
        _expect_between("people_served", self.people_served, 0, 2**40)

    @property
    def place(self) -> tuple[float, float] | None:
        """Latitude and longitude, or None unless both are known."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


@dataclass(frozen=True, slots=True)
class Area:
    """A focus area a need asks for. `weight` says how sure we are of it; at 0 it counts as not asked."""

    focus: str
    priority: int
    level_now: int
    level_aim: int
    weight: int
    confirmed: bool

    def __post_init__(self) -> None:
        _expect_between("priority", self.priority, 1, 1000)
        _expect("level_now", self.level_now, LEVELS)
        _expect("level_aim", self.level_aim, LEVELS)
        _expect_between("weight", self.weight, 0, 100)


@dataclass(frozen=True, slots=True)
class Offer:
    """A focus area a mentor offers. `weight` says how sure we are of it; at 0 it counts as not offered."""

    focus: str
    level: int
    weight: int
    evidence_grade: str | None
    confirmed: bool

    def __post_init__(self) -> None:
        _expect("level", self.level, LEVELS)
        _expect("evidence_grade", self.evidence_grade, (None, *GRADES))
        _expect_between("weight", self.weight, 0, 100)


@dataclass(frozen=True, slots=True)
class NeedFact:
    """One open need of an operator. `partners` are the operators it has an open partnership with already."""

    code: str
    operator: str
    waiting_since: dt.date
    areas: tuple[Area, ...]
    context: Context
    director_commits: bool | None = None
    team_named: bool | None = None
    budget_usd: int | None = None
    can_host: bool | None = None
    partners: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        _expect_once("areas", self.code, (area.focus for area in self.areas))
        _expect_between("number of areas", len(self.areas), 0, MOST_AREAS)
        _expect_between("budget_usd", self.budget_usd, 0, 2**40)


@dataclass(frozen=True, slots=True)
class MentorFact:
    """One operator that offers help. `slots` is how many partnerships it says it can carry at a time."""

    operator: str
    offers: tuple[Offer, ...]
    context: Context
    days_per_quarter: int | None = None
    slots: int | None = None
    director_commits: bool | None = None
    team_named: bool | None = None
    budget_usd: int | None = None
    partnerships_completed: int | None = None
    partnerships_running: int = 0

    def __post_init__(self) -> None:
        _expect_once("offers", self.operator, (offer.focus for offer in self.offers))
        for field in (
            "days_per_quarter",
            "slots",
            "budget_usd",
            "partnerships_completed",
            "partnerships_running",
        ):
            _expect_between(field, getattr(self, field), 0, 2**40)


def _expect(field: str, given: object, allowed: Iterable[object]) -> None:
    if given not in allowed:
        raise ValueError(f"{field} is {given!r}; allowed are {[*allowed]}.")


def _expect_between(field: str, given: float | None, lowest: int, highest: int) -> None:
    if given is not None and not lowest <= given <= highest:
        raise ValueError(
            f"{field} is {given!r}; it lies between {lowest} and {highest}, or is None when unknown."
        )


def _expect_once(field: str, owner: str, focuses: Iterable[str]) -> None:
    seen: set[str] = set()
    for focus in focuses:
        if focus in seen:
            raise ValueError(f"{field} of {owner} name the focus area {focus!r} twice; give each once.")
        seen.add(focus)
