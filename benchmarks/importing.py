"""Importing a made file, whole and part by part, each part into empty tables."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction
from django.utils import timezone
from door.console import say

from benchmarks import snis_file
from benchmarks.measuring import Figure, milliseconds, peak_mb
from waterlinks.benchmarking.actions import imports
from waterlinks.benchmarking.actions.reading import BLOCK
from waterlinks.benchmarking.actions.staging import OBSERVATION, Staging
from waterlinks.benchmarking.imports.findings import OperatorYear
from waterlinks.benchmarking.imports.mapping import FileMapping, mapping
from waterlinks.benchmarking.imports.reading import read
from waterlinks.benchmarking.models import Batch, IndicatorValue, Observation
from waterlinks.benchmarking.queries.computed import COLUMNS, indicators, rows_of
from waterlinks.benchmarking.queries.observed import OperatorPeriod, Told

KEPT: dict[type[models.Model], tuple[str, ...]] = {Observation: OBSERVATION, IndicatorValue: COLUMNS}


def measure(*, rows: int, seed: int) -> list[Figure]:
    """Make a file, import it, and return the figures."""
    snis, today = mapping("snis"), timezone.localdate()
    path = Path(settings.KEPT, "made.csv")
    say(f"A file of {rows:,} rows …")
    snis_file.write(path, snis, random.Random(seed), rows=rows, last_year=today.year - 1)
    say("Importing it whole …")
    ended: list[Batch] = []
    whole = milliseconds(lambda: ended.append(imports.bring(str(path), mapping="snis"))) / 1000
    peak = peak_mb()
    stored = ended[0].report["observations_stored"]
    figures = [
        Figure("import.observations", stored, "observations"),
        Figure("import.rate", round(stored / whole), "observations/s"),
        Figure("import.peak_mb", round(peak), "MB"),
    ]
    say("Reading and checking …")
    years: list[OperatorYear] = []
    parsing = milliseconds(lambda: _parse(path, snis)) / 1000
    years += (one for one in _found(path, snis) if isinstance(one, OperatorYear))
    return [
        *figures,
        Figure("parse.rate", round(stored / parsing), "observations/s", ">= 50000"),
        *_store(snis, years),
    ]


def _found(path: Path, snis: FileMapping) -> Iterator[Any]:
    with path.open("rb") as stream:
        yield from read(stream, snis, today=timezone.localdate())


def _parse(path: Path, snis: FileMapping) -> None:
    for _ in _found(path, snis):
        pass


def _store(snis: FileMapping, years: list[OperatorYear]) -> Iterator[Figure]:
    """Time taking blocks in, the formulas alone, and a bulk load of the very rows that were stored."""
    say("Storing …")
    _empty()
    taking = milliseconds(lambda: _take(snis, years)) / 1000
    formulas = milliseconds(lambda: _compute(snis, years)) / 1000
    held = {model: _rows(model, columns) for model, columns in KEPT.items()}
    stored, computed = len(held[Observation]), len(held[IndicatorValue])
    _empty()
    say("The database's own bulk load …")
    loading = {model: milliseconds(lambda: _bulk(model, held[model])) / 1000 for model in KEPT}  # noqa: B023
    both = sum(loading.values())
    yield Figure("bulk_load.rate", round(stored / loading[Observation]), "observations/s")
    yield Figure("bulk_load.with_indicators_s", round(both, 2), "s")
    yield Figure("store.rate", round(stored / (taking - formulas)), "observations/s")
    yield Figure("store.share_of_bulk_load", round(100 * both / (taking - formulas), 1), "%", ">= 50")
    yield Figure("store.indicators_per_observation", round(computed / stored, 2), "rows")
    yield Figure("formulas.s", round(formulas, 2), "s")
    yield Figure("store_and_compute.share_of_bulk_load", round(100 * both / taking, 1), "%")


def _empty() -> None:
    """Leave the tables as they were before anything was stored, with their indexes and constraints."""
    word = "TRUNCATE" if connection.vendor == "postgresql" else "DELETE FROM"
    with connection.cursor() as cursor:
        for model in KEPT:
            cursor.execute(f"{word} {_table(model)}")


def _take(snis: FileMapping, years: list[OperatorYear]) -> None:
    staging = Staging(Batch.objects.create(mapping=snis.name), snis)
    block: list[OperatorYear] = []
    waiting = 0
    for year in years:
        block.append(year)
        waiting += len(year.values) + 1
        if waiting >= BLOCK:
            staging.take(block)
            block, waiting = [], 0
    staging.take(block)


def _compute(snis: FileMapping, years: list[OperatorYear]) -> None:
    for year in years:
        told = {
            item: Told(value, snis.method, snis.confidence, "", "", "") for item, value in year.values.items()
        }
        key = OperatorPeriod(0, year.period.start, year.period.end)
        services = year.attributes.get("services") or None
        figures = indicators(key, told, services=services, not_applicable=year.not_applicable)
        list(rows_of(key, 0, figures))


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
