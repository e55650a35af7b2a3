"""Compare all operators with their peers anew, and bring suggested needs and offers up to date."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from waterlinks.jobs.actions import TerminalProgress, run_now
from waterlinks.jobs.lifecycle import State


class Command(BaseCommand):
    help = "Compare all operators with their peers anew. Prints one JSON object."

    def handle(self, *args: Any, **options: Any) -> None:
        progress = TerminalProgress(sys.stderr)
        try:
            job = run_now("refresh_peers", {}, by=None, report=progress)
        finally:
            progress.close()
        if job.state != State.DONE:
            raise CommandError(job.failure_sentence() or str(job.get_state_display()), returncode=1)
        self.stdout.write(json.dumps(job.result))
