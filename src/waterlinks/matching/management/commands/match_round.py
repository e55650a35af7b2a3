"""Run a matching round over all open needs."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from waterlinks.matching import actions
from waterlinks.matching.queries import rounds
from waterlinks.matching.queries.candidates import current_weights


class Command(BaseCommand):
    help = (
        "Assign all open needs to mentors, exactly, and print the pairs with their proof and reasons as JSON."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the round on stdout (the default)")
        parser.add_argument("--dry-run", action="store_true", help="store nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        weights = current_weights()
        result = rounds.solve(weights)
        if not options["dry_run"]:
            stored = actions.keep_round(result, weights=weights, by=None, at=timezone.now())
            print(f"Round {stored.code}: {len(result.pairs)} pairs.", file=sys.stderr)
        self.stdout.write(result.to_json())
