"""Read a file row by row, in constant memory: figures that are right, refusals that say what is wrong."""

import csv
import datetime as dt
from collections.abc import Generator, Iterator
from typing import BinaryIO

from waterlinks.benchmarking.imports.findings import Refusal, Remark
from waterlinks.benchmarking.imports.header import header_of
from waterlinks.benchmarking.imports.mapping import FileMapping
from waterlinks.benchmarking.imports.opening import BrokenLineError, Lines, UnreadableError, opened
from waterlinks.benchmarking.imports.rows import Found, Row, RowReader

MOST_OPERATORS = 200_000  # in one file: what is kept in memory grows with them, and with nothing else


def read(
    stream: BinaryIO, mapping: FileMapping, *, today: dt.date, year: int | None = None
) -> Generator[Found, None, None]:
    """Yield what the file says, row by row; remarks come before the row they are about.

    stream: binary and seekable; read from its start and left open.
    year: take rows of this year only, and pass over all others without a look.

    A refusal of line 0 or 1 is about the whole file, and the last thing that comes.
    """
    try:
        lines = opened(stream)
    except UnreadableError as error:
        yield Refusal(0, "", "", error.code, error.params)
        return
    try:
        yield from _found(lines, mapping, today, year)
    finally:
        lines.close()


def _found(lines: Lines, mapping: FileMapping, today: dt.date, year: int | None) -> Iterator[Found]:
    header = header_of(lines, mapping)
    if isinstance(header, Refusal):
        yield header
        return
    if header.unknown:
        yield Remark(1, "", "", "unknown_columns", {"mapping": mapping.name, "unknown": header.unknown})
    reader = RowReader(header, mapping, today, year)
    for line, row in _rows(lines, header.delimiter):
        if isinstance(row, Refusal):
            yield row
        else:
            yield from reader.read(line, row)
        if len(reader.years_of) > MOST_OPERATORS:
            yield Refusal(1, "", "", "too_many_operators", {"most": MOST_OPERATORS})
            return
    if not reader.rows:
        yield Refusal(1, "", "", "no_rows", {"year": year})


def _rows(lines: Lines, delimiter: str) -> Iterator[tuple[int, Row | Refusal]]:
    """Yield each row with the line it begins at, or a refusal of what could not be taken apart."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = lines.number + 1
        lines.start_row()
        try:
            row: Row | Refusal = next(reader)
        except StopIteration:
            return
        except BrokenLineError:
            row = Refusal(line, "", "", "line_too_long")
        except csv.Error:
            row = Refusal(line, "", "", "broken_quotes")
        yield line, row
