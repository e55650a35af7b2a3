"""What can be done to organisations and memberships. Nothing else writes to them."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext

from waterlinks.accounts.models import Person
from waterlinks.audit.actions import record
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.organisations.models import Membership, Organisation
from waterlinks.organisations.terms import Origin, Role

OF_AN_ORGANISATION = "organisation"  # kind of thing in the trail
AT_A_TIME = 500


@transaction.atomic
def enter(organisations: Iterable[Organisation]) -> dict[str, int]:
    """Enter organisations; those whose code is taken stay as they are. Return the number behind each code.

    It is part of the transaction of whoever brings them, which leaves the trace.

    Raises:
        NotPossible: one of them is illustrative, and this is not the demo.
    """
    entered = list(organisations)
    if not settings.DEMO and any(one.origin == Origin.ILLUSTRATIVE for one in entered):
        raise NotPossible([gettext("Illustrative organisations exist in the demo only.")])
    Organisation.objects.bulk_create(entered, ignore_conflicts=True, batch_size=AT_A_TIME)
    numbers: dict[str, int] = {}
    codes = [one.code for one in entered]
    for start in range(0, len(codes), AT_A_TIME):
        named = Organisation.objects.filter(code__in=codes[start : start + AT_A_TIME])
        numbers.update(named.values_list("code", "pk"))
    return numbers


@transaction.atomic
def join(person: Person, organisation: Organisation, role: Role, *, by: Any) -> Membership:
    """Give a person a role in an organisation. Having it already changes nothing."""
    membership, new = Membership.objects.get_or_create(person=person, organisation=organisation, role=role)
    if new:
        record(
            "organisation.join",
            OF_AN_ORGANISATION,
            organisation.code,
            by=by,
            person=person.pk,
            role=role.value,
        )
    return membership


@transaction.atomic
def remove(numbers: Iterable[int]) -> None:
    """Remove organisations nobody has seen yet, with everything that hangs on them."""
    Organisation.objects.filter(pk__in=list(numbers)).delete()
