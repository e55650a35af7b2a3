"""What gathers in lists while the platform is used: imports with their findings, and jobs."""

import datetime as dt
import json
import random
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone

from benchmarks.histories import SOURCE
from benchmarks.people import People
from waterlinks.benchmarking.actions.loading import load
from waterlinks.benchmarking.actions.reading import FINDING, MOST_FINDINGS
from waterlinks.benchmarking.lifecycle import BatchState
from waterlinks.benchmarking.models import Batch, Finding
from waterlinks.jobs.lifecycle import State
from waterlinks.jobs.models import Job

BATCHES, JOBS = 200, 5000
FULL_OF_FINDINGS = 5  # batches with as many findings as are ever kept
OUTCOMES: dict[str, dict[str, Any]] = {
    "match_round": {"pairs": 300, "unmatched": 700, "address": "/rounds/R-0001/"},
    "refresh_peers": {"groups": 90, "standings": 400, "needs": 40, "offers": 40},
}


@transaction.atomic
def keep_records(chance: random.Random, people: People) -> None:
    """Store ended imports, some of them with thousands of refused lines, and ended jobs of these people."""
    batches = Batch.objects.bulk_create(_batch(chance, number) for number in range(BATCHES))
    for position, batch in enumerate(batches):
        most = MOST_FINDINGS if position < FULL_OF_FINDINGS else 20
        load(Finding, FINDING, _findings(batch.pk, most))
    Job.objects.bulk_create(_job(chance, people) for _ in range(JOBS))


def _batch(chance: random.Random, number: int) -> Batch:
    report = {"rows_read": 1000, "observations_new": 9000, "unchanged": 12, "refused": 20, "warnings": 20}
    return Batch(
        state=chance.choice((BatchState.CHECKED, BatchState.REFUSED)),
        mapping=chance.choice(("snis", "ibnet")),
        file_name=f"made-{number}.csv",
        source=SOURCE,
        report=report,
    )


def _findings(batch: int, most: int) -> Iterator[tuple[Any, ...]]:
    params = json.dumps({"item": "AG010"})
    for line in range(2, most + 2):
        yield (batch, True, line, "AG010", "-4", "negative_value", params)
        yield (batch, False, line, "AG010", "7e11", "unknown_word", "{}")


def _job(chance: random.Random, people: People) -> Job:
    kind, at = chance.choice([*OUTCOMES]), timezone.now() - dt.timedelta(hours=chance.randrange(9000))
    person = chance.choice([*people, None])
    return Job(
        kind=kind,
        state=State.DONE,
        result=OUTCOMES[kind],
        started_by_id=person.pk if person else None,
        queued_at=at,
        finished_at=at,
        attempts=1,
        started_at=at,
        heartbeat_at=at,
    )
