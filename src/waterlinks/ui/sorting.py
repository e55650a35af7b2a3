"""Sorting by the heads of a table: `?sort=name` upwards, `?sort=-name` downwards."""

from collections.abc import Mapping

from django.db.models import F
from django.db.models.expressions import OrderBy
from django.http import HttpRequest

SORT = "sort"


def chosen(request: HttpRequest | None) -> tuple[str, bool]:
    """Return the column the address names and whether it runs downwards."""
    text = request.GET.get(SORT, "") if request is not None else ""
    return text.removeprefix("-"), text.startswith("-")


def sorted_by(request: HttpRequest, columns: Mapping[str, str], default: str) -> list[OrderBy]:
    """Return what `order_by` takes. Unknown columns are the default; unknown values come last; ties by id.

    Args:
        request: `?sort=` is read from it.
        columns: name in the address to field path.
        default: a name of `columns`, with "-" in front when it runs downwards.
    """
    name, downwards = chosen(request)
    if name not in columns:
        name, downwards = default.removeprefix("-"), default.startswith("-")
    field = F(columns[name])
    return [field.desc(nulls_last=True) if downwards else field.asc(nulls_last=True), F("pk").asc()]
