"""The mentors as the engine's columns, kept between requests and brought up to date with what has happened since.

Putting 50,000 operators into columns takes seconds, so a process does it once. Every change leaves an entry in the
audit trail in its own transaction, so the entries that came since say what to read again: a few mentors, or all.
Lists rest on this; a decision reads its two operators anew (see `pairs`).
"""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
from django.db import connection

from waterlinks.audit.models import Entry
from waterlinks.matching.engine.facts import MentorFact
from waterlinks.matching.engine.mentors import NO_OFFER, MentorColumns, Offers
from waterlinks.matching.queries.facts import mentor_facts
from waterlinks.partnerships.models import Party
from waterlinks.partnerships.terms import MENTORING

# What a verb of the trail changes about mentors. A verb that is not here changes anything, so all is read again.
NOTHING = frozenset(
    {
        "import.check",
        "import.refuse",
        "match.accept",  # the partnership that begins has its own entry
        "need.confirm",
        "need.dismiss",
        "need.partner",
        "need.reopen",
        "need.state",
        "organisation.join",
        "partnership.milestone",
        "partnership.publish",
        "round.run",
    }
)
OFFERS_OF_ONE = frozenset({"offer.confirm", "offer.dismiss"})
LOAD_OF_ITS_MENTORS = frozenset({"partnership.begin", "partnership.co_mentor", "partnership.withdraw"})

LOOKED_BACK = 200
"""How many entries are looked at. On PostgreSQL an entry may become visible after younger ones, so the newest alone
would not do; it is missed only if as many as these overtake it."""

Mark = tuple[int, dt.datetime]


class Trace(NamedTuple):
    """What is read of an entry: which it is, what was done, and the code of the thing it was done to."""

    mark: Mark
    verb: str
    code: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Columns, and the newest entries of the trail when they were read."""

    seen: frozenset[Mark]
    columns: MentorColumns


_kept: Kept | None = None


def mentors() -> MentorColumns:
    """Return everybody who offers something, as they stand now. One short query when nothing has happened."""
    global _kept  # noqa: PLW0603 - one copy a process, replaced as a whole
    if connection.in_atomic_block:  # what is read here may yet be rolled back
        return MentorColumns.of(mentor_facts())
    newest = _newest_entries()  # first: what comes later is seen next time
    columns = _brought_up_to_date(_kept, newest) if _kept else None
    _kept = Kept(frozenset(entry.mark for entry in newest), columns or MentorColumns.of(mentor_facts()))
    return _kept.columns


def _newest_entries() -> list[Trace]:
    rows = Entry.objects.order_by("-pk").values_list("pk", "at", "verb", "subject_code")[:LOOKED_BACK]
    return [Trace((number, at), verb, code) for number, at, verb, code in rows]


def _brought_up_to_date(kept: Kept, newest: Sequence[Trace]) -> MentorColumns | None:
    """Return the columns with what has changed since, or None when they are to be made anew."""
    unseen = [entry for entry in newest if entry.mark not in kept.seen]
    if not unseen:
        return kept.columns
    if len(unseen) == len(newest) and (kept.seen or len(newest) == LOOKED_BACK):
        return None  # more has happened than is looked at
    changed = _changed_by(unseen)
    if changed is None:
        return None
    return with_changes(kept.columns, mentor_facts(changed), changed) if changed else kept.columns


def _changed_by(entries: Iterable[Trace]) -> set[str] | None:
    """Return the codes of the operators these entries changed as mentors; None when it could be any."""
    operators, partnerships = set(), set()
    for entry in entries:
        if entry.verb in OFFERS_OF_ONE:
            operators.add(entry.code)
        elif entry.verb in LOAD_OF_ITS_MENTORS:
            partnerships.add(entry.code)
        elif entry.verb not in NOTHING:
            return None
    if partnerships:
        parties = Party.objects.filter(partnership__code__in=partnerships, role__in=MENTORING)
        operators.update(parties.values_list("organisation__code", flat=True))
    return operators


def with_changes(
    columns: MentorColumns, changed: Sequence[MentorFact], codes: Collection[str]
) -> MentorColumns | None:
    """Return a copy of the columns with new facts of the mentors behind these codes.

    None when the columns are to be made anew: one of them began or ceased to offer anything, is in another
    setting, or offers what nobody did before.
    """
    news = MentorColumns.of(changed)
    before = {code: columns.facts[columns.rows[code]] for code in codes if code in columns.rows}
    if before.keys() != news.rows.keys() or not news.offers.focuses.keys() <= columns.offers.focuses.keys():
        return None
    if any(before[fact.operator].context != fact.context for fact in news.facts):
        return None
    at = [columns.rows[fact.operator] for fact in news.facts]
    facts = list(columns.facts)
    for row, fact in zip(at, news.facts, strict=True):
        facts[row] = fact
    return replace(
        columns,
        facts=tuple(facts),
        offers=_offers(columns.offers, news.offers, at),
        full=_put(columns.full, at, news.full),
        readiness=_put(columns.readiness, at, news.readiness),
        track_record=_put(columns.track_record, at, news.track_record),
    )


def _put(array: Any, at: list[int], news: Any) -> Any:
    """Return a copy with new values for some mentors, who are the last axis of every array."""
    copy = array.copy()
    copy[..., at] = news
    return copy


def _offers(offers: Offers, news: Offers, at: list[int]) -> Offers:
    areas = [offers.focuses[focus] for focus in news.focuses]

    def put(array: Any, values: Any, nothing: int) -> Any:
        spread = np.full((*array.shape[:-1], len(at)), nothing, dtype=array.dtype)
        spread[..., areas, :] = values
        return _put(array, at, spread)

    return replace(
        offers,
        levels=put(offers.levels, news.levels, NO_OFFER),
        weights=put(offers.weights, news.weights, 0),
        confirmed=put(offers.confirmed, news.confirmed, 0),
        grades=put(offers.grades, news.grades, 0),
    )
