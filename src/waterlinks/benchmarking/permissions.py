"""Who may. When it is possible is the lifecycle's question, not ours."""

from typing import Any

from waterlinks.operators.models import Operator
from waterlinks.organisations.permissions import may_import_figures

__all__ = ["may_import_figures", "may_read_figures"]


def may_read_figures(user: Any, operator: Operator) -> bool:
    """Say whether the person may read the figures of an operator, not only its profile."""
    return Operator.objects.with_figures_visible_to(user).filter(pk=operator.pk).exists()
