"""Jobs as pages show them: the words for who, when and how it stands."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext

from waterlinks.jobs import queries
from waterlinks.jobs.lifecycle import State
from waterlinks.jobs.models import Job
from waterlinks.ui.pieces import Fact, Tone

TONES = {
    State.QUEUED: Tone.WAITING,
    State.RUNNING: Tone.CURRENT,
    State.DONE: Tone.DONE,
    State.FAILED: Tone.BLOCKED,
    State.CANCELLED: Tone.MISSING,
}


@dataclass(frozen=True)
class JobRow:
    """A job with the words that depend on who reads."""

    job: Job
    starter: str

    @property
    def tone(self) -> Tone:
        return TONES[State(self.job.state)]

    @property
    def state(self) -> str:
        return gettext("Being stopped") if self.job.is_being_stopped else self.job.get_state_display()

    @property
    def news(self) -> str:
        """What there is to say of a job that has ended: it was stopped, why it failed, or what came of it."""
        if self.job.state == State.CANCELLED:
            return gettext("Stopped before its end.")
        return self.job.failure_sentence() or self.job.outcome()

    def facts(self) -> list[Fact]:
        """Return who and when, as far as it has come."""
        job = self.job
        told = [
            (gettext("Started by"), self.starter),
            (gettext("Asked for"), moment(job.queued_at)),
            (gettext("Began"), moment(job.started_at)),
            (gettext("Ended"), moment(job.finished_at)),
            (gettext("Attempts"), str(job.attempts) if job.attempts > 1 else ""),
        ]
        return [Fact(term, words) for term, words in told if words]


def rows(jobs: Iterable[Job], reader: Any) -> list[JobRow]:
    """Return the jobs with the names of those who started them; one query however many there are."""
    jobs = list(jobs)
    names = queries.names_of_starters(jobs)
    return [JobRow(job, _starter(job, reader, names)) for job in jobs]


def _starter(job: Job, reader: Any, names: Any) -> str:
    if job.started_by_id is None:
        return gettext("WaterLinks itself")
    if job.started_by_id == reader.pk:
        return gettext("You")
    return names.get(job.started_by_id) or gettext("Somebody who has left")


def moment(at: dt.datetime | None) -> str:
    """Return date and time as every page writes them; empty when it has not come."""
    return formats.date_format(timezone.localtime(at), "j M Y, H:i") if at else ""
