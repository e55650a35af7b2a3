"""What waits for a person who signs in, and what a visitor is shown."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from waterlinks.matching.models import Round
from waterlinks.operators.models import Need, Operator
from waterlinks.organisations.permissions import may_broker, organisation_ids
from waterlinks.organisations.terms import Permission
from waterlinks.partnerships.lifecycle import Stage
from waterlinks.partnerships.models import Partnership
from waterlinks.ui.pieces import Reach

SHOWN = 6
STEPS = {
    Stage.IDENTIFICATION: _("Operators say what they need and what they can offer."),
    Stage.INTRODUCTION: _("A match is explained and accepted; both agree on a concept note."),
    Stage.ESTABLISHMENT: _("A visit finds the causes; baseline, plan and agreement follow."),
    Stage.IMPLEMENTATION: _("Visits, training and evidence, until the figure moves."),
    Stage.EXPANSION: _("What worked is repeated elsewhere, often by the recipient."),
}


@dataclass(frozen=True, slots=True)
class Work:
    """What the front page opens with for somebody signed in."""

    operators: list[Operator]
    needs: list[tuple[Need, int]]
    partnerships: list[Partnership]
    latest_round: Round | None
    brokers: bool
    open_needs: int


def work_of(user: Any, today: dt.date) -> Work:
    """Return the operators, needs waiting longest, partnerships and the latest round this person works with."""
    brokers = may_broker(user)
    mine = organisation_ids(user, Permission.SEE_OWN)
    waiting = Need.objects.visible_to(user).open()
    longest = waiting.with_areas().order_by("opened_on", "pk")[:SHOWN]
    partnerships = Partnership.objects.visible_to(user).unfinished()
    partnerships = partnerships if brokers else partnerships.of(mine)
    return Work(
        operators=list(Operator.objects.filter(organisation__in=mine).with_organisation()[:SHOWN]),
        needs=[(need, need.days_waiting(today)) for need in longest],
        partnerships=list(partnerships.with_parties().order_by("-began_on", "-pk")[:SHOWN]),
        latest_round=Round.objects.visible_to(user).first() if brokers else None,
        brokers=brokers,
        open_needs=waiting.count(),
    )


def public_partnerships() -> list[Partnership]:
    """Return the newest partnerships that were made public; the page marks illustrative ones as such."""
    return list(
        Partnership.objects.filter(is_public=True).with_parties().order_by("-began_on", "-pk")[:SHOWN]
    )


def five_steps() -> list[Reach]:
    """Return what happens in each step of any partnership, as the river of the front page tells it."""
    return [Reach(str(stage.label), "done", note=str(told)) for stage, told in STEPS.items()]
