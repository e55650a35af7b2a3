"""The worker: takes one job after the other."""

import datetime as dt
import logging
import time
from collections.abc import Callable

from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from waterlinks.jobs.actions.attempt import Attempt
from waterlinks.jobs.actions.queueing import claim, take_from_the_dead
from waterlinks.jobs.actions.running import run

POLL = 1.0  # seconds between two looks at an empty queue

log = logging.getLogger(__name__)


class Worker:
    """One process, one job at a time. Start several for more."""

    def __init__(self, clock: Callable[[], dt.datetime] = timezone.now) -> None:
        self._clock = clock
        self._is_stopping = False

    def stop(self) -> None:
        """Ask it to end: the running job finishes or is given back at its next step. Safe in a signal handler."""
        self._is_stopping = True

    def serve(self, *, until_idle: bool = False) -> None:
        """Work until asked to stop, or until nothing waits."""
        while not self._is_stopping:
            try:
                worked = self.work_once()
            except (OperationalError, InterfaceError):
                log.exception("The database does not answer; trying again.")
                connection.close()
                worked = False
            if not worked and until_idle:
                return
            if not worked:
                time.sleep(POLL)

    def work_once(self) -> bool:
        """Do the oldest waiting job, and say whether there was one."""
        take_from_the_dead(self._clock())
        job = claim(self._clock())
        if job is None:
            return False
        run(Attempt(job, is_stopping=lambda: self._is_stopping))
        return True
