"""Who may speak for an operator, and who reads what it keeps among its own people and the programme."""

from typing import Any

from waterlinks.operators.models import Operator
from waterlinks.organisations.permissions import organisation_ids, represents, sees_network
from waterlinks.organisations.terms import Permission


def may_confirm(user: Any, operator: Operator) -> bool:
    """Say whether the person decides about the operator's needs and offers: only who represents it does."""
    return represents(user, operator.organisation)


def is_insider(user: Any, operator: Operator) -> bool:
    """Say whether the person reads the operator's needs and history: its own people, and who sees the network."""
    return sees_network(user) or operator.organisation_id in organisation_ids(user, Permission.SEE_OWN)
