"""A file is read whole in constant memory, and nothing in it brings the reading down."""

import csv
import datetime as dt
import io
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waterlinks.benchmarking.imports import reading
from waterlinks.benchmarking.imports.findings import OperatorYear, Refusal, Remark
from waterlinks.benchmarking.imports.mapping import mapping
from waterlinks.benchmarking.imports.opening import MOST_LINES_OF_A_ROW
from waterlinks.benchmarking.imports.reading import read

TODAY = dt.date(2026, 6, 1)


@pytest.mark.parametrize(
    ("name", "path", "rows", "observations", "remarks"),
    [
        ("snis", "snis_brazil_panel/snis_panel_2008_2018.csv", 14_636, 600_356, 0),
        ("ibnet", "ibnet_panel/ibnet_panel.csv", 14_959, 167_930, 14),
    ],
)
def test_the_public_panels_are_read_without_a_refusal(shared, name, path, rows, observations, remarks):
    with (shared / "data" / path).open("rb") as stream:
        found = list(read(stream, mapping(name), today=TODAY))

    taken = [one for one in found if isinstance(one, OperatorYear)]
    assert (len(taken), sum(len(row.values) for row in taken)) == (rows, observations)
    assert [one.code for one in found if not isinstance(one, OperatorYear)] == ["range_warning"] * remarks


def test_every_figure_of_the_brazilian_file_arrives_as_it_stands(shared):
    path = shared / "data" / "snis_brazil_panel" / "snis_panel_2008_2018.csv"
    codes = [column.name for column in mapping("snis").columns]

    with path.open("rb") as stream, path.open(encoding="utf-8", newline="") as text:
        differing = [
            line["provider_code"]
            for line, row in zip(
                csv.DictReader(text), read(stream, mapping("snis"), today=TODAY), strict=True
            )
            if row.values != {code: float(line[code]) for code in codes if line[code]}
            or (row.operator, row.period.year) != (line["provider_code"], int(line["year"]))
        ]

    assert differing == []


def test_the_same_file_in_utf_16_says_the_same(found, header):
    text = f"{header}\n7,2018,Águas,Water,1000,800,,\n"

    assert found(text.encode("utf-16")) == found(text.encode())


@pytest.mark.parametrize(("content", "code"), [(b"", "empty_file"), (b"PK\x03\x04", "not_text")])
def test_a_file_that_is_no_table_is_refused_as_a_whole(found, content, code):
    (refusal,) = found(content)

    assert (refusal.line, refusal.code) == (0, code)


@pytest.mark.parametrize("year", [None, 2016])
def test_a_table_without_rows_says_so(found, year):
    rows = [] if year is None else ["7,2018,Alto,Water,1000,,,"]

    assert found(rows, year=year) == [Refusal(1, "", "", "no_rows", {"year": year})]


def test_reading_goes_on_after_a_row_that_cannot_be_taken_apart(found, header):
    content = f'{header}\n7,2018,"Al"to,Water,1,,,\n{"x" * 200_000}\n9,2018,Alto,Water,1000,,,\n'.encode()

    assert [(one.line, getattr(one, "code", "taken")) for one in found(content)] == [
        (2, "broken_quotes"),
        (3, "line_too_long"),
        (4, "taken"),
    ]


def test_a_quotation_mark_left_open_does_not_swallow_the_file(found):
    rows = ['7,2018,"Alto,Water,1000,,,', *(f"{number},2018,Alto,Water,1000,,," for number in range(10, 400))]

    codes = [getattr(one, "code", "taken") for one in found(rows)]

    assert codes.count("line_too_long") == 1
    assert codes.count("taken") == 391 - MOST_LINES_OF_A_ROW - 1


def test_a_cell_may_hold_a_line_end_and_later_rows_keep_their_line(found):
    rows = ['7,2018,"Alto\nBaixo",Water,1000,,,', "8,2018,Alto,Water,oops,,,"]

    taken, refused = found(rows)

    assert (taken.line, taken.attributes["name"], refused.line) == (2, "Alto\nBaixo", 4)


def test_too_many_operators_in_one_file_are_refused(found, monkeypatch):
    monkeypatch.setattr(reading, "MOST_OPERATORS", 2)

    found_here = found([f"{number},2018,Alto,Water,1000,,," for number in range(5)])

    assert found_here[-1] == Refusal(1, "", "", "too_many_operators", {"most": 2})
    assert len(found_here) == 4


class Repeated(io.RawIOBase):
    """A file of many megabytes that is nowhere: a header and one row of many, again and again."""

    def __init__(self, head, row, size):
        self.head, self.row, self.size, self.place = head, row, size, 0

    def readable(self):
        return True

    def seekable(self):
        return True

    def seek(self, place, whence=0):
        self.place = place
        return place

    def readinto(self, buffer):
        wanted = min(len(buffer), self.size - self.place)
        source = self.head if self.place < len(self.head) else self.row
        offset = self.place if source is self.head else (self.place - len(self.head)) % len(self.row)
        piece = (source[offset:] + self.row * (wanted // len(self.row) + 1))[:wanted]
        buffer[:wanted] = piece
        self.place += wanted
        return wanted


@pytest.mark.parametrize(
    ("row", "megabytes"),
    [(b"x" * 999 + b"\n", 40), (b"7,2018,Alto,Water,1000,800,,\n", 2), (b'",\n', 1), (b"\0\0\0\0", 40)],
    ids=["ragged", "twice", "quotes", "zeros"],
)
def test_a_large_file_is_read_in_constant_memory(small, header, row, megabytes):
    size = megabytes * 1_000_000
    stream = io.BufferedReader(Repeated(header.encode() + b"\n", row, size))

    tracemalloc.start()
    codes = {getattr(one, "code", "taken") for one in read(stream, small, today=TODAY)}
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert codes
    assert peak < 2_000_000


@settings(max_examples=200)
@given(st.binary(max_size=400), st.booleans())
def test_whatever_the_bytes_are_they_are_rows_or_refusals(small, header, content, with_header):
    head = f"{header}\n".encode() if with_header else b""

    for one in read(io.BytesIO(head + content), small, today=TODAY):
        assert isinstance(one, OperatorYear | Refusal | Remark)


@settings(max_examples=200)
@given(st.lists(st.lists(st.text(max_size=8), min_size=8, max_size=8), max_size=4))
def test_whatever_the_cells_say_a_row_that_is_taken_holds_finite_figures(small, header, rows):
    text = io.StringIO()
    csv.writer(text).writerows([header.split(","), *rows])

    for one in read(io.BytesIO(text.getvalue().encode("utf-8", "replace")), small, today=TODAY):
        if isinstance(one, OperatorYear):
            assert all(abs(value) <= 1e18 for value in one.values.values())
