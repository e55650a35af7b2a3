"""The column names decide whether this is the file it should be."""

import pytest

from waterlinks.benchmarking.imports.findings import Refusal, Remark
from waterlinks.benchmarking.imports.mapping import mapping

ROW = "7,2018,Alto,Water,1000,800,,"


def test_missing_columns_are_named_with_the_mapping_and_what_is_there_instead(found):
    content = b"id,year,name,kind,produced,sold,error,billed\n" + ROW.encode()

    assert found(content) == [
        Refusal(
            1,
            "",
            "",
            "wrong_columns",
            {"mapping": "small", "missing": ["made"], "more": 0, "unknown": ["produced"], "fits": ""},
        )
    ]


def test_a_file_for_another_mapping_says_which(found):
    content = ",".join(mapping("ibnet").required).encode()

    (refusal,) = found(content)

    assert (refusal.code, refusal.params["fits"]) == ("wrong_columns", "ibnet")


def test_of_many_missing_columns_some_are_named_and_the_rest_counted(found):
    (refusal,) = found(b"something,else\n1,2\n", mapping("snis"))

    assert len(refusal.params["missing"]) == 12
    assert len(refusal.params["missing"]) + refusal.params["more"] == len(mapping("snis").required)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_may_be_parted_by_comma_semicolon_or_tab_and_stand_in_any_order(found, delimiter):
    names = delimiter.join(["billed", "error", "sold", "made", "kind", "name", "year", "id"])
    cells = delimiter.join(["", "", "800", "1000", "Water", "Alto", "2018", "7"])

    (row,) = found(f"\n{names}\r\n{cells}\r\n".encode())

    assert (row.operator, row.values) == ("7", {"i55": 1000.0, "i59": 800.0})


def test_columns_that_nobody_reads_are_remarked_upon_once(found):
    content = f"id,year,name,kind,made,sold,error,billed,weather,remark\n{ROW},sunny,none".encode()

    remark, row = found(content)

    assert remark == Remark(1, "", "", "unknown_columns", {"mapping": "small", "unknown": ["weather"]})
    assert row.operator == "7"


def test_a_column_that_is_there_twice_is_refused(found):
    (refusal,) = found(b"id,year,name,kind,made,made,sold,error,billed\n")

    assert (refusal.code, refusal.params) == ("duplicate_columns", {"columns": ["made"]})


def test_a_first_line_without_end_is_refused(found):
    (refusal,) = found(b"x" * 1_000_000)

    assert (refusal.line, refusal.code) == (1, "line_too_long")
