"""From the cells of a row to one operator's one year, or to what is wrong with it.

A row with one cell that cannot be read is refused whole: taking the rest would turn a faulty cell into a
missing one, and a sum into a smaller one.
"""

import datetime as dt
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from waterlinks.benchmarking.imports import cells
from waterlinks.benchmarking.imports.findings import OperatorYear, Refusal, Remark, shown
from waterlinks.benchmarking.imports.header import Header
from waterlinks.benchmarking.imports.mapping import Column, FileMapping, Place
from waterlinks.kernel.periods import Period

EARLIEST_YEAR = 1950
LONGEST_CODE = 40
is_year = re.compile(r"[0-9]{4}").fullmatch

Found = OperatorYear | Refusal | Remark
Row = list[str]


@dataclass(slots=True)
class _Draft:
    """What has been read of a row so far, and what there is to say against it or about it."""

    line: int
    values: dict[str, float] = field(default_factory=dict)
    absent: list[str] = field(default_factory=list)
    attributes: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def refuse(self, column: str, cell: str, code: str, **params: object) -> None:
        self.refusals.append(Refusal(self.line, column, shown(cell), code, params))

    def remark(self, column: str, cell: str, code: str, **params: object) -> None:
        self.remarks.append(Remark(self.line, column, shown(cell), code, params))


class RowReader:
    """Reads rows under one header, and remembers which years of which operators it has seen."""

    def __init__(self, header: Header, mapping: FileMapping, today: dt.date, year: int | None) -> None:
        self.width = header.width
        self.at = header.position
        self.mapping = mapping
        self.last_year = today.year
        self.only_year = None if year is None else str(year)
        self.rows = 0
        self.years_of: dict[str, int] = {}  # a bit for each year: small, however many rows
        self.columns = {self.at[column.name]: column for column in mapping.columns}
        self.plan = tuple(
            (index, column.item.code, *_range(column)) for index, column in self.columns.items()
        )

    def read(self, line: int, row: Row) -> Iterator[Found]:
        """Yield the row after remarks on it, or what is wrong with it. A row without any text is passed over."""
        if not any(row):
            return
        draft = _Draft(line)
        if len(row) != self.width:
            self.rows += 1
            draft.refuse("", "", "ragged_row", found=len(row), expected=self.width)
            yield from draft.refusals
        elif self.only_year in (None, self._cell(row, self.mapping.year)):
            self.rows += 1
            yield from self._of_full_width(draft, row)

    def _of_full_width(self, draft: _Draft, row: Row) -> Iterator[Found]:
        operator, year = self._operator(draft, row), self._year(draft, row)
        place = self._place(draft, row)
        self._note(draft, operator, year)
        if not draft.refusals:
            self._describe(draft, row)
            self._measure(draft, row)
        if draft.refusals or place is None:
            yield from draft.refusals
            return
        yield from draft.remarks
        period, currency = Period.of_year(year), place.currency_in(year)
        facts = (draft.attributes, draft.values, tuple(draft.absent))
        yield OperatorYear(draft.line, operator, period, place.country, currency, *facts)

    def _cell(self, row: Row, column: str) -> str:
        return row[self.at[column]].strip()

    def _operator(self, draft: _Draft, row: Row) -> str:
        operator = self._cell(row, self.mapping.operator)
        if fault := cells.fault_in_text(operator, LONGEST_CODE):
            draft.refuse(self.mapping.operator, operator, fault.code, **fault.params)
        elif not operator:
            draft.refuse(self.mapping.operator, operator, "missing_cell")
        return operator

    def _year(self, draft: _Draft, row: Row) -> int:
        cell = self._cell(row, self.mapping.year)
        if is_year(cell) and EARLIEST_YEAR <= int(cell) <= self.last_year:
            return int(cell)
        draft.refuse(self.mapping.year, cell, "impossible_year", first=EARLIEST_YEAR, last=self.last_year)
        return self.last_year

    def _note(self, draft: _Draft, operator: str, year: int) -> None:
        """Remember that this operator has had this year, and refuse to hear it a second time."""
        if draft.refusals:
            return
        bit = 1 << (year - EARLIEST_YEAR)
        seen = self.years_of.get(operator, 0)
        if seen & bit:
            draft.refuse(self.mapping.operator, operator, "duplicate_year", year=year)
        self.years_of[operator] = seen | bit

    def _place(self, draft: _Draft, row: Row) -> Place | None:
        mapping = self.mapping
        if mapping.place:
            return mapping.place
        code, name = self._cell(row, mapping.country_code), self._cell(row, mapping.country_name)
        found = mapping.places.get((code, name)) or mapping.places.get(code)
        if found is None:
            draft.refuse(mapping.country_code, code, "unknown_country", mapping=mapping.name)
        return found

    def _describe(self, draft: _Draft, row: Row) -> None:
        """Read what the row says of its operator. An unknown word leaves the answer unknown."""
        for attribute in self.mapping.attributes:
            cell = self._cell(row, attribute.column)
            if fault := cells.fault_in_text(cell, attribute.longest):
                draft.refuse(attribute.column, cell, fault.code, **fault.params)
            elif cell and attribute.words is not None and cell not in attribute.words:
                draft.remark(attribute.column, cell, "unknown_word")
            elif meaning := attribute.words[cell] if cell and attribute.words else cell:
                draft.attributes[attribute.field] = meaning

    def _measure(self, draft: _Draft, row: Row) -> None:
        """Read the figures. This loop runs for every cell of every file: the plain case is decided here."""
        values, is_number = draft.values, cells.is_number
        for index, code, low, high in self.plan:
            cell = row[index]
            if cell:
                if is_number(cell) and low <= (value := float(cell)) <= high:
                    values[code] = value
                else:
                    self._judge(draft, cell.strip(), self.columns[index])

    def _judge(self, draft: _Draft, cell: str, column: Column) -> None:
        """Read a cell that is no plain figure within its range."""
        item = column.item
        if cell.lower() in cells.NOT_APPLICABLE:
            draft.absent.append(item.code)
        elif cells.is_number(cell):
            draft.values[item.code] = value = float(cell)
            if value < 0 and item.is_never_negative:
                draft.refuse(column.name, cell, "negative_value", item=item.code)
            elif abs(value) > cells.LARGEST:
                draft.refuse(column.name, cell, "too_large", item=item.code)
            elif not item.is_plausible(value):
                draft.remark(column.name, cell, "range_warning", item=item.code, low=item.low, high=item.high)
        elif cell:
            fault = cells.fault_in_number(cell)
            draft.refuse(column.name, cell, fault.code, **fault.params)


def _range(column: Column) -> tuple[float, float]:
    low, high = column.item.low, column.item.high
    return (-math.inf if low is None else low, math.inf if high is None else high)
