"""Reading the trail: entries as sentences. Each package says in ready() how its verbs are worded."""

import datetime as dt
from collections.abc import Callable, Mapping
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
    sentence: str


def register(verb: str, wording: Wording) -> None:
    """Say how a verb reads: a function from the entry's detail to a sentence in the active language."""
    _wordings[verb] = wording


def history(kind: str, code: str, limit: int = 100) -> list[Trace]:
    """Return what happened to one thing, newest first, in the reader's language."""
    return [
        Trace(entry.at, entry.by_name or gettext("The platform"), _wordings[entry.verb](entry.detail))
        for entry in Entry.objects.of(kind, code)[:limit]
    ]
