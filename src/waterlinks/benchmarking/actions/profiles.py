"""Taking size, supply and services of operators over from their newest figures."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction

from waterlinks.audit.actions import record
from waterlinks.benchmarking.actions.switching import KIND, blocks, operators_in
from waterlinks.benchmarking.lifecycle import BatchState
from waterlinks.benchmarking.models import Batch, Observation
from waterlinks.benchmarking.queries.observed import counting_with, counting_without
from waterlinks.benchmarking.queries.profiles import profiles
from waterlinks.jobs.terms import JobContext
from waterlinks.operators.actions import imported
from waterlinks.operators.actions.imported import Profile
from waterlinks.operators.models import Operator

Services = Mapping[int, tuple[dt.date, tuple[str, ...]]]


def bring_up_to_date(
    batch: Batch, context: JobContext, *, listed: bool, services: Services | None = None
) -> None:
    """Bring the profiles of a batch's operators up to date with all that counts, this batch included unless undone."""
    rows = counting_without(batch) if batch.state == BatchState.UNDONE else counting_with(batch)
    for block in blocks(sorted(operators_in(Observation.objects.filter(batch=batch)))):
        numbers = list(Operator.objects.filter(pk__in=block, is_listed=listed).values_list("pk", flat=True))
        if not numbers:
            continue
        context.progress(0, None, "profiles")
        told = {profile.operator: profile for profile in profiles(rows.filter(operator__in=numbers))}
        with transaction.atomic():
            changed = imported.bring_up_to_date(
                _with_services(told.get(one, Profile(one)), services or {}) for one in numbers
            )
            if changed and listed:
                record("import.profiles", KIND, batch.code, by=None, operators=changed)


def _with_services(profile: Profile, services: Services) -> Profile:
    known = services.get(profile.operator)
    return replace(profile, services=known[1]) if known else profile
