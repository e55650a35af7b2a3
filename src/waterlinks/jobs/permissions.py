"""Who may. Who sees a job is the queryset's question (`visible_to`); upper floors add people here."""

from collections.abc import Callable
from typing import Any

from waterlinks.jobs import terms
from waterlinks.jobs.models import Job


def let_see_all(may: Callable[[Any], bool]) -> None:
    """Let everybody to whom `may` says yes see, and cancel, the jobs of all people. Call it in ready()."""
    terms.let_see_all(may)


def may_cancel(user: Any, job: Job) -> bool:
    """Say whether the person may stop this job: their own, or any for those who see all."""
    return (user.pk is not None and job.started_by_id == user.pk) or terms.sees_all(user)
