"""What a running job sees of the queue: progress out, cancellation in, and a sign of life meanwhile."""

import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone

from waterlinks.jobs.actions.queueing import held
from waterlinks.jobs.lifecycle import BEAT
from waterlinks.jobs.models import Job
from waterlinks.jobs.terms import Cancelled, LeaseLost, Stopping

Report = Callable[[int, int | None, str], None]
PULSE = 0.5  # seconds between two writes of progress


class Attempt:
    """One attempt at a job. This is the context that the function of its kind is given."""

    def __init__(
        self, job: Job, *, report: Report | None = None, is_stopping: Callable[[], bool] = lambda: False
    ):
        self.job = job
        self.lost = threading.Event()
        self._report = report
        self._is_stopping = is_stopping
        self._in_transaction = connection.in_atomic_block
        self._next_pulse = time.monotonic() + PULSE

    def progress(self, done: int, total: int | None = None, phase: str = "") -> None:
        """Say how far the work is: `done` of `total` (None: not known yet), in a phase of its kind.

        Raises:
            Interrupted: the work is to end here.
        """
        self.job.done, self.job.total, self.job.phase = done, total, phase
        self.raise_if_cancelled()

    def raise_if_cancelled(self) -> None:
        """End the work if somebody has asked for it, if the worker is ending, or if the job is not ours any more.

        Raises:
            Interrupted: the work is to end here.
        """
        if self.lost.is_set():
            raise LeaseLost
        if self._is_stopping():
            raise Stopping
        if time.monotonic() >= self._next_pulse:
            self._next_pulse = time.monotonic() + PULSE
            self._pulse()

    def how_far(self) -> dict[str, Any]:
        """Return the last progress that was told, as columns of the job."""
        return {"done": self.job.done, "total": self.job.total, "phase": self.job.phase}

    def _pulse(self) -> None:
        if self._report:
            self._report(self.job.done, self.job.total, self.job.phase_words())
        if connection.in_atomic_block and not self._in_transaction:
            return  # a transaction of the work: a write now would lock the row against a cancel until it ends
        row = held(self.job)
        if not row.filter(cancel_requested=False).update(heartbeat_at=timezone.now(), **self.how_far()):
            raise Cancelled if row.exists() else LeaseLost


class Heartbeat(threading.Thread):
    """Keeps the lease while the work is silent; sets `attempt.lost` when the job is not ours any more.

    It needs the interpreter now and then: a call that holds it for longer than the lease looks like a dead worker.
    """

    def __init__(self, attempt: Attempt, every: float = BEAT.total_seconds()) -> None:
        super().__init__(name=f"heartbeat of {attempt.job.code}", daemon=True)
        self._attempt = attempt
        self._every = every
        self._ended = threading.Event()

    def __enter__(self) -> None:
        if not connection.in_atomic_block:  # inside a transaction nobody else sees the job running
            self.start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        if self.is_alive():
            self.join()

    def run(self) -> None:
        try:
            while not (self._ended.wait(self._every) or self._attempt.lost.is_set()):
                self._beat()
        finally:
            connection.close()

    def _beat(self) -> None:
        try:
            if not held(self._attempt.job).update(heartbeat_at=timezone.now()):
                self._attempt.lost.set()
        except (DatabaseError, InterfaceError):  # locked or restarting: the next beat tries again
            connection.close()
