"""The steps of a job, each one transaction.

The run that holds a job is named by the number of its attempt. Every write of a run asks for "running, and
in my attempt", so a run that was taken for dead and wakes up again changes nothing.
"""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from waterlinks.jobs.lifecycle import JOB, MAX_ATTEMPTS, State
from waterlinks.jobs.models import Job, JobQuerySet
from waterlinks.jobs.terms import LeaseLost, Params, kind_named, storable
from waterlinks.kernel.lifecycle import NotPossible


def enqueue(kind: str, params: Params, *, by: Any, now: dt.datetime | None = None) -> Job:
    """Put work into the queue, as part of the caller's transaction. `by` is a person, or None for the platform.

    Raises:
        Refused: no such kind of work is registered.
        TypeError, ValueError: the parameters cannot be stored as JSON.
    """
    return Job.objects.create(
        kind=kind_named(kind).name,
        params=storable(dict(params)),
        started_by_id=by.pk if by else None,
        queued_at=now or timezone.now(),
    )


def claim(now: dt.datetime) -> Job | None:
    """Take the oldest waiting job, for this worker alone; None when nothing waits."""
    while job := Job.objects.waiting().first():
        try:
            begin(job, now)
        except NotPossible:  # another worker was faster, or it was cancelled: try the next one
            continue
        return job
    return None


@transaction.atomic
def begin(job: Job, now: dt.datetime) -> None:
    """Begin an attempt.

    Raises:
        NotPossible: the job does not wait any more.
    """
    JOB.advance(
        job,
        "claim",
        attempts=F("attempts") + 1,
        started_at=now,
        heartbeat_at=now,
        phase="",
        done=0,
        total=None,
    )


def held(job: Job) -> JobQuerySet:
    """Return the job as a row, as long as it runs in the attempt we know."""
    return Job.objects.filter(pk=job.pk, state=State.RUNNING, attempts=job.attempts)


@transaction.atomic
def _leave(job: Job, verb: str, now: dt.datetime, **facts: Any) -> None:
    """End the attempt that holds the job by one of the steps that leave from running.

    Raises:
        LeaseLost: the job is not ours any more.
    """
    if not held(job).update(heartbeat_at=now):  # from here on the row is ours, and nobody overtakes the step
        raise LeaseLost
    JOB.advance(job, verb, **facts)


def finish(job: Job, result: Params | None, *, now: dt.datetime, **progress: Any) -> None:
    """Store what came of the work."""
    _leave(job, "finish", now, result=dict(result or {}), finished_at=now, **progress)


def fail(job: Job, code: str, params: Params, *, now: dt.datetime, **progress: Any) -> None:
    """Store why the work failed."""
    _leave(job, "fail", now, failure=code, failure_params=dict(params), finished_at=now, **progress)


def stop(job: Job, *, now: dt.datetime, **progress: Any) -> None:
    """End a running job because somebody asked for it."""
    _leave(job, "stop", now, finished_at=now, **progress)


def give_back(job: Job, *, now: dt.datetime) -> None:
    """Put the job back into the queue because its worker is ending. The attempt does not count."""
    _leave(job, "give_back", now, attempts=F("attempts") - 1)


def cancel(job: Job) -> None:
    """End a waiting job at once, or ask a running one to end at its next step.

    Raises:
        NotPossible: the job has ended already.
    """
    try:
        with transaction.atomic():
            JOB.advance(job, "cancel", cancel_requested=True, finished_at=timezone.now())
    except NotPossible:
        if not Job.objects.filter(pk=job.pk, state=State.RUNNING).update(cancel_requested=True):
            raise
        job.refresh_from_db()


def take_from_the_dead(now: dt.datetime) -> int:
    """End or put back the jobs whose worker died, and return how many. Call it before claiming."""
    return sum(_take_from_the_dead(job, now) for job in Job.objects.abandoned(now))


@transaction.atomic
def _take_from_the_dead(job: Job, now: dt.datetime) -> bool:
    if not held(job).filter(heartbeat_at=job.heartbeat_at).update(heartbeat_at=now):
        return False  # it lives, or another worker has taken it up
    if job.cancel_requested:
        JOB.advance(job, "stop", finished_at=now)
    elif job.attempts >= MAX_ATTEMPTS:
        params = {"attempts": job.attempts}
        JOB.advance(job, "fail", failure="interrupted", failure_params=params, finished_at=now)
    else:
        JOB.advance(job, "give_back")
    return True
