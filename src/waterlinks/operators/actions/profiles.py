"""Entering operators with everything they have said about themselves."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from waterlinks.operators.models import Operator
from waterlinks.organisations import actions as organisations
from waterlinks.organisations.models import Organisation


@transaction.atomic
def enter(newcomers: Iterable[tuple[Organisation, Mapping[str, Any]]]) -> list[Operator]:
    """Enter organisations as operators, each with its profile by field name; listed at once, in the order given.

    Raises:
        NotPossible: one of them is illustrative, and this is not the demo.
    """
    listed = list(newcomers)
    numbers = organisations.enter(organisation for organisation, _ in listed)
    Operator.objects.bulk_create(
        Operator(organisation_id=numbers[organisation.code], **profile) for organisation, profile in listed
    )
    found = Operator.objects.filter(organisation__in=numbers.values()).with_organisation()
    by_code = {operator.code: operator for operator in found}
    return [by_code[organisation.code] for organisation, _ in listed]
