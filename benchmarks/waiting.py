"""How long this process and the database's have waited for a processor that other programs held. Linux tells it."""

import os
from pathlib import Path

from django.db import connection

NANOSECONDS = 1_000_000  # in a millisecond


def waited_ms() -> float:
    """Return the milliseconds that both have waited so far, since they began.

    Raises:
        OSError: this is no Linux, or the database runs on another machine.
    """
    return sum(_waited(number) for number in _processes()) / NANOSECONDS


def _processes() -> list[int]:
    if connection.vendor != "postgresql":
        return [os.getpid()]
    connection.ensure_connection()
    return [os.getpid(), connection.connection.info.backend_pid]


def _waited(process: int) -> int:
    """Read the second of three figures: time at work, time waiting for it, and how often it began."""
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[1])


def stay_connected() -> None:
    """Keep one connection, hence one process of the database, whatever its age."""
    connection.close()
    connection.settings_dict["CONN_MAX_AGE"] = None
