"""One thing the gallery shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.template import Context, Template
from django.utils.functional import Promise
from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Entry:
    """A component in one or several states.

    `component` is the name of its template; `source` is what a page writes, and what is rendered here with
    `facts` for its variables. Narrow pieces stand beside their source (`beside`), wide ones below it.
    """

    component: str
    title: str | Promise
    source: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    beside: bool = True

    def render(self, request: Any = None) -> SafeString:
        """Return the component as a page would show it."""
        template = Template("{% load i18n ui %}" + self.source)
        return template.render(Context({**self.facts, "request": request, "csrf_token": "gallery"}))


@dataclass(frozen=True)
class Section:
    """Entries under one heading."""

    name: str
    title: str | Promise
    entries: tuple[Entry, ...]
