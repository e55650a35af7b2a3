"""Doing the work of a claimed job, and writing down how it ended."""

import logging
import secrets
from typing import Any

from django.db import transaction
from django.utils import timezone

from waterlinks.jobs.actions.attempt import Attempt, Heartbeat, Report
from waterlinks.jobs.actions.queueing import begin, enqueue, fail, finish, give_back, stop
from waterlinks.jobs.models import Job
from waterlinks.jobs.terms import Cancelled, LeaseLost, Params, Refused, Stopping, kind_named, storable

log = logging.getLogger(__name__)


def run(attempt: Attempt) -> None:
    """Do the work of a job that has been claimed. Whatever happens to the work, the job says how it ended."""
    try:
        _work(attempt)
    except LeaseLost:
        log.warning("%s was silent for too long and has been taken up by another worker.", attempt.job.code)


def _work(attempt: Attempt) -> None:
    job = attempt.job
    try:
        with Heartbeat(attempt):
            result = storable(kind_named(job.kind).run(attempt, **job.params))
    except Refused as refusal:
        fail(job, refusal.code, refusal.params, now=timezone.now(), **attempt.how_far())
    except Stopping:
        give_back(job, now=timezone.now())
    except (Cancelled, KeyboardInterrupt):
        stop(job, now=timezone.now(), **attempt.how_far())
    except Exception:
        trace = secrets.token_hex(4)
        log.exception("%s (%s) failed, number %s", job.code, job.kind, trace)
        fail(job, "unexpected", {"trace": trace}, now=timezone.now(), **attempt.how_far())
    else:
        finish(job, result, now=timezone.now(), **attempt.how_far())


def run_now(kind: str, params: Params, *, by: Any, report: Report | None = None) -> Job:
    """Do the work here and now, in the foreground, and return the job as it ended.

    No worker can get hold of it: it becomes visible already running. Ctrl-C cancels it.

    Raises:
        Refused: no such kind of work is registered. (A refusal by the work itself is in `failure_sentence()`.)
    """
    with transaction.atomic():
        job = enqueue(kind, params, by=by)
        begin(job, job.queued_at)
    run(Attempt(job, report=report))
    return job
