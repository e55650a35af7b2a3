"""Who may. When it is possible is the lifecycle's question, not ours."""

from typing import Any

from waterlinks.operators.models import Operator
from waterlinks.organisations.permissions import may_import_figures, organisation_ids, sees_network
from waterlinks.organisations.terms import Permission

__all__ = ["may_import_figures", "may_read_figures"]


def may_read_figures(user: Any, operator: Operator) -> bool:
    """Say whether the person may read the figures of an operator, not only its profile.

    The rule of `with_figures_visible_to`, for an operator that has been fetched already.
    """
    is_own = operator.organisation_id in organisation_ids(user, Permission.SEE_OWN)
    return operator.is_listed and (operator.figures_are_public or is_own or sees_network(user))
