"""Reading the trail: entries as sentences. Each package says in ready() how its verbs are worded."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from waterlinks.audit.models import Entry

Wording = Callable[[Mapping[str, Any]], str]
Names = Callable[[Collection[int]], Mapping[int, str]]
_wordings: dict[str, Wording] = {}
_names: list[Names] = []


@dataclass(frozen=True, slots=True)
class Trace:
    """One line of a history: when, who, and the sentence."""

    at: dt.datetime
    by: str
    text: str


def register(verb: str, wording: Wording) -> None:
    """Say how a verb reads: a function from the entry's detail to a sentence in the active language."""
    _wordings[verb] = wording


def name_people_with(names: Names) -> None:
    """Say how people are called: a function from their numbers to names. The trail itself holds numbers only."""
    _names[:] = [names]


def in_words(verb: str, detail: Mapping[str, Any]) -> str:
    """Return the sentence of an entry.

    The trail outlives the code: a verb that no package words any more, or whose detail is older than its
    wording, reads as it is stored. A history is never a broken page.
    """
    wording = _wordings.get(verb)
    if wording is None:
        return _as_stored(verb, detail)
    try:
        return wording(detail)
    except (KeyError, TypeError, ValueError):
        return _as_stored(verb, detail)


def _as_stored(verb: str, detail: Mapping[str, Any]) -> str:
    facts = ", ".join(f"{name}: {value}" for name, value in detail.items())
    return f"{verb} ({facts})" if facts else verb


def history(kind: str, code: str, limit: int = 100) -> list[Trace]:
    """Return what happened to one thing, newest first, in the reader's language."""
    return histories([(kind, code)], limit)


def histories(things: Iterable[tuple[str, str]], limit: int = 100) -> list[Trace]:
    """Return what happened to several things, each a kind and a code, in one list, newest first."""
    entries = list(Entry.objects.of_any(things)[:limit])
    called = _called({entry.by_id for entry in entries if entry.by_id is not None})
    return [Trace(entry.at, _by(entry, called), in_words(entry.verb, entry.detail)) for entry in entries]


def _called(people: Collection[int]) -> Mapping[int, str]:
    return _names[0](people) if people and _names else {}


def _by(entry: Entry, called: Mapping[int, str]) -> str:
    if entry.by_id is None:
        return gettext("The platform")
    return called.get(entry.by_id) or gettext("Somebody who is not here any more")
