import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterlinks.kernel.spreadsheets import FORMULA_STARTS, csv_lines, plain


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\N{FULLWIDTH EQUALS SIGN}1"]
)
def test_what_looks_like_a_formula_becomes_text(cell):
    assert plain(cell) == f"'{cell}"


@pytest.mark.parametrize(
    ("cell", "shown"), [("Port Amber", "Port Amber"), (None, ""), (-3, "-3"), (2.5, "2.5"), ("", "")]
)
def test_what_is_no_formula_stays_as_it_is(cell, shown):
    assert plain(cell) == shown


@given(st.text())
def test_no_text_starts_a_formula(text):
    assert not plain(text).lstrip(" ").startswith(FORMULA_STARTS)


def test_a_table_is_read_back_as_it_was_written():
    rows = [["name", "people"], ['Água, "Sul"', 296000], ["two\nlines", None]]

    text = "".join(csv_lines(rows))

    assert text.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))) == [
        ["name", "people"],
        ['Água, "Sul"', "296000"],
        ["two\nlines", ""],
    ]
