"""Import a file of figures of many operators. Prints one JSON object; progress and sentences go to stderr."""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from waterlinks.benchmarking import wording
from waterlinks.benchmarking.actions import imports
from waterlinks.benchmarking.imports.mapping import NAMES
from waterlinks.benchmarking.lifecycle import BatchState
from waterlinks.benchmarking.models import Batch
from waterlinks.jobs.actions import TerminalProgress, run_now
from waterlinks.jobs.models import Job

FIGURES = (
    "rows_read",
    "observations_stored",
    "observations_new",
    "unchanged",
    "indicators_stored",
    "operators_new",
    "warnings",
)


class Command(BaseCommand):
    help = "Import figures of many operators from a CSV file, and compare all operators anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=_file, help="a CSV file")
        parser.add_argument("--mapping", required=True, choices=NAMES, help="which column is which item")
        parser.add_argument("--year", type=int, help="only the rows of this year")
        parser.add_argument("--dry-run", action="store_true", help="read and check everything, store nothing")
        parser.add_argument("--no-peers", action="store_true", help="leave peers and suggestions as they are")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        progress = TerminalProgress(sys.stderr)
        try:
            batch = imports.bring(
                str(options["file"]),
                mapping=options["mapping"],
                year=options["year"],
                dry_run=options["dry_run"],
                report=progress,
            )
            if batch.state == BatchState.LIVE and not options["no_peers"]:
                run_now("refresh_peers", {}, by=None, report=progress)
        finally:
            progress.close()
        self.stdout.write(json.dumps(_said(batch, time.monotonic() - began), ensure_ascii=False))
        if batch.state not in (BatchState.LIVE, BatchState.CHECKED):
            raise CommandError(Job.objects.get(pk=batch.job_id or 0).failure_sentence(), returncode=1)


def _file(text: str) -> Path:
    path = Path(text).resolve()
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text}")
    return path


def _said(batch: Batch, seconds: float) -> dict[str, Any]:
    """Return what the command prints. Refusals are at most those that are kept; `refused_count` counts all."""
    refusals = [finding.as_found() for finding in batch.findings.refusals()]
    return {
        **{name: batch.report.get(name, 0) for name in FIGURES},
        "refused": [
            {
                "line": one.line,
                "column": one.column,
                "value": one.value,
                "code": one.code,
                "sentence": wording.refusal(one),
            }
            for one in refusals
        ],
        "refused_count": batch.report.get("refused", 0),
        "batch": batch.code,
        "state": batch.state,
        "dry_run": batch.dry_run,
        "seconds": round(seconds, 2),
        "peak_mb": _peak_mb(),
    }


def _peak_mb() -> float | None:
    """Return the most memory this process has held, in megabytes; None where the system does not say."""
    try:
        import resource
    except ImportError:
        return None
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return round(kilobytes / 1024, 1)
