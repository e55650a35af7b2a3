"""Leaving a trace. Called by every action, inside its transaction, so no change is without its entry."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.utils import timezone

from waterlinks.audit.models import Entry

_moment: ContextVar[dt.datetime | None] = ContextVar("moment", default=None)


@contextmanager
def dated(moment: dt.datetime) -> Iterator[None]:
    """Date what is recorded inside at another moment than now: what is told belongs to the past."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)


def record(verb: str, kind: str, code: str, *, by: Any, **detail: object) -> Entry:
    """Add an entry about the thing of this kind and code; `by` is a person, or None for the platform."""
    return Entry.objects.create(
        at=_moment.get() or timezone.now(),
        verb=verb,
        subject_kind=kind,
        subject_code=code,
        by_id=by.pk if by else None,
        detail=detail,
    )
