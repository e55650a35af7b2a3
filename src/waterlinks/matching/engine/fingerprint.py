"""One hash of everything a round depends on: the same facts in any order give the same hash."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from operator import attrgetter
from typing import Any

from waterlinks.matching.engine.facts import Area, Context, MentorFact, NeedFact, Offer
from waterlinks.matching.engine.weights import ENGINE, WeightSet


def facts_sha256(
    needs: Sequence[NeedFact],
    mentors: Sequence[MentorFact],
    weights: WeightSet,
    pinned: Collection[tuple[str, str]] = (),
    forbidden: Collection[tuple[str, str]] = (),
) -> str:
    """Hash the facts, the weights, the decided pairs and the version of the engine as canonical JSON."""
    everything = {
        "engine": ENGINE,
        "weights": weights.as_dict(),
        "needs": sorted(needs, key=attrgetter("code")),
        "mentors": sorted(mentors, key=attrgetter("operator")),
        "pinned": sorted(set(pinned)),
        "forbidden": sorted(set(forbidden)),
    }
    text = json.dumps(everything, default=_plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(fact: object) -> object:
    """What JSON does not know: facts as lists of their fields in order of declaration, sets sorted, dates as text."""
    return _PLAIN[type(fact)](fact)


def _fields(fact_type: Any) -> Callable[[Any], object]:
    return attrgetter(*fact_type.__slots__)


def _with_sorted(fact_type: Any, name: str) -> Callable[[Any], object]:
    """The fields of a fact, with the one that lists areas or offers in order of their focus area."""
    rest = attrgetter(*(field for field in fact_type.__slots__ if field != name))
    return lambda fact: [*rest(fact), sorted(getattr(fact, name), key=attrgetter("focus"))]


_PLAIN: dict[type, Callable[[Any], object]] = {
    dt.date: dt.date.isoformat,
    frozenset: sorted,
    Context: _fields(Context),
    Area: _fields(Area),
    Offer: _fields(Offer),
    NeedFact: _with_sorted(NeedFact, "areas"),
    MentorFact: _with_sorted(MentorFact, "offers"),
}
