"""A made file in the shape of SNIS: one row per provider and year, four cells in five filled, a few rows refused."""

import csv
import math
import random
from pathlib import Path

from waterlinks.benchmarking.catalogue.entries import Item
from waterlinks.benchmarking.imports.mapping import FileMapping

YEARS = 10  # of each provider
FILLED = 0.8
ONE_REFUSED_IN = 500  # rows


def write(path: Path, mapping: FileMapping, chance: random.Random, *, rows: int, last_year: int) -> None:
    """Write a file of so many rows, up to and with a year."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(mapping.required)
        writer.writerows(_row(mapping, chance, number, last_year) for number in range(rows))


def _row(mapping: FileMapping, chance: random.Random, number: int, last_year: int) -> list[str]:
    provider, years_ago = divmod(number, YEARS)
    told = {
        mapping.operator: f"{12_000_000 + provider}",
        mapping.year: str(last_year - years_ago),
        **_described(mapping, chance, provider),
        **_measured(mapping, chance, size=10 ** random.Random(provider).uniform(0, 2)),
    }
    if number % ONE_REFUSED_IN == ONE_REFUSED_IN - 1:
        told[mapping.columns[0].name] = "1.234,5"
    return [told[name] for name in mapping.required]


def _described(mapping: FileMapping, chance: random.Random, provider: int) -> dict[str, str]:
    return {
        one.column: chance.choice([*one.words]) if one.words else f"{one.field.title()} of {provider}"
        for one in mapping.attributes
    }


def _measured(mapping: FileMapping, chance: random.Random, size: float) -> dict[str, str]:
    return {
        column.name: _figure(column.item, chance, size) if chance.random() < FILLED else ""
        for column in mapping.columns
    }


def _figure(item: Item, chance: random.Random, size: float) -> str:
    """Return a plausible figure with at most two decimals, as people report them."""
    highest = item.high or 1e6
    typical = size * math.sqrt(highest) * chance.uniform(0.8, 1.2)
    return f"{max(item.low or 0, min(typical, highest)):.2f}".rstrip("0").rstrip(".")
