"""The moments at which a batch begins or ceases to count. Each is one short transaction that changes one batch.

Operators that only this batch knows are listed and hidden in the same transaction, and the peers' refresh is put
into the queue in it, so that neither can be lost.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from waterlinks.audit.actions import record
from waterlinks.benchmarking.actions.loading import give_way
from waterlinks.benchmarking.lifecycle import BATCH
from waterlinks.benchmarking.models import Batch, IndicatorValue, Observation, Standing
from waterlinks.jobs import actions as jobs
from waterlinks.operators.actions import imported
from waterlinks.operators.models import Operator

KIND = "batch"
BLOCK = 1000  # operators or rows at a time


def begin(batch: Batch) -> None:
    """Start to fill the batch."""
    with transaction.atomic():
        BATCH.advance(batch, "begin")


@transaction.atomic
def commit(batch: Batch, report: dict[str, Any], *, refresh: bool) -> None:
    """Let everything in the batch count from now on.

    Raises:
        NotPossible: it has been thrown away meanwhile.
    """
    BATCH.advance(batch, "commit", live_at=timezone.now(), report=report)
    _list_operators_of(batch)
    _leave_trace(batch, "import.commit", stored=report["observations_stored"])
    if refresh:
        jobs.enqueue("refresh_peers", {}, by=None)


@transaction.atomic
def check(batch: Batch, report: dict[str, Any]) -> None:
    """End a dry run, or an import that brought nothing new."""
    BATCH.advance(batch, "check", report=report)
    _leave_trace(batch, "import.check", unchanged=report["unchanged"])


def refuse(batch: Batch, report: dict[str, Any]) -> None:
    """End an import of which nothing is kept but its findings."""
    throw_away(batch)
    with transaction.atomic():
        BATCH.advance(batch, "refuse", report=report)
        _leave_trace(batch, "import.refuse", because=report.get("because", ""))


@transaction.atomic
def undo(batch: Batch, instead: Batch | None, *, by: Any) -> None:
    """Let the batch count no more; `instead` holds what has been worked out anew without it."""
    BATCH.advance(batch, "undo")
    _put_in_place(instead)
    for numbers in _without_other_figures(batch):
        imported.unlist(numbers, besides=(Observation, IndicatorValue, Standing))
    record("import.undo", KIND, batch.code, by=by)
    jobs.enqueue("refresh_peers", {}, by=None)


@transaction.atomic
def restore(batch: Batch, instead: Batch | None, *, by: Any) -> None:
    """Let the batch count again, in its old place: what was stored after it still replaces it."""
    BATCH.advance(batch, "restore")
    _put_in_place(instead)
    _list_operators_of(batch)
    record("import.restore", KIND, batch.code, by=by)
    jobs.enqueue("refresh_peers", {}, by=None)


def throw_away(batch: Batch) -> None:
    """Remove what a batch that never counted holds, and the operators that were entered for it alone."""
    for model in (Observation, IndicatorValue):
        remove_rows(model.objects.filter(batch=batch))
    for numbers in blocks(Operator.objects.filter(is_listed=False).values_list("pk", flat=True)):
        observed = operators_in(Observation.objects.filter(operator__in=numbers))
        imported.remove_unlisted(set(numbers) - observed)


def remove_rows(rows: Any) -> None:
    """Delete many rows that nothing refers to, a block at a time, so that nobody waits for long."""
    while numbers := list(rows.order_by().values_list("pk", flat=True)[: 5 * BLOCK]):
        rows.filter(pk__in=numbers).delete()
        give_way()


def blocks(numbers: Any, size: int | None = None) -> Iterator[list[int]]:
    """Yield numbers in blocks. All are read first: the rows may be gone when the next block is asked for."""
    every, size = list(numbers), size or BLOCK
    return (every[at : at + size] for at in range(0, len(every), size))


def _put_in_place(instead: Batch | None) -> None:
    if instead:
        BATCH.advance(instead, "commit", live_at=timezone.now())


def _list_operators_of(batch: Batch) -> None:
    for numbers in blocks(operators_in(Observation.objects.filter(batch=batch))):
        imported.list_operators(numbers)


def operators_in(rows: Any) -> set[int]:
    """Return whose observations these are. Read as a plain list: no planner without statistics goes astray in it."""
    return set(rows.order_by().values_list("operator", flat=True).distinct())


def _without_other_figures(batch: Batch) -> Iterator[list[int]]:
    """Yield, in blocks, the operators that only this batch has figures of."""
    others = Observation.objects.live().exclude(batch=batch)
    for numbers in blocks(sorted(operators_in(Observation.objects.filter(batch=batch)))):
        yield sorted(set(numbers) - operators_in(others.filter(operator__in=numbers)))


def _leave_trace(batch: Batch, verb: str, **detail: object) -> None:
    by = get_user_model().objects.filter(pk=batch.by_id).first() if batch.by_id else None
    record(verb, KIND, batch.code, by=by, file=batch.file_name, **detail)
