"""A clock that stands still while other programs hold the processors. Only Linux tells what it needs."""

import os
from pathlib import Path

from benchmarks.measuring import Clock, wall_ms

NANOSECONDS = 1_000_000  # in a millisecond


def without_waiting(*others: int) -> Clock:
    """Return a clock without the time in which this process, or others that work for it, waited for a processor.

    others: the numbers of those processes, such as the database's. They must be of this machine.
    """
    processes = [os.getpid(), *others]
    return lambda: wall_ms() - sum(map(_waited, processes)) / NANOSECONDS


def _waited(process: int) -> int:
    """Read the second of three figures: time at work, time waiting for it, and how often it began.

    Raises:
        OSError: this is no Linux, or there is no such process here.
    """
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[1])
