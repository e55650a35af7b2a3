"""What waits for a person who signs in, and what a visitor is shown."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from waterlinks.matching.models import Round
from waterlinks.operators.models import Need, NeedArea, Offer, Operator
from waterlinks.operators.terms import Standing
from waterlinks.organisations.permissions import may_broker, memberships_of, organisation_ids
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
class OwnOperator:
    """An operator of the reader, and the needs and offers its figures suggest: somebody has to decide."""

    operator: Operator
    needs: list[str]
    offers: list[str]


@dataclass(frozen=True, slots=True)
class Work:
    """What the front page opens with for somebody signed in; `homes` are the organisations they belong to."""

    homes: list[str]
    own: list[OwnOperator]
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
        homes=[membership.organisation.name for membership in memberships_of(user)],
        own=_own_operators(user, mine),
        needs=[(need, need.days_waiting(today)) for need in longest],
        partnerships=list(partnerships.with_parties().order_by("-began_on", "-pk")[:SHOWN]),
        latest_round=Round.objects.visible_to(user).first() if brokers else None,
        brokers=brokers,
        open_needs=waiting.count(),
    )


def _own_operators(user: Any, mine: list[int]) -> list[OwnOperator]:
    operators = list(Operator.objects.filter(organisation__in=mine).with_organisation()[:SHOWN])
    if not operators:
        return []
    areas = NeedArea.objects.visible_to(user).unfinished().filter(need__operator__in=operators)
    needs = areas.filter(standing=Standing.SUGGESTED).select_related("need").order_by("priority", "pk")
    suggested = Offer.objects.visible_to(user).filter(operator__in=operators, standing=Standing.SUGGESTED)
    offers = suggested.order_by("pk")
    return [
        OwnOperator(
            operator,
            [str(area) for area in needs if area.need.operator_id == operator.pk],
            [str(offer) for offer in offers if offer.operator_id == operator.pk],
        )
        for operator in operators
    ]


def public_partnerships() -> list[Partnership]:
    """Return the newest partnerships that were made public; the page marks illustrative ones as such."""
    return list(
        Partnership.objects.filter(is_public=True).with_parties().order_by("-began_on", "-pk")[:SHOWN]
    )


def five_steps() -> list[Reach]:
    """Return what happens in each step of any partnership, as the river of the front page tells it."""
    return [Reach(str(stage.label), "done", note=str(told)) for stage, told in STEPS.items()]
