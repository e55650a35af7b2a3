"""Importing a file of figures: asked for, read into a batch nobody sees, stored by one switch.

Safe to repeat and to kill at any moment: what never became live is thrown away by whoever comes next.
"""

import uuid
from contextlib import closing
from pathlib import PurePath
from typing import Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from waterlinks.benchmarking.actions.alone import alone
from waterlinks.benchmarking.actions.loading import take_statistics
from waterlinks.benchmarking.actions.profiles import bring_up_to_date
from waterlinks.benchmarking.actions.reading import Reading
from waterlinks.benchmarking.actions.staging import Staging
from waterlinks.benchmarking.actions.switching import begin, check, commit, refuse, remove_rows, throw_away
from waterlinks.benchmarking.imports.mapping import mapping as mapping_named
from waterlinks.benchmarking.imports.reading import read
from waterlinks.benchmarking.lifecycle import BATCH, BatchState
from waterlinks.benchmarking.models import Batch
from waterlinks.jobs import actions as jobs
from waterlinks.jobs.models import Job
from waterlinks.jobs.terms import Cancelled, JobContext, Refused

FOLDER = "imports"


@transaction.atomic
def upload(file: File, *, mapping: str, year: int | None, dry_run: bool, by: Any) -> Batch:
    """Keep an uploaded file and put its import into the queue."""
    kept = default_storage.save(f"{FOLDER}/{uuid.uuid4().hex}", file)
    name = PurePath(file.name or "").name
    batch = _register(kept, name, mapping=mapping, year=year, dry_run=dry_run, by=by)
    job = jobs.enqueue("import_measures", {"batch": batch.pk, "file": name}, by=by)
    Batch.objects.filter(pk=batch.pk).update(job_id=job.pk)
    return batch


def bring(
    path: str, *, mapping: str, year: int | None = None, dry_run: bool = False, report: Any = None
) -> Batch:
    """Import a file of this machine here and now, and return the batch as it ended. Peers are not refreshed.

    Raises:
        KeyError: there is no such mapping.
    """
    mapping_named(mapping)
    name = PurePath(path).name
    batch = _register(path, name, mapping=mapping, year=year, dry_run=dry_run, by=None)
    params = {"batch": batch.pk, "file": name, "refresh": False}
    job = jobs.run_now("import_measures", params, by=None, report=report)
    Batch.objects.filter(pk=batch.pk).update(job_id=job.pk)
    batch.refresh_from_db()
    return batch


def _register(kept: str, name: str, **facts: Any) -> Batch:
    by = facts.pop("by")
    source = mapping_named(facts["mapping"]).source
    return Batch.objects.create(
        stored_file=kept, file_name=name[-200:], source=source, by_id=by.pk if by else None, **facts
    )


def run_import(
    context: JobContext,
    *,
    batch: int,
    file: str,  # noqa: ARG001 - for the title of the job
    refresh: bool = True,
) -> dict[str, Any]:
    """Read the file of a batch and store it, or refuse it. The work of the job `import_measures`.

    Raises:
        Refused: nothing in the file could be used.
    """
    with alone("figures", waiting=lambda: context.progress(0, None, "waiting")):
        asked = Batch.objects.get(pk=batch)
        try:
            _import(asked, context, refresh=refresh)
        except (Cancelled, KeyboardInterrupt):
            _give_up(asked, "cancelled")
            raise
        except Refused as refusal:
            _give_up(asked, refusal.code)
            raise
        except Exception:
            _give_up(asked, "unexpected")
            raise
        return _outcome(asked)


def _import(batch: Batch, context: JobContext, *, refresh: bool) -> None:
    """Fill the batch and switch to it. A worker that is ending, or dies, leaves the rest to the next attempt."""
    clear_the_way(batch)
    if batch.state == BatchState.WAITING:
        _fill(batch, context, refresh=refresh)
    elif batch.state == BatchState.LIVE:  # an attempt that died after the switch
        bring_up_to_date(batch, context, listed=True)
        _forget_file(batch)


def _give_up(batch: Batch, because: str) -> None:
    """Refuse a batch whose import has failed. One that counts already stays as it is."""
    batch.refresh_from_db()
    if batch.is_unfinished:
        refuse(batch, {"because": because})
        _forget_file(batch)


def clear_the_way(asked: Batch | None = None) -> None:
    """Throw away what dead imports left behind. Call it alone: then a batch that is being read is nobody's."""
    for left in Batch.objects.filter(state=BatchState.STAGING):
        throw_away(left)
        remove_rows(left.findings.all())
        if left == asked or Job.objects.unfinished().filter(pk=left.job_id or 0).exists():
            with transaction.atomic():
                BATCH.advance(left, "give_back")
        else:
            refuse(left, {"because": "interrupted"})
            _forget_file(left)
    if asked:
        asked.refresh_from_db()


def _fill(batch: Batch, context: JobContext, *, refresh: bool) -> None:
    began = timezone.now()
    take_statistics()  # since the last comparison an import may have come: each block is looked up in what it brought
    begin(batch)
    try:
        stream = batch.file.open("rb")
    except OSError as error:
        raise Refused("file_is_gone", {"file": batch.file_name}) from error
    mapping = mapping_named(batch.mapping)
    reading = Reading(Staging(batch, mapping))
    with stream, closing(read(stream, mapping, today=timezone.localdate(), year=batch.year)) as found:
        reading.read(found, stream, context)
    report = {**reading.report(), "seconds": round((timezone.now() - began).total_seconds(), 2)}
    if reading.is_refused or not reading.usable:
        refuse(batch, {**report, "because": "nothing_usable"})
    elif not report["observations_stored"]:
        check(batch, report)
    else:
        bring_up_to_date(batch, context, services=reading.staging.services, listed=False)
        context.raise_if_cancelled()
        commit(batch, report, refresh=refresh)
        bring_up_to_date(batch, context, services=reading.staging.services, listed=True)
    _forget_file(batch)


def _outcome(batch: Batch) -> dict[str, Any]:
    if batch.state == BatchState.REFUSED:
        raise Refused(
            batch.report.get("because", "interrupted"), {"file": batch.file_name, "batch": batch.code}
        )
    return {**batch.report, "batch": batch.pk}


def _forget_file(batch: Batch) -> None:
    if batch.is_uploaded:
        default_storage.delete(batch.stored_file)
