"""Send what waits in the outbox, now: for a clock that catches up after the mail server was away."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from waterlinks.jobs import actions as jobs
from waterlinks.outbox.actions import DELIVER


class Command(BaseCommand):
    help = "Send the mail that waits in the outbox."

    def handle(self, *_args: Any, **_options: Any) -> None:
        job = jobs.run_now(DELIVER, {}, by=None)
        if job.failure:
            raise CommandError(job.failure_sentence())
        self.stderr.write(job.outcome())
