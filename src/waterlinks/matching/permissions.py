"""Who may. Candidates show offers nobody has confirmed yet, so they are for those who see the network."""

from typing import Any

from waterlinks.matching.models import Proposal
from waterlinks.operators.models import Need
from waterlinks.organisations.models import Organisation
from waterlinks.organisations.permissions import may_broker, memberships_of, sees_network
from waterlinks.organisations.terms import Kind


def may_see_candidates(user: Any, need: Need) -> bool:
    return sees_network(user)


def may_accept(user: Any, subject: Need | Proposal) -> bool:
    return may_broker(user)


def may_run_rounds(user: Any) -> bool:
    return may_broker(user)


def facilitator_of(user: Any) -> Organisation | None:
    """Return the facilitating organisation this person acts for, if they act for one."""
    organisations = [membership.organisation for membership in memberships_of(user)]
    return next((one for one in organisations if one.kind == Kind.FACILITATOR), None)
