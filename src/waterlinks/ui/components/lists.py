"""Histories, duties, facts, and what is folded away."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from waterlinks.ui.components.reading import read

register = template.Library()


@register.inclusion_tag("ui/components/history.html")
def history(events: Iterable[Any]) -> dict[str, Any]:
    """What happened, in the order given (newest first, as a rule)."""
    names = {"by": "", "url": ""}
    return {
        "events": [
            {"at": read(event, "at"), "text": read(event, "text")}
            | {n: read(event, n, d) for n, d in names.items()}
            for event in events
        ]
    }


@register.inclusion_tag("ui/components/duties.html")
def duties(duties: Iterable[Any]) -> dict[str, Any]:
    """Who owes what by when."""
    names = ("who", "late", "url")
    return {
        "duties": [
            {"on": read(duty, "on"), "text": read(duty, "text")}
            | {name: read(duty, name, "") for name in names}
            for duty in duties
        ]
    }


@register.inclusion_tag("ui/components/facts.html")
def facts(facts: Iterable[Any]) -> dict[str, Any]:
    """Terms and what holds: Facts, or pairs."""
    return {"facts": [_pair(fact) for fact in facts]}


def _pair(fact: Any) -> Sequence[Any]:
    if isinstance(fact, list | tuple):
        term, definition = fact
        return term, definition
    return read(fact, "term"), read(fact, "definition")


@register.simple_block_tag
def same_as_table(content: SafeString, label: Any = "") -> SafeString:
    """The table that says what a drawing shows, folded away until asked for."""
    return _folded(content, label or gettext("The same as a table"))


@register.simple_block_tag
def details(content: SafeString, label: Any) -> SafeString:
    """Something folded away until asked for. Printed pages show it open."""
    return _folded(content, label)


def _folded(content: SafeString, label: Any) -> SafeString:
    return render_to_string("ui/components/details.html", {"content": content, "label": label})
