"""A candidate or a proposal as pages show it: points instead of hundredths, sentences instead of codes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext, ngettext

from waterlinks.matching import wording
from waterlinks.matching.models import Proposal
from waterlinks.operators.models import Need, Operator
from waterlinks.ui.pieces import Score

FIGURES = ("fit", "context", "readiness", "evidence")
QUESTIONS_SHOWN = 3


@dataclass(frozen=True)
class Card:
    """A mentor for a need: points from 0 to 100, and sentences in the reader's language."""

    mentor: Operator
    low: int
    mid: int
    high: int
    scores: list[Score]
    strengths: list[str]
    watch_outs: list[str]
    unknowns: list[str]

    @property
    def is_sure(self) -> bool:
        return self.low == self.high

    @property
    def first_questions(self) -> list[str]:
        return self.unknowns[:QUESTIONS_SHOWN]

    @property
    def more_questions(self) -> list[str]:
        return self.unknowns[QUESTIONS_SHOWN:]

    @property
    def in_brief(self) -> str:
        """Size, ownership, days and record of the mentor in one line; what is unknown is left out."""
        mentor, told = self.mentor, []
        if mentor.people_served is not None:
            told.append(gettext("%(people)s people served") % {"people": intcomma(mentor.people_served)})
        if mentor.ownership:
            told.append(mentor.get_ownership_display())
        if (days := mentor.mentor_days_per_quarter) is not None:
            told.append(ngettext("%(days)s day a quarter", "%(days)s days a quarter", days) % {"days": days})
        if done := mentor.partnerships_completed:
            told.append(
                ngettext("%(done)s partnership completed", "%(done)s partnerships completed", done)
                % {"done": done}
            )
        return ", ".join(told)


def card(need: Need, mentor: Operator, stored: Mapping[str, Any]) -> Card:
    """Word figures and reasons as a proposal stores them; need and mentor with their organisations."""
    names = (need.operator.organisation.name, mentor.organisation.name)
    reasons = stored["reasons"]
    low, mid, high = map(points, stored["total"])
    return Card(
        mentor=mentor,
        low=low,
        mid=mid,
        high=high,
        scores=[Score(wording.figure(name), *map(points, stored[name])) for name in FIGURES],
        strengths=[wording.reason(one, *names) for one in reasons["strengths"]],
        watch_outs=[wording.reason(one, *names) for one in reasons["watch_outs"]],
        unknowns=[wording.reason(one, *names, asks=True) for one in reasons["unknowns"]],
    )


def of_proposal(proposal: Proposal) -> Card:
    """Word a stored proposal; its need and mentor with their organisations."""
    stored = {name: getattr(proposal, name) for name in ("total", *FIGURES, "reasons")}
    return card(proposal.need, proposal.mentor, stored)


def operators_named(codes: Iterable[str]) -> dict[str, Operator]:
    """Return operators with their organisations by code, in one query."""
    found = Operator.objects.filter(organisation__code__in=list(codes)).with_organisation()
    return {operator.code: operator for operator in found}


def points(hundredths: int) -> int:
    """Round hundredths of a point to whole points, halves up."""
    return (hundredths + 50) // 100
