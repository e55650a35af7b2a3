"""Importing a made file, whole and part by part, each part into empty tables."""

import random
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction
from django.utils import timezone
from door.console import say

from benchmarks import snis_file
from benchmarks.database import its_processes
from benchmarks.measuring import Clock, Figure, milliseconds, peak_mb, timed, wall_ms
from benchmarks.waiting import without_waiting
from waterlinks.benchmarking.actions import imports
from waterlinks.benchmarking.actions.reading import BLOCK
from waterlinks.benchmarking.actions.staging import OBSERVATION, Staging
from waterlinks.benchmarking.imports.findings import OperatorYear
from waterlinks.benchmarking.imports.mapping import FileMapping, mapping
from waterlinks.benchmarking.imports.reading import read
from waterlinks.benchmarking.models import Batch, IndicatorValue, Observation
from waterlinks.benchmarking.queries.computed import COLUMNS

KEPT: dict[type[models.Model], tuple[str, ...]] = {Observation: OBSERVATION, IndicatorValue: COLUMNS}


def measure(*, rows: int, seed: int, alone: bool) -> Iterator[Figure]:
    """Make a file, import it, and yield the figures."""
    snis, last_year = mapping("snis"), timezone.localdate().year - 1
    path = Path(settings.KEPT, "made.csv")
    say(f"A file of {rows:,} rows …")
    snis_file.write(path, snis, random.Random(seed), rows=rows, last_year=last_year)
    clock = without_waiting(*its_processes()) if alone else wall_ms
    stored = yield from _imported(path, clock)
    say("Reading and checking …")
    parsing = milliseconds(lambda: _parse(path, snis), clock)
    yield Figure("parse.rate", _rate(stored, parsing), "observations/s", ">= 50000")
    years = [one for one in _found(path, snis) if isinstance(one, OperatorYear)]
    yield from _store(snis, years, clock)


def _imported(path: Path, clock: Clock) -> Generator[Figure, None, int]:
    """Import the file as the command does, and return how many observations were stored."""
    say("Importing it whole …")
    batch, whole = timed(lambda: imports.bring(str(path), mapping="snis"), clock)
    stored = batch.report["observations_stored"]
    yield Figure("import.observations", stored, "observations")
    yield Figure("import.rate", _rate(stored, whole), "observations/s")
    yield Figure("import.peak_mb", round(peak_mb()), "MB")
    return stored


def _rate(observations: int, spent_ms: float) -> int:
    """Observations in a second."""
    return round(1000 * observations / spent_ms)


def _found(path: Path, snis: FileMapping) -> Iterator[Any]:
    with path.open("rb") as stream:
        yield from read(stream, snis, today=timezone.localdate())


def _parse(path: Path, snis: FileMapping) -> None:
    for _ in _found(path, snis):
        pass


def _store(snis: FileMapping, years: list[OperatorYear], clock: Clock) -> Iterator[Figure]:
    """Time preparing and storing block by block, and a bulk load of the very rows that were stored."""
    say("Storing …")
    _empty()
    preparing, storing = _stored_in_blocks(snis, years, clock)
    held = {model: _rows(model, columns) for model, columns in KEPT.items()}
    stored = len(held[Observation])
    _empty()
    say("The database's own bulk load …")
    loading = sum(milliseconds(lambda: _bulk(model, held[model]), clock) for model in KEPT)  # noqa: B023
    yield Figure("prepare.rate", _rate(stored, preparing), "observations/s")
    yield Figure("store.indicators_per_observation", round(len(held[IndicatorValue]) / stored, 2), "rows")
    yield Figure("store.rate", _rate(stored, storing), "observations/s")
    yield Figure("store.share_of_bulk_load", round(100 * loading / storing, 1), "%", ">= 50")
    yield Figure("bulk_load.rate", _rate(stored, loading), "observations/s")


def _empty() -> None:
    """Leave the tables as they were before anything was stored, with their indexes and constraints."""
    word = "TRUNCATE" if connection.vendor == "postgresql" else "DELETE FROM"
    with connection.cursor() as cursor:
        for model in KEPT:
            cursor.execute(f"{word} {_table(model)}")


def _stored_in_blocks(snis: FileMapping, years: list[OperatorYear], clock: Clock) -> tuple[float, float]:
    """Return milliseconds of comparing and computing, and of storing observations with their indicators."""
    staging = Staging(Batch.objects.create(mapping=snis.name), snis)
    preparing = storing = 0.0
    for some in _blocks(years):
        block, spent = timed(lambda: staging.prepared(some), clock)  # noqa: B023 - called at once
        preparing += spent
        storing += milliseconds(block.store, clock)
    return preparing, storing


def _blocks(years: list[OperatorYear]) -> Iterator[list[OperatorYear]]:
    """Yield blocks of as many figures as an import stores in one transaction."""
    block: list[OperatorYear] = []
    waiting = 0
    for year in years:
        block.append(year)
        waiting += len(year.values) + 1
        if waiting >= BLOCK:
            yield block
            block, waiting = [], 0
    yield block


def _rows(model: type[models.Model], columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """Return what is stored, as the database itself keeps it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_names(model, columns)} FROM {_table(model)} ORDER BY id")  # noqa: S608
        return cursor.fetchall()


@transaction.atomic
def _bulk(model: type[models.Model], rows: list[tuple[Any, ...]]) -> None:
    """Load rows with the raw driver in one transaction: COPY on PostgreSQL, one prepared statement on SQLite."""
    connection.ensure_connection()
    driver: Any = connection.connection
    into = f"{_table(model)} ({_names(model, KEPT[model])})"
    if connection.vendor == "postgresql":
        with driver.cursor() as cursor, cursor.copy(f"COPY {into} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    else:
        places = ", ".join("?" * len(KEPT[model]))
        driver.executemany(f"INSERT INTO {into} VALUES ({places})", rows)  # noqa: S608 - names from our models


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 - public, in spite of its name


def _names(model: type[models.Model], fields: Sequence[str]) -> str:
    columns = (model._meta.get_field(name).column for name in fields)  # noqa: SLF001 - as above
    return ", ".join(map(connection.ops.quote_name, columns))
