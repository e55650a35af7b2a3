"""Which column of a file is which item, and what all its figures have in common. One TOML file per source."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from waterlinks.benchmarking.catalogue.entries import Item
from waterlinks.benchmarking.catalogue.loading import catalogue
from waterlinks.kernel.money import MoneyBasis
from waterlinks.reference.countries import by_iso3

NAMES = ("snis", "ibnet")


class MappingError(ValueError):
    """A mapping that cannot be used. Says which, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures. currency "" means the local one; both are empty when the item is no money."""

    name: str
    item: Item
    currency: str = ""
    price_basis: str = ""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A column that says something about the operator. words: what its words mean, "" for unknown."""

    field: str
    column: str
    longest: int = 200
    words: Mapping[str, str | tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A country: its two letters, its currency, and the one it had before a year, if it changed."""

    country: str
    currency: str
    before_year: int = 0
    before_currency: str = ""

    def currency_in(self, year: int) -> str:
        return self.before_currency if year < self.before_year else self.currency


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMapping:
    """How one kind of file is read. Grades and methods hold for every figure in it.

    places: by (country code, country name) or country code alone, when the file names countries; `place`,
    when all operators are of one country.
    """

    name: str
    title: str
    source: str
    method: str
    scope: str
    confidence: str
    confidence_reason: str
    operator: str
    year: str
    columns: tuple[Column, ...]
    attributes: tuple[Attribute, ...]
    left_out: frozenset[str]
    place: Place | None = None
    country_code: str = ""
    country_name: str = ""
    places: Mapping[tuple[str, str] | str, Place]
    by_item: Mapping[str, Column]

    @property
    def required(self) -> tuple[str, ...]:
        """Column names the file must have, those that identify a row first."""
        identity = (self.operator, self.year, self.country_code, self.country_name)
        described = (attribute.column for attribute in self.attributes)
        figures = (column.name for column in self.columns)
        return tuple(dict.fromkeys(name for name in (*identity, *described, *figures) if name))

    def basis(self, item: str, currency: str) -> MoneyBasis | None:
        """Return what amounts of the item are counted in, given the local currency; None when it is no money.

        Raises:
            KeyError: the mapping has no column of this item.
        """
        column = self.by_item[item]
        return MoneyBasis(column.currency or currency, column.price_basis) if column.item.money else None


@cache
def mapping(name: str) -> FileMapping:
    """Return one of the mappings.

    Raises:
        KeyError: there is no mapping of this name; says which there are.
        MappingError: its file cannot be used.
    """
    if name not in NAMES:
        raise KeyError(f"There is no mapping {name!r}; there are: {', '.join(NAMES)}.")
    folder = resources.files("waterlinks.benchmarking.imports").joinpath("mappings")
    return assembled(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def assembled(text: str) -> FileMapping:
    """Return the mapping of a TOML text.

    Raises:
        MappingError: an item, a country or a list of words it names does not exist, or a column is there twice.
    """
    page = tomllib.loads(text)
    identity, money, columns = page.pop("identity"), page.pop("money"), page.pop("columns")
    words = page.pop("words", {})
    country = identity.pop("country", "")
    figures = _columns(page["name"], columns, money)
    made = FileMapping(
        **{key: value for key, value in page.items() if isinstance(value, str)},
        **identity,
        columns=tuple(figures),
        by_item={column.item.code: column for column in figures},
        attributes=tuple(_attributes(page["name"], page.get("attributes", {}), words)),
        left_out=frozenset(columns.get("left_out", ())),
        place=Place(country, money["currency"]) if country else None,
        places=_places(page),
    )
    names = [word for column in figures for word in {column.name, column.item.code}]
    if twice := {name for name in names if names.count(name) > 1}:
        raise MappingError(f"{made.name}: columns or items there twice: {', '.join(sorted(twice))}.")
    return made


def _columns(name: str, columns: Mapping[str, Any], money: Mapping[str, str]) -> list[Column]:
    items = catalogue().items
    rows = [{"column": code, "item": code} for code in columns.get("same", ())] + columns.get("other", [])
    if unknown := [row["item"] for row in rows if row["item"] not in items]:
        raise MappingError(f"{name}: items the catalogue lacks: {', '.join(unknown)}.")
    return [
        Column(row["column"], item, row.get("currency", ""), row.get("price_basis", money["price_basis"]))
        if (item := items[row["item"]]).money
        else Column(row["column"], item)
        for row in rows
    ]


def _attributes(name: str, attributes: Mapping[str, Any], words: Mapping[str, Any]) -> list[Attribute]:
    made = []
    for field, row in attributes.items():
        if (listed := row.pop("words", None)) and listed not in words:
            raise MappingError(f"{name}: there is no list of words {listed!r}.")
        meanings = {
            word: tuple(meant) if isinstance(meant, list) else meant
            for word, meant in words.get(listed, {}).items()
        }
        made.append(Attribute(field, **row, words=meanings or None))
    return made


def _places(page: Mapping[str, Any]) -> dict[tuple[str, str] | str, Place]:
    countries = by_iso3()
    places: dict[tuple[str, str] | str, Place] = {}
    for code, currency in page.get("currencies", {}).items():
        if code not in countries:
            raise MappingError(f"{page['name']}: there is no country {code}.")
        facts = {"currency": currency} if isinstance(currency, str) else currency
        places[code] = _place(countries[code].code, facts)
    for row in page.get("corrections", ()):
        places[row["country_code"], row["country_name"]] = places[row["means"]]
    return places


def _place(country: str, facts: Mapping[str, Any]) -> Place:
    before = facts.get("before", {"year": 0, "currency": ""})
    return Place(country, facts["currency"], before["year"], before["currency"])
