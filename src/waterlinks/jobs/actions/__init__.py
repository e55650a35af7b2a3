"""What can be done with a job. Nothing else writes to one."""

from waterlinks.jobs.actions.queueing import (
    cancel,
    claim,
    enqueue,
    fail,
    finish,
    give_back,
    stop,
    take_from_the_dead,
)
from waterlinks.jobs.actions.running import run, run_now
from waterlinks.jobs.actions.terminal import TerminalProgress
from waterlinks.jobs.actions.worker import Worker

__all__ = [
    "TerminalProgress",
    "Worker",
    "cancel",
    "claim",
    "enqueue",
    "fail",
    "finish",
    "give_back",
    "run",
    "run_now",
    "stop",
    "take_from_the_dead",
]
