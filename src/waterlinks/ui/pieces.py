"""What the components show: plain facts, handed over by the packages above.

A tag takes these or anything with the same names, so a row of a table need not be copied into one.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from waterlinks.kernel.figure import Figure


class Tone(StrEnum):
    """What a state means for the reader. The word says it, the tone repeats it."""

    DONE = "done"
    CURRENT = "current"
    WAITING = "waiting"
    BLOCKED = "blocked"
    MISSING = "missing"
    LATE = "late"


class LinkState(StrEnum):
    """How a link of the chain stands."""

    LIVE = "live"
    MISSING = "missing"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class NextStep:
    """What can be done about it, named with a verb."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Reach:
    """One step of the river. `state` is done, current, waiting or blocked; `state_word` says how it goes."""

    name: str
    state: str
    state_word: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the chain. A later link has no address; its fact says what opens it."""

    name: str
    state: str
    fact: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """One of a candidate's figures, 0 to 100. Unknown answers spread `low` and `high`; `mid` sorts."""

    name: str
    low: float | None
    mid: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Multiple:
    """A figure against its peers.

    `series` holds (year, value or None); `band` the peers' lower and upper quartile, `median` their median,
    all in the unit of the figure. `verdict` compares in words; `alert` only repeats that it asks for
    attention. `unit_words` replaces the plain unit, as in "% of system input".
    """

    name: str
    figure: Figure
    series: Sequence[tuple[int, float | None]] = ()
    band: tuple[float, float] | None = None
    median: float | None = None
    verdict: str = ""
    alert: bool = False
    note: str = ""
    unit_words: str = ""
    next_step: NextStep | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, for a history."""

    at: dt.date | dt.datetime
    text: str
    by: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something owed by a day. `late` says how late it is, in words; empty when it is not."""

    on: dt.date
    text: str
    who: str = ""
    late: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what holds."""

    term: str
    definition: object


@dataclass(frozen=True, slots=True)
class Pill:
    """A filter that is on: "Country: Viet Nam" stands for `parameter=value` in the address."""

    label: str
    words: str
    parameter: str
    value: str
