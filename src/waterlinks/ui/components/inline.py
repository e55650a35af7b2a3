"""Components that stand inside a sentence."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe


def inline(template: str, **context: object) -> SafeString:
    """Render a component without the line break at the end of its file, so that a full stop can follow it."""
    return mark_safe(render_to_string(template, context).strip())  # noqa: S308 - rendered and escaped just now
