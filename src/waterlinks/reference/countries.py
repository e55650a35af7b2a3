"""Countries: name, place of the main city, income group.

countries.csv: codes and names after ISO 3166 (as in the IATI code list Country, 2.03; some shortened), places
from the public-domain tz database (the main time zone's city), income groups after the World Bank
classification (1 low … 4 high; empty = not on file here).
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Country:
    """A country. Place and income group are None when unknown."""

    code: str
    iso3: str
    name: str
    latitude: float | None
    longitude: float | None
    income_group: int | None


@cache
def countries() -> dict[str, Country]:
    """Return all countries by their two-letter code, ordered by name."""
    table = resources.files("waterlinks.reference").joinpath("countries.csv").read_text(encoding="utf-8")
    listed = (
        Country(
            row["code"],
            row["iso3"],
            row["name"],
            float(row["latitude"]) if row["latitude"] else None,
            float(row["longitude"]) if row["longitude"] else None,
            int(row["income_group"]) if row["income_group"] else None,
        )
        for row in csv.DictReader(table.splitlines())
    )
    return {one.code: one for one in sorted(listed, key=lambda one: one.name)}


def country(code: str) -> Country:
    """Return the country of a two-letter code; an unknown code gives a country of that name and nothing known."""
    return countries().get(code) or Country(code, "", code, None, None, None)


@cache
def by_iso3() -> dict[str, Country]:
    """Return all countries by their three-letter code."""
    return {one.iso3: one for one in countries().values()}
