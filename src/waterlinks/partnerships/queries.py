"""Answers about a partnership that its page, rows and mails share."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext

from waterlinks.operators.models import NeedArea, Operator
from waterlinks.operators.terms import Standing
from waterlinks.organisations.permissions import organisation_ids, sees_network
from waterlinks.organisations.queries import organisations_without_people
from waterlinks.organisations.terms import Permission
from waterlinks.partnerships.lifecycle import CLOSES_WITH, OPENS_WITH, Stage, Status
from waterlinks.partnerships.models import Partnership
from waterlinks.partnerships.terms import MilestoneKind, PartyRole
from waterlinks.ui.pieces import Reach

STAGES, PARTS = list(Stage), list(PartyRole)


def reaches(partnership: Partnership) -> list[Reach]:
    """Return the five steps as the river draws them; needs the milestones prefetched to cost nothing."""
    reached_on = {milestone.kind: milestone.reached_on for milestone in partnership.milestones.all()}
    here = STAGES.index(Stage(partnership.stage))
    return [_reach(partnership, number, number - here, reached_on) for number in range(len(STAGES))]


def _reach(partnership: Partnership, number: int, ahead: int, reached_on: dict[str, dt.date]) -> Reach:
    name = str(STAGES[number].label)
    leads_on = _leads_on(number)
    if ahead < 0 or partnership.status == Status.COMPLETED:
        done = [kind for kind in leads_on if kind in reached_on]
        days = [date_format(reached_on[kind], "j M Y") for kind in done[-1:]]
        return Reach(name, "done", note="\n".join([*(_sentence(kind) for kind in done), *days]))
    if ahead == 0 and partnership.status == Status.WITHDRAWN:
        return Reach(name, "blocked", gettext("Withdrawn"), partnership.end_reason)
    if ahead == 0:
        missing = [kind.label for kind in leads_on if kind not in reached_on]
        return Reach(
            name, "current", note=gettext("Still to do: %(list)s") % {"list": "; ".join(map(str, missing))}
        )
    opens = "; ".join(str(kind.label) for kind in OPENS_WITH[STAGES[number]])
    return Reach(name, "waiting", note=gettext("Opens with: %(list)s") % {"list": opens})


def _leads_on(number: int) -> tuple[MilestoneKind, ...]:
    """What has to be reached for the step after this one."""
    return OPENS_WITH[STAGES[number + 1]] if number + 1 < len(STAGES) else CLOSES_WITH


def _sentence(kind: str) -> str:
    label = str(MilestoneKind(kind).label)
    return label[:1].upper() + label[1:]


def still_to_do(partnership: Partnership) -> list[str]:
    """Return what the present step waits for, in words."""
    if partnership.status != Status.RUNNING:
        return []
    have = {milestone.kind for milestone in partnership.milestones.all()}
    return [_sentence(kind) for kind in _leads_on(STAGES.index(Stage(partnership.stage))) if kind not in have]


def days_in_step(partnership: Partnership, today: dt.date) -> int:
    """Return for how many days the present step has been open."""
    opened = max(
        (milestone.reached_on for milestone in partnership.milestones.all()), default=partnership.began_on
    )
    return ((partnership.ended_on or today) - opened).days


def areas(user: Any, partnership: Partnership) -> list[NeedArea]:
    """Return what they work on. Whoever may not see the need reads only what the operator has confirmed."""
    need = partnership.need
    if need is None:
        return []
    mine = need.operator.organisation_id in organisation_ids(user, Permission.SEE_OWN)
    if mine or sees_network(user):
        return need.counting_areas
    return [area for area in need.counting_areas if area.standing == Standing.CONFIRMED]


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party as the page lists it."""

    name: str
    role: str
    url: str
    nobody_told: bool


def party_lines(partnership: Partnership, address_of: Any) -> list[PartyLine]:
    """Return the parties by the part they play, with an operator's page and whether nobody there has an account."""
    parties = sorted(partnership.parties.all(), key=lambda party: PARTS.index(PartyRole(party.role)))
    empty = organisations_without_people(party.organisation_id for party in parties)
    return [
        PartyLine(
            party.organisation.name,
            party.get_role_display(),
            address_of(party.organisation),
            party.organisation_id in empty,
        )
        for party in parties
    ]


def of_operator(user: Any, operator: Operator) -> dict[str, Any] | None:
    """Return the partnerships of an operator that this person may see, newest first; None when there are none."""
    seen = Partnership.objects.visible_to(user).of([operator.organisation_id]).with_parties()
    rows = list(seen.order_by("-began_on", "-pk")[:20])
    return {"partnerships": rows} if rows else None
