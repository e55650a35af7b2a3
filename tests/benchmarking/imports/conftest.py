"""A small mapping of three figures, and a way to read a text under it."""

import datetime as dt
import io

import pytest

from waterlinks.benchmarking.imports.mapping import assembled
from waterlinks.benchmarking.imports.reading import read

TODAY = dt.date(2026, 6, 1)
SMALL = """
name = "small"
title = "A small file"
source = "a test"
method = "reported"
scope = "utility"
confidence = "B"
confidence_reason = "because"

[identity]
operator = "id"
year = "year"
country = "BR"

[money]
currency = "BRL"
price_basis = "nominal"

[attributes]
name = { column = "name", longest = 20 }
services = { column = "kind", words = "services" }

[words.services]
Water = ["water"]
Nothing = ""

[columns]
other = [
  { column = "made", item = "i55" },
  { column = "sold", item = "i59" },
  { column = "error", item = "wb_meter" },
  { column = "billed", item = "i90" },
]
left_out = ["remark"]
"""
HEADER = "id,year,name,kind,made,sold,error,billed"


@pytest.fixture(scope="session")
def small_text():
    """The small mapping as its file would hold it."""
    return SMALL


@pytest.fixture(scope="session")
def small():
    return assembled(SMALL)


@pytest.fixture(scope="session")
def header():
    """The line of column names of a file for the small mapping."""
    return HEADER


@pytest.fixture(scope="session")
def found(small):
    """Read rows (text, or bytes of a whole file) under the small mapping, or under another."""

    def found(rows, mapping=small, year=None):
        content = rows if isinstance(rows, bytes) else "\n".join([HEADER, *rows]).encode()
        return list(read(io.BytesIO(content), mapping, today=TODAY, year=year))

    return found
