"""The line of column names: which column stands where, or why this is not the file it should be."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass

from waterlinks.benchmarking.imports.findings import Refusal, shown
from waterlinks.benchmarking.imports.mapping import NAMES, FileMapping, mapping
from waterlinks.benchmarking.imports.opening import BrokenLineError, Lines

DELIMITERS = ",;\t"
LISTED = 12  # column names that a sentence can hold


@dataclass(frozen=True, slots=True)
class Header:
    """Where each column stands, and names the mapping does not know."""

    delimiter: str
    width: int
    position: Mapping[str, int]
    unknown: list[str]


def header_of(lines: Lines, wanted: FileMapping) -> Header | Refusal:
    """Return the header, or a refusal of the file.

    The delimiter (comma, semicolon or tab) is the one that gives the most columns of the mapping.
    """
    try:
        line = next((line for line in lines if line.strip()), "")
    except BrokenLineError:
        return Refusal(1, "", "", "line_too_long")
    delimiter = max(DELIMITERS, key=lambda sign: len(set(_names(line, sign)) & set(wanted.required)))
    names = _names(line, delimiter)
    present = set(names)
    missing = [name for name in wanted.required if name not in present]
    unknown = [shown(name) for name in names if name not in wanted.required and name not in wanted.left_out]
    if missing:
        params = {"mapping": wanted.name, "missing": missing[:LISTED], "more": max(len(missing) - LISTED, 0)}
        return Refusal(
            1, "", "", "wrong_columns", {**params, "unknown": unknown[:LISTED], "fits": _fitting(present)}
        )
    if twice := [name for name in wanted.required if names.count(name) > 1]:
        return Refusal(1, "", "", "duplicate_columns", {"columns": twice[:LISTED]})
    return Header(delimiter, len(names), {name: place for place, name in enumerate(names)}, unknown[:LISTED])


def _names(line: str, delimiter: str) -> list[str]:
    return [name.strip() for name in next(csv.reader([line], delimiter=delimiter), [])]


def _fitting(present: set[str]) -> str:
    """Return the mapping whose columns are all here, if there is one."""
    return next((name for name in NAMES if present.issuperset(mapping(name).required)), "")
