"""Run a matching round over all open needs."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from waterlinks.matching import actions
from waterlinks.matching.engine.round import NotProvenError
from waterlinks.matching.queries import rounds
from waterlinks.matching.queries.candidates import current_weights


class Command(BaseCommand):
    help = (
        "Assign all open needs to mentors, exactly, and print the pairs with their proof and reasons as JSON."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the round on stdout (the default)")
        parser.add_argument("--dry-run", action="store_true", help="store nothing")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        weights = current_weights()
        try:
            result = rounds.solve(weights)
        except NotProvenError as fault:
            print(f"The proof of this round does not hold, so nothing is stored: {fault}", file=sys.stderr)
            sys.exit(1)
        if not dry_run:
            stored = actions.keep_round(result, weights=weights, by=None, at=timezone.now())
            print(f"Round {stored.code}. Pairs: {stored.pairs_found}.", file=sys.stderr)
        self.stdout.write(result.to_json())
