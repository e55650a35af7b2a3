"""What waits for a person who signs in, and what a visitor is shown."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from waterlinks.matching.models import Round
from waterlinks.operators.models import Need, Operator
from waterlinks.organisations.permissions import may_broker, organisation_ids
from waterlinks.organisations.terms import Permission
from waterlinks.partnerships.models import Partnership

SHOWN = 6


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
