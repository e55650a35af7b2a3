"""Places that this floor leaves open for the floors above.

Panels on an operator's page, links of the chain, the words of evidence, and where a need has its page.
A package fills them in AppConfig.ready(). So an operator's page shows figures and partnerships, and a need shows
its match, without this floor knowing who made them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from waterlinks.operators.models import Need, Operator


@dataclass(frozen=True)
class Panel:
    """A part of an operator's page: a template and what it needs. An empty answer leaves the panel out."""

    order: int
    template: str
    context: Callable[[Any, Operator], dict[str, Any] | None]


class Link(models.TextChoices):
    """The nine links of the chain, in order."""

    NEED = "need", _("Need")
    MATCH = "match", _("Match")
    PLAN = "plan", _("Plan")
    VISIT = "visit", _("Visit")
    LEVEL_CHANGE = "level_change", _("Level change")
    FIGURE = "figure", _("Figure")
    STORY = "story", _("Story")
    AWARD = "award", _("Award")
    NEXT_PARTNERSHIP = "next_partnership", _("Next partnership")


@dataclass(frozen=True, slots=True)
class LinkFact:
    """How a link of the chain stands: live, missing or later; one fact; and where it leads, if the reader may go."""

    state: str
    fact: str | Promise
    url: str = ""


LATER: dict[Link, LinkFact] = {
    Link.NEED: LinkFact("later", _("No need is on file")),
    Link.MATCH: LinkFact("later", _("Opens with a need")),
    Link.PLAN: LinkFact("later", _("Opens with step 3")),
    Link.VISIT: LinkFact("later", _("After the plan")),
    Link.LEVEL_CHANGE: LinkFact("later", _("After a visit")),
    Link.FIGURE: LinkFact("later", _("After the baseline of step 3")),
    Link.STORY: LinkFact("later", _("After a level has moved")),
    Link.AWARD: LinkFact("later", _("After a verified figure")),
    Link.NEXT_PARTNERSHIP: LinkFact("later", _("After the scale-up plan")),
}

LinkMaker = Callable[[Any, Need], LinkFact | None]
_panels: list[Panel] = []
_makers: dict[Link, LinkMaker] = {}
_evidence: dict[str, Callable[[Mapping[str, Any]], str]] = {}
_address_of_need: list[Callable[[Need], str]] = []


def add_panel(panel: Panel) -> None:
    """Put a panel on every operator's page."""
    _panels.append(panel)
    _panels.sort(key=lambda one: one.order)


def panels_for(user: Any, operator: Operator) -> list[tuple[str, dict[str, Any]]]:
    """Return the panels this person gets to see: template and context, in order."""
    answered = ((panel.template, panel.context(user, operator)) for panel in _panels)
    return [(template, context) for template, context in answered if context]


def add_link(link: Link, maker: LinkMaker) -> None:
    """Say how one link of the chain stands for a need and a reader; None means not yet."""
    _makers[link] = maker


def chain_of(user: Any, need: Need | None) -> list[tuple[Link, LinkFact]]:
    """Return the nine links of the chain as this person may see them."""
    if need is None:
        return list(LATER.items())
    made = {link: _makers[link](user, need) if link in _makers else None for link in Link}
    return [(link, made[link] or LATER[link]) for link in Link]


def word_evidence(code: str, wording: Callable[[Mapping[str, Any]], str]) -> None:
    """Say how the evidence of this code reads: a function from its parameters to a sentence in the active language."""
    _evidence[code] = wording


def evidence_in_words(evidence: Mapping[str, Any]) -> str:
    """Return the sentence of a stored `{code, params}`; empty when there is none.

    What is stored may be older than the words: a code nobody words any more, or parameters that do not fit
    them, read as nothing, never as a broken page.
    """
    wording = _evidence.get(evidence.get("code", ""))
    try:
        return wording(evidence.get("params", {})) if wording else ""
    except (KeyError, TypeError, ValueError):
        return ""


def set_address_of_need(address: Callable[[Need], str]) -> None:
    """Say where a need has its page. The package that shows candidates for needs does so."""
    _address_of_need[:] = [address]


def address_of_need(need: Need) -> str:
    """Return where a need has its page; empty while no package shows one."""
    return _address_of_need[0](need) if _address_of_need else ""
