"""Leaving a trace. Called by every action, inside its transaction, so no change is without its entry."""

from typing import Any

from waterlinks.audit.models import Entry


def record(verb: str, kind: str, code: str, *, by: Any, **detail: object) -> Entry:
    """Add an entry about the thing of this kind and code; `by` is a person, or None for the platform."""
    return Entry.objects.create(
        verb=verb,
        subject_kind=kind,
        subject_code=code,
        by_id=by.pk if by else None,
        by_name=str(by)[:120] if by else "",
        detail=detail,
    )
