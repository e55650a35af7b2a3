"""Take jobs from the queue and do them, one at a time, until asked to stop."""

import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from waterlinks.jobs.actions import Worker


class Command(BaseCommand):
    help = (
        "Do the long work that is waiting, until stopped. SIGTERM finishes the running job or gives it back."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        how_long = parser.add_mutually_exclusive_group()
        how_long.add_argument("--once", action="store_true", help="Do one job, if one waits, and end.")
        how_long.add_argument("--until-idle", action="store_true", help="End when nothing waits any more.")

    def handle(self, *args: Any, once: bool, until_idle: bool, **options: Any) -> None:
        worker = Worker()
        for asked_to_end in (signal.SIGTERM, signal.SIGINT):
            signal.signal(asked_to_end, lambda *_: worker.stop())
        if once:
            worker.work_once()
        else:
            worker.serve(until_idle=until_idle)
