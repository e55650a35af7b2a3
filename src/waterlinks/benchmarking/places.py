"""What this capability puts into the places that lower floors leave open."""

from typing import Any

from waterlinks.benchmarking.permissions import may_import_figures, may_read_figures
from waterlinks.benchmarking.queries.against import against_peers
from waterlinks.operators.models import Operator


def panel(user: Any, operator: Operator) -> dict[str, Any]:
    """Return what the panel on an operator's page shows to this person."""
    if not may_read_figures(user, operator):
        return {"against": None, "is_closed": True}
    may_import = may_import_figures(user)
    return {"against": against_peers(operator, may_import=may_import), "may_import": may_import}
