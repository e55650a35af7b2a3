"""What can be done to a partnership. Each action is one transaction and leaves its trace in the audit trail."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from waterlinks.audit.actions import record
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.operators.actions.needs import reopen
from waterlinks.operators.models import Need, Operator
from waterlinks.organisations.models import Organisation
from waterlinks.organisations.terms import Origin
from waterlinks.partnerships import notices
from waterlinks.partnerships.lifecycle import STATUS, STEPS
from waterlinks.partnerships.models import Milestone, Partnership, Party
from waterlinks.partnerships.terms import MilestoneKind, PartyRole

KIND = "partnership"


@transaction.atomic
def begin(
    need: Need, *, mentor: Operator, facilitator: Organisation | None, by: Any, on: dt.date
) -> Partnership:
    """Begin a partnership for a need at step 2: the match is accepted, both parties are told.

    The need must already have been taken out of the open ones in the same transaction; the database
    holds one unfinished partnership per need.
    """
    recipient = need.operator
    illustrative = recipient.is_illustrative or mentor.is_illustrative
    partnership = Partnership.objects.create(
        need=need, began_on=on, origin=Origin.ILLUSTRATIVE if illustrative else Origin.OWN
    )
    partnership.code = f"WL-{on.year}-{partnership.pk:03d}"
    partnership.save(update_fields=["code"])
    _join(partnership, mentor.organisation, PartyRole.MENTOR, on)
    _join(partnership, recipient.organisation, PartyRole.RECIPIENT, on)
    if facilitator:
        _join(partnership, facilitator, PartyRole.FACILITATOR, on)
    record("partnership.begin", KIND, partnership.code, by=by, mentor=str(mentor), recipient=str(recipient))
    reach(partnership, MilestoneKind.MATCH_ACCEPTED, by=by, on=on)
    STEPS.advance(partnership, "introduce")
    notices.tell_the_parties("partnership_began", partnership, mentor=mentor, recipient=recipient)
    return partnership


@transaction.atomic
def join_as_co_mentor(partnership: Partnership, *, mentor: Operator, by: Any, on: dt.date) -> None:
    """Let a second mentor join: in the partnership, never beside it.

    Raises:
        NotPossible: the partnership is not running, or the operator is a party already.
    """
    partnership = Partnership.objects.select_for_update().get(pk=partnership.pk)
    if reasons := STATUS.reasons_against(partnership, "withdraw"):
        raise NotPossible(reasons)
    if partnership.parties.filter(organisation=mentor.organisation).exists():
        raise NotPossible([gettext("%(operator)s is a party already.") % {"operator": mentor}])
    _join(partnership, mentor.organisation, PartyRole.CO_MENTOR, on)
    record("partnership.co_mentor", KIND, partnership.code, by=by, mentor=str(mentor))
    notices.tell_the_parties("co_mentor_joined", partnership, mentor=mentor)


@transaction.atomic
def reach(partnership: Partnership, milestone: MilestoneKind, *, by: Any, on: dt.date) -> None:
    """Record that a milestone is reached. Reaching it twice changes nothing."""
    _, new = Milestone.objects.get_or_create(
        partnership=partnership, kind=milestone, defaults={"reached_on": on}
    )
    if new:
        record(
            "partnership.milestone",
            KIND,
            partnership.code,
            by=by,
            milestone=milestone.value,
            on=on.isoformat(),
        )


@transaction.atomic
def publish(partnership: Partnership, *, by: Any) -> None:
    """Let everybody read the partnership's page. Its history stays with the parties."""
    Partnership.objects.filter(pk=partnership.pk).update(is_public=True)
    partnership.refresh_from_db(fields=["is_public"])
    record("partnership.publish", KIND, partnership.code, by=by)


@transaction.atomic
def withdraw(partnership: Partnership, *, reason: str, by: Any, on: dt.date) -> None:
    """End a running partnership before its time, with a reason. Its need waits for a match again afterwards.

    Raises:
        NotPossible: it is not running any more.
    """
    STATUS.advance(partnership, "withdraw", ended_on=on, end_reason=reason)
    record("partnership.withdraw", KIND, partnership.code, by=by, reason=reason)
    if partnership.need:
        reopen(partnership.need, by=by)
    notices.tell_the_parties("partnership_withdrawn", partnership, reason=reason)


def _join(partnership: Partnership, organisation: Organisation, role: PartyRole, on: dt.date) -> None:
    Party.objects.create(partnership=partnership, organisation=organisation, role=role, joined_on=on)
