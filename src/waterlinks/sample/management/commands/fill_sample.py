"""Fill the sample programme of the demo, unless it is there."""

import datetime as dt
import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.sample import filling


class Command(BaseCommand):
    help = "Fill the sample programme: clearly fictional operators, ten years of figures, needs, matches."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--people", action="store_true", help="only people who belong to no operator")
        parser.add_argument("--today", type=dt.date.fromisoformat, help="the day it is dated from (today)")

    def handle(self, *args: Any, **options: Any) -> None:
        if filling.is_filled():
            self.stdout.write(json.dumps({"filled": False}))
            return
        today = options["today"] or timezone.localdate()
        try:
            counts = filling.fill_people() if options["people"] else self._fill(today)
        except NotPossible as refusal:
            print(*refusal.reasons, file=sys.stderr)
            sys.exit(1)
        self.stdout.write(json.dumps({"filled": True, **counts}))

    def _fill(self, today: dt.date) -> dict[str, int]:
        return filling.fill(today, say=lambda line: print(line, file=sys.stderr))
