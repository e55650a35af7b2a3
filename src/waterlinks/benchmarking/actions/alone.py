"""Work that is done by one process at a time, whoever starts it.

The lock belongs to the process and goes with it: after `kill -9` the next one gets it at once, and then knows
that whatever was left behind is nobody's. On PostgreSQL it is an advisory lock of the session. SQLite has none, so
a second, empty database file beside the first is held in an exclusive transaction, which works on every system.
"""

import sqlite3
import threading
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

PAUSE = 0.5  # seconds between two tries

_in_this_process: dict[str, threading.Lock] = defaultdict(threading.Lock)


@contextmanager
def alone(work: str, waiting: Callable[[], None]) -> Iterator[None]:
    """Do something that must not happen twice at a time; `waiting` is called between tries and may raise."""
    held = _lock_of(work)
    while not held.acquire():
        waiting()
        time.sleep(PAUSE)
    try:
        yield
    finally:
        held.release()


def _lock_of(work: str) -> "_Advisory | _File | _Memory":
    if connection.vendor == "postgresql":  # pragma: no cover - the suite on PostgreSQL runs it
        return _Advisory(work)
    name = str(connection.settings_dict["NAME"])
    return _Memory(work) if "memory" in name else _File(Path(f"{name}.{work}.lock"))


class _Advisory:  # pragma: no cover - the suite on PostgreSQL runs it
    def __init__(self, work: str) -> None:
        self.key = zlib.crc32(f"waterlinks {work}".encode())

    def acquire(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [self.key])
            return bool(cursor.fetchone()[0])

    def release(self) -> None:
        if connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [self.key])


class _File:
    def __init__(self, path: Path) -> None:
        self.path = path

    def acquire(self) -> bool:
        attempt = sqlite3.connect(self.path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            attempt.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            attempt.close()
            return False
        self.held = attempt
        return True

    def release(self) -> None:
        self.held.close()


class _Memory:
    """A database in memory is known to no other process."""

    def __init__(self, work: str) -> None:
        self.lock = _in_this_process[work]

    def acquire(self) -> bool:
        return self.lock.acquire(blocking=False)

    def release(self) -> None:
        self.lock.release()
