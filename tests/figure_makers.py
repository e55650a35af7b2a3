"""Makers of figures for tests: files as the sources send them, imports of them, and values without a file."""

import csv
import datetime as dt
import io
from itertools import count

from makers import an_operator
from waterlinks.benchmarking.actions import imports
from waterlinks.benchmarking.imports.mapping import mapping
from waterlinks.benchmarking.lifecycle import BatchState, RefreshState
from waterlinks.benchmarking.models import (
    Batch,
    IndicatorValue,
    Observation,
    PeerGroup,
    PeerRefresh,
    Standing,
)
from waterlinks.kernel.periods import Period

MOMENT = dt.datetime(2026, 6, 30, 12, tzinfo=dt.UTC)
_seconds = count(1)

# One provider of water and sewerage: 25 % non-revenue water, 80 % metered, 50 % of people with sewerage.
SNIS_ROW = {
    "year": "2018",
    "provider_code": "1",
    "provider": "Water of Alfa",
    "provider_short": "WA",
    "municipality": "Alfa",
    "service_type": "Água e Esgoto",
    "legal_form": "Autarquia",
    "G12A": "40000",
    "AG001": "38000",
    "AG002": "10000",
    "AG004": "8000",
    "AG006": "4000",
    "AG018": "0",
    "AG011": "3000",
    "ES001": "20000",
    "FN005": "9000000",
    "FN015": "8000000",
}


def snis_row(**cells):
    return {**SNIS_ROW, **cells}


def snis_bytes(*rows, encoding="utf-8", delimiter=","):
    """A SNIS file of these rows (one ordinary row when none is given); columns not named are blank."""
    file = io.StringIO()
    writer = csv.DictWriter(file, mapping("snis").required, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows or [SNIS_ROW])
    return file.getvalue().encode(encoding)


HEADER = snis_bytes().split(b"\r\n")[0]

# Files of which nothing can be used, and the code of the refusal.
UNUSABLE = {
    "wrong columns": (b"utility,year\n1,2018\n", "wrong_columns"),
    "empty": (b"", "empty_file"),
    "only column names": (HEADER + b"\r\n", "no_rows"),
    "a workbook": (b"PK\x03\x04" + b"\0" * 200, "not_text"),
    "a PDF": (b"%PDF-1.7\n", "not_text"),
    "thousand separators": (snis_bytes(snis_row(AG011="3,000.5")), "thousand_separator"),
    "a thousand or a fraction": (snis_bytes(snis_row(AG011="3,000")), "two_readings"),
    "decimal commas": (snis_bytes(snis_row(AG011="3000,5")), "decimal_comma"),
    "negative volumes": (snis_bytes(snis_row(AG011="-3000")), "negative_value"),
    "a formula": (snis_bytes(snis_row(provider='=HYPERLINK("http://x","y")')), "formula_cell"),
    "a formula in a figure": (snis_bytes(snis_row(AG011="=1+1")), "formula_cell"),
    "no number": (snis_bytes(snis_row(AG011="many")), "not_a_number"),
    "not finite": (snis_bytes(snis_row(AG011="1e999")), "too_large"),
    "an impossible year": (snis_bytes(snis_row(year="20180")), "impossible_year"),
    "a year to come": (snis_bytes(snis_row(year="2999")), "impossible_year"),
    "a zero byte": (snis_bytes(snis_row(provider="a\0b")), "nul_byte"),
    "Latin-1": (snis_bytes(snis_row(provider="Ação"), encoding="latin-1"), "unreadable_letters"),
}


def a_file(folder, content, name="figures.csv"):
    path = folder / name
    path.write_bytes(content)
    return str(path)


def imported(folder, *rows, **options):
    """The batch after an import of SNIS rows by the command's way, peers left alone."""
    path = a_file(folder, snis_bytes(*rows))
    return imports.bring(path, mapping=options.pop("mapping", "snis"), **options)


def live_values():
    """All live observations as a reader sees them: (operator code, year, item) -> value."""
    columns = ("operator__organisation__code", "period_end__year", "item", "value")
    return {tuple(key): value for *key, value in Observation.objects.live().values_list(*columns)}


def live_indicators():
    """All live indicators: (operator code, year, indicator) -> value, or the code of the reason."""
    columns = ("operator__organisation__code", "period_end__year", "indicator", "value", "why_not")
    return {
        tuple(key): value if reason is None else reason["code"]
        for *key, value, reason in IndicatorValue.objects.live().values_list(*columns)
    }


def a_batch(state=BatchState.LIVE, **facts):
    if state in (BatchState.LIVE, BatchState.UNDONE):
        facts.setdefault("live_at", MOMENT + dt.timedelta(seconds=next(_seconds)))
    return Batch.objects.create(state=state, **facts)


def an_indicator_value(operator, indicator="6.1", value=30.0, *, year=2025, batch=None, **facts):
    period = Period.of_year(year)
    facts.setdefault("confidence", "B")
    return IndicatorValue.objects.create(
        operator=operator,
        batch=batch or a_batch(),
        indicator=indicator,
        value=value,
        period_start=period.start,
        period_end=period.end,
        **facts,
    )


def an_observation(operator, item="i40", value=1000.0, *, year=2025, batch=None, **facts):
    period = Period.of_year(year)
    return Observation.objects.create(
        operator=operator,
        batch=batch or a_batch(),
        item=item,
        value=value,
        period_start=period.start,
        period_end=period.end,
        **facts,
    )


def alike(how_many, **facts):
    """Operators of one kind: 20,000 people, water, in one country."""
    return [an_operator(people_served=20_000, services=["water"], **facts) for _ in range(how_many)]


def a_refresh(state=RefreshState.CURRENT):
    return PeerRefresh.objects.create(state=state, as_of=MOMENT)


def a_group(refresh, indicator="6.1", quartiles=(20.0, 30.0, 40.0), members=24, **facts):
    lower, median, upper = quartiles
    return PeerGroup.objects.create(
        refresh=refresh,
        indicator=indicator,
        members=members,
        lower_quartile=lower,
        median=median,
        upper_quartile=upper,
        **facts,
    )


def a_standing(operator, group, value, band="middle", *, year=2025, confidence="B"):
    return Standing.objects.create(
        refresh=group.refresh,
        operator=operator,
        indicator=group.indicator,
        group=group,
        value=value,
        period_end=dt.date(year, 12, 31),
        confidence=confidence,
        band=band,
        rank=1,
    )


class Context:
    """A job's context that remembers phases, and can be told to interrupt the work at a phase."""

    def __init__(self, interrupt_at="", by=None):
        self.phases = []
        self.interrupt_at, self.by = interrupt_at, by

    def progress(self, done, total=None, phase=""):
        self.phases.append(phase)
        if phase == self.interrupt_at:
            raise self.by

    def raise_if_cancelled(self):
        pass
