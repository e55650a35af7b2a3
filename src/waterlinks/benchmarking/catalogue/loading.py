"""Read the catalogue's files, check every row, and keep the result."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, TypeVar

from waterlinks.benchmarking.catalogue.entries import SERVICES, Catalogue, Headline, Indicator, Item
from waterlinks.benchmarking.formulas.evaluating import Evaluator
from waterlinks.benchmarking.formulas.parsing import Formula, FormulaError, parse

FILES = ("ibnet.toml", "water_balance.toml", "gwopa.toml", "snis.toml")
CHOICES = {
    "kind": {"flow", "stock"},
    "blank": {"missing", "zero"},
    "money": {"", "local", "USD"},
    "service": {"", *SERVICES},
    "direction": {"higher", "lower", "context"},
}

Page = tuple[str, dict[str, Any]]  # name and content of a file
Entry = TypeVar("Entry", Item, Indicator)


class CatalogueError(ValueError):
    """A row of the catalogue that cannot be used. Says which file, which code, and what is wrong."""


@cache
def catalogue() -> Catalogue:
    """Return the product's own catalogue.

    Raises:
        CatalogueError: a row lacks something, has something unknown, or its formula cannot be used.
    """
    folder = resources.files("waterlinks.benchmarking.catalogue").joinpath("data")
    return assembled((name, folder.joinpath(name).read_text(encoding="utf-8")) for name in FILES)


def assembled(files: Iterable[tuple[str, str]]) -> Catalogue:
    """Return the catalogue of some files, each a name and TOML text.

    A file holds `version`, tables `item` and `indicator`, and `derivations` (item code -> formula).

    Raises:
        CatalogueError: as `catalogue`; also a code used twice, or two versions.
    """
    pages = [(name, tomllib.loads(text)) for name, text in files]
    versions = {str(page.get("version")) for _, page in pages}
    if len(versions) != 1:
        raise CatalogueError(f"The files are of different versions: {', '.join(sorted(versions))}.")
    derivations = {code: text for _, page in pages for code, text in page.get("derivations", {}).items()}
    items = _by_code(_items(pages, derivations))
    indicators = _by_code(_indicators(pages))
    if astray := derivations.keys() - items.keys():
        raise CatalogueError(f"Derivations of items that do not exist: {', '.join(sorted(astray))}.")
    if twice := items.keys() & indicators.keys():
        raise CatalogueError(f"Both an item and an indicator: {', '.join(sorted(twice))}.")
    try:
        evaluator = Evaluator(items.values(), indicators.values())
    except FormulaError as error:
        raise CatalogueError(str(error)) from error
    return Catalogue(versions.pop(), items, indicators, evaluator)


def _items(pages: list[Page], derivations: Mapping[str, str]) -> Iterator[Item]:
    for file, page in pages:
        for row in page.get("item", []):
            text = derivations.get(row.get("code", ""))
            yield _entry(Item, file, row, formula=_parsed(file, text) if text else None)


def _indicators(pages: list[Page]) -> Iterator[Indicator]:
    for file, page in pages:
        for row in page.get("indicator", []):
            facts = {key: value for key, value in row.items() if key not in ("formula", "headline")}
            headline = Headline(**row["headline"]) if "headline" in row else None
            yield _entry(
                Indicator, file, facts, formula=_parsed(file, row.get("formula", "")), headline=headline
            )


def _parsed(file: str, text: str) -> Formula:
    try:
        return parse(text)
    except FormulaError as error:
        raise CatalogueError(f"{file}: {error}") from error


def _entry(kind: type[Entry], file: str, row: dict[str, Any], **made: Any) -> Entry:
    """Return the row as an entry, after checking words that come from a fixed choice."""
    for key, allowed in CHOICES.items():
        if key in row and row[key] not in allowed:
            listed = ", ".join(sorted(allowed))
            raise CatalogueError(f"{file}: {row.get('code')}: {key} is {row[key]!r}; it is one of: {listed}.")
    facts = {key: value for key, value in row.items() if key != "range"}
    low, high = row.get("range", (None, None))
    try:
        return kind(**facts, low=low, high=high, **made)
    except TypeError as error:  # a field is lacking, or is not known
        raise CatalogueError(f"{file}: {row.get('code')}: {error}") from error


def _by_code(entries: Iterable[Entry]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.code in found:
            raise CatalogueError(f"The code {entry.code} is used twice.")
        found[entry.code] = entry
    return found
