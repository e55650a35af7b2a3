"""A big network with figures: operators, observations, indicators, peers, and the needs and offers they suggest."""

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from door.console import say

from benchmarks.histories import SOURCE, History, Year, histories, newcomers
from waterlinks.benchmarking.actions.loading import load
from waterlinks.benchmarking.actions.peers import run_refresh
from waterlinks.benchmarking.actions.staging import OBSERVATION
from waterlinks.benchmarking.lifecycle import BatchState
from waterlinks.benchmarking.models import Batch, IndicatorValue, Observation
from waterlinks.benchmarking.queries.computed import COLUMNS, rows_of
from waterlinks.benchmarking.queries.observed import OperatorPeriod
from waterlinks.operators.actions import profiles

ENTERED_AT_A_TIME = 2000  # operators
LOADED_AT_A_TIME = 50_000  # rows

Told = Iterator[tuple[int, Year]]
"""The number of an operator, and a year it reports."""


class Progress:
    """What a job's context is to the work of a job: here it tells the person who waits."""

    def __init__(self) -> None:
        self.phase = ""

    def progress(self, done: int, total: int | None, phase: str = "") -> None:  # noqa: ARG002 - as a job's
        if phase != self.phase:
            self.phase = phase
            say(f"  {phase} …")

    def raise_if_cancelled(self) -> None:
        """Ctrl-C cancels it."""


def fill(chance: random.Random, *, operators: int, observations: int, today: dt.date) -> list[int]:
    """Fill the network and return the numbers of its operators, those with ten years of figures first."""
    say("Histories …")
    dealt = histories(chance, today.year - 1)
    say(f"{operators:,} operators …")
    numbers = _entered(newcomers(chance, operators, dealt))
    told = _years(numbers, dealt, observations)
    for year, reports in sorted(told.items()):
        say(f"  {sum(len(one.items) for _, one in reports):,} observations of {year} …")
        _import(year, reports)
    say("How they stand among their peers …")
    run_refresh(Progress())  # type: ignore[arg-type]
    return numbers


def _entered(listed: Iterator[tuple[Any, Mapping[str, Any]]]) -> list[int]:
    numbers: list[int] = []
    while block := list(islice(listed, ENTERED_AT_A_TIME)):
        numbers += [operator.pk for operator in profiles.enter(block)]
    return numbers


def _years(
    numbers: Sequence[int], dealt: Sequence[History], observations: int
) -> dict[int, list[tuple[int, Year]]]:
    """Return who reports what by year: everybody its newest year, then operator after operator all of its years."""
    left = observations
    told: dict[int, list[tuple[int, Year]]] = defaultdict(list)
    for operator, year in _as_they_come(numbers, dealt):
        if len(year.items) > left:
            break
        left -= len(year.items)
        told[year.period.year].append((operator, year))
    return told


def _as_they_come(numbers: Sequence[int], dealt: Sequence[History]) -> Told:
    for position, operator in enumerate(numbers):
        yield operator, dealt[position % len(dealt)].years[0]
    for position, operator in enumerate(numbers):
        for year in dealt[position % len(dealt)].years[1:]:
            yield operator, year


def _import(year: int, reports: Sequence[tuple[int, Year]]) -> None:
    """Store a year of everybody as one live batch, as an import of that year would have left it."""
    batch = Batch.objects.create(mapping="snis", year=year, file_name=f"made-{year}.csv", source=SOURCE)
    _load(Observation, OBSERVATION, _observed(batch.pk, reports))
    _load(IndicatorValue, COLUMNS, _computed(batch.pk, reports))
    batch.state, batch.live_at = BatchState.LIVE, timezone.now()
    batch.report = {
        "rows_read": len(reports),
        "observations_stored": sum(len(one.items) for _, one in reports),
    }
    batch.save()


def _load(model: Any, columns: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> None:
    while block := list(islice(rows, LOADED_AT_A_TIME)):
        with transaction.atomic():
            load(model, columns, block)


def _observed(batch: int, reports: Sequence[tuple[int, Year]]) -> Iterator[tuple[Any, ...]]:
    for operator, year in reports:
        period = (year.period.start.isoformat(), year.period.end.isoformat())
        for item, told in year.items.items():
            yield (operator, batch, *period, "utility", "", item, *told)


def _computed(batch: int, reports: Sequence[tuple[int, Year]]) -> Iterator[tuple[Any, ...]]:
    for operator, year in reports:
        yield from rows_of(OperatorPeriod(operator, year.period.start, year.period.end), batch, year.figures)


def settle_statistics() -> None:
    """Let the planner know the tables: on PostgreSQL autovacuum would have done it by now; SQLite is left as it is."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
