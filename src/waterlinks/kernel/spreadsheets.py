"""Tables that people open in a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def plain(cell: object) -> str:
    """Return the cell as text that no spreadsheet takes for a formula: one that looks like it gets a ' in front."""
    text = "" if cell is None else str(cell)
    suspect = text.lstrip(" ").startswith(FORMULA_STARTS) and not isinstance(cell, int | float)
    return f"'{text}" if suspect else text


def csv_lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Return the lines of a CSV file, one by one, so that a long table never stands in memory as a whole.

    The first carries the mark by which spreadsheets recognise UTF-8.
    """
    writer = csv.writer(_Through())
    mark = "\ufeff"
    for row in rows:
        yield mark + writer.writerow([plain(cell) for cell in row])
        mark = ""


class _Through:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line
