"""Taking an import back, and restoring it: prepared aside, then one switch."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from waterlinks.benchmarking.actions.alone import alone
from waterlinks.benchmarking.actions.anew import work_out_anew
from waterlinks.benchmarking.actions.imports import clear_the_way
from waterlinks.benchmarking.actions.profiles import bring_up_to_date
from waterlinks.benchmarking.actions.switching import restore, undo
from waterlinks.benchmarking.lifecycle import BATCH
from waterlinks.benchmarking.models import Batch
from waterlinks.benchmarking.models.measures import KeyedQuerySet
from waterlinks.benchmarking.queries.observed import counting_with, counting_without
from waterlinks.jobs import actions as jobs
from waterlinks.jobs.models import Job
from waterlinks.jobs.terms import JobContext
from waterlinks.kernel.lifecycle import NotPossible

SWITCHES: dict[str, tuple[Callable[..., None], Callable[[Batch], KeyedQuerySet]]] = {
    "undo": (undo, counting_without),
    "restore": (restore, counting_with),
}


@transaction.atomic
def ask_for(verb: str, batch: Batch, *, by: Any) -> Job:
    """Put "undo" or "restore" into the queue: indicators it shares with other imports are worked out anew first.

    Raises:
        NotPossible: the batch is not in a state for it.
    """
    if reasons := BATCH.reasons_against(batch, verb):
        raise NotPossible(reasons)
    job = jobs.enqueue("switch_import", {"batch": batch.pk, "verb": verb}, by=by)
    Batch.objects.filter(pk=batch.pk).update(job_id=job.pk)
    return job


def run_switch(context: JobContext, *, batch: int, verb: str) -> dict[str, Any]:
    """Do what was asked for. The work of the job `switch_import`; done already, it does nothing."""
    with alone("figures", waiting=lambda: context.progress(0, None, "waiting")):
        clear_the_way()
        asked = Batch.objects.get(pk=batch)
        if not BATCH.reasons_against(asked, verb):
            switch, counting = SWITCHES[verb]
            instead = work_out_anew(asked, counting(asked), context)
            context.raise_if_cancelled()
            switch(asked, instead, by=_person(asked.job_id))
        bring_up_to_date(asked, context, listed=True)
    return {"batch": asked.pk, "verb": verb}


def _person(job: int | None) -> Any:
    started_by = Job.objects.filter(pk=job or 0).values_list("started_by_id", flat=True).first()
    return get_user_model().objects.filter(pk=started_by).first() if started_by else None
