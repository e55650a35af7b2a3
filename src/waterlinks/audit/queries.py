"""Reading the trail: entries as sentences. Each package says in ready() how its verbs are worded."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from waterlinks.audit.models import Entry

Wording = Callable[[Mapping[str, Any]], str]
_wordings: dict[str, Wording] = {}


@dataclass(frozen=True, slots=True)
class Trace:
    """One line of a history: when, who, and the sentence."""

    at: dt.datetime
    by: str
    text: str


def register(verb: str, wording: Wording) -> None:
    """Say how a verb reads: a function from the entry's detail to a sentence in the active language."""
    _wordings[verb] = wording


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
    return [
        Trace(entry.at, entry.by_name or gettext("The platform"), in_words(entry.verb, entry.detail))
        for entry in Entry.objects.of_any(things)[:limit]
    ]
