"""A row is one operator's one year, or is refused whole with every fault named."""

import pytest

from waterlinks.benchmarking.imports.findings import OperatorYear, Refusal, Remark
from waterlinks.benchmarking.imports.mapping import mapping
from waterlinks.kernel.periods import Period


def test_a_row_gives_what_it_says_and_no_more(found):
    assert found(["7,2018,Alto,Water,1000.5,800,-0.25,1e3"]) == [
        OperatorYear(
            line=2,
            operator="7",
            period=Period.of_year(2018),
            country="BR",
            currency="BRL",
            attributes={"name": "Alto", "services": ("water",)},
            values={"i55": 1000.5, "i59": 800.0, "wb_meter": -0.25, "i90": 1000.0},
        )
    ]


def test_not_measured_zero_and_not_applicable_are_three_things(found):
    (row,) = found(["7,2018,Alto,Water,,0,n/a,N/A"])

    assert (row.values, row.not_applicable) == ({"i59": 0.0}, ("wb_meter", "i90"))


def test_spaces_around_a_cell_do_not_matter(found):
    (row,) = found([" 7 , 2018 , Alto , Water , 1000 , 800 ,,"])

    assert (row.operator, row.period.year, row.values) == ("7", 2018, {"i55": 1000.0, "i59": 800.0})


def test_a_cell_of_spaces_is_blank(found):
    (row,) = found(["7,2018,Alto,Water,   ,800,,"])

    assert row.values == {"i59": 800.0}


def test_every_faulty_cell_of_a_row_is_named_and_nothing_of_the_row_is_taken(found):
    refusals = found(['7,2018,Alto,Water,"1,234",=1+1,800,-5'])

    assert refusals == [
        Refusal(2, "made", "1,234", "two_readings", {"thousands": "1234", "decimals": "1.234"}),
        Refusal(2, "sold", "=1+1", "formula_cell", {}),
        Refusal(2, "billed", "-5", "negative_value", {"item": "i90"}),
    ]


def test_only_what_can_be_negative_may_be(found):
    negative_volume, negative_error = found(["7,2018,Alto,Water,-1,,,", "8,2018,Alto,Water,,,-1,"])

    assert (negative_volume.code, negative_volume.params) == ("negative_value", {"item": "i55"})
    assert negative_error.values == {"wb_meter": -1.0}


@pytest.mark.parametrize(
    ("cell", "code"), [("1e200", "too_large"), ("1e999", "too_large"), ("1" * 41, "cell_too_long")]
)
def test_a_figure_beyond_all_measure_is_refused(found, cell, code):
    (refusal,) = found([f"7,2018,Alto,Water,{cell},,,"])

    assert refusal.code == code


def test_a_figure_out_of_its_range_is_remarked_upon_and_taken(found):
    remark, row = found(["7,2018,Alto,Water,7e9,,,"])

    assert remark == Remark(
        2, "made", "7e9", "range_warning", {"item": "i55", "low": 100, "high": 6_000_000_000}
    )
    assert row.values == {"i55": 7e9}


@pytest.mark.parametrize("year", ["", "18", "1949", "2027", "20180", "2018.0", "MMXX", "٢٠١٨"])
def test_a_year_that_cannot_be_is_refused(found, year):
    (refusal,) = found([f"7,{year},Alto,Water,1000,,,"])

    assert (refusal.column, refusal.code, refusal.params) == (
        "year",
        "impossible_year",
        {"first": 1950, "last": 2026},
    )


def test_the_second_row_of_an_operator_and_year_is_refused(found):
    first, second, other_year = found(
        ["7,2018,Alto,Water,1000,,,", "7,2018,Alto,Water,2000,,,", "7,2017,Alto,Water,3000,,,"]
    )

    assert first.values == {"i55": 1000.0}
    assert second == Refusal(3, "id", "7", "duplicate_year", {"year": 2018})
    assert other_year.values == {"i55": 3000.0}


def test_a_row_without_an_operator_is_refused(found):
    assert found([",2018,Alto,Water,1000,,,"]) == [Refusal(2, "id", "", "missing_cell", {})]


@pytest.mark.parametrize(("cells", "count"), [("7,2018,Alto", 3), ("7,2018,Alto,Water,1,2,3,4,5", 9)])
def test_a_row_of_another_width_is_refused(found, cells, count):
    assert found([cells]) == [Refusal(2, "", "", "ragged_row", {"found": count, "expected": 8})]


def test_empty_rows_are_passed_over(found):
    assert [one.line for one in found(["", ",,,,,,,", "7,2018,Alto,Water,1000,,,", ""])] == [4]


def test_an_unknown_word_leaves_the_answer_unknown(found):
    remark, row = found(["7,2018,Alto,Gas,1000,,,"])

    assert remark == Remark(2, "kind", "Gas", "unknown_word", {})
    assert row.attributes == {"name": "Alto"}


@pytest.mark.parametrize("word", ["Nothing", ""])
def test_a_word_that_means_nothing_to_us_and_no_word_leave_the_answer_unknown(found, word):
    (row,) = found([f"7,2018,Alto,{word},1000,,,"])

    assert row.attributes == {"name": "Alto"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("=HYPERLINK()", "formula_cell"),
        ("A\0B", "nul_byte"),
        ("A" * 21, "cell_too_long"),
        ("S\ufffdo", "unreadable_letters"),
    ],
)
def test_a_name_that_cannot_be_kept_refuses_the_row(found, name, code):
    (refusal,) = found([f'7,2018,"{name}",Water,1000,,,'])

    assert (refusal.column, refusal.code) == ("name", code)


@pytest.mark.parametrize(("operator", "code"), [("@x", "formula_cell"), ("7" * 41, "cell_too_long")])
def test_an_operator_that_cannot_be_named_refuses_the_row(found, operator, code):
    (refusal,) = found([f"{operator},2018,Alto,Water,1000,,,"])

    assert (refusal.column, refusal.code) == ("id", code)


def test_rows_of_one_year_can_be_asked_for(found):
    rows = ["7,2017,Alto,Water,nonsense,,,", "7,2018,Alto,Water,1000,,,"]

    assert [one.period.year for one in found(rows, year=2018)] == [2018]


IBNET = ",".join(mapping("ibnet").required)


def an_ibnet_row(code, country, year):
    identity = {"utility_id": "54", "year": str(year), "iso3": code, "country": country, "utility": "Alto"}
    return ",".join(identity.get(name, "") for name in mapping("ibnet").required)


@pytest.mark.parametrize(
    ("code", "country", "year", "expected"),
    [
        ("BRA", "Brazil", 2010, ("BR", "BRL")),
        ("HKG", "Iraq", 2012, ("IQ", "IQD")),
        ("SVK", "Slovakia", 2008, ("SK", "SKK")),
        ("SVK", "Slovakia", 2009, ("SK", "EUR")),
        ("ZMB", "Zambia", 2011, ("ZM", "ZMK")),
        ("ZMB", "Zambia", 2012, ("ZM", "ZMW")),
    ],
)
def test_country_and_currency_are_those_of_the_row_and_its_year(found, code, country, year, expected):
    (row,) = found(f"{IBNET}\n{an_ibnet_row(code, country, year)}\n".encode(), mapping("ibnet"))

    assert (row.country, row.currency) == expected


@pytest.mark.parametrize(("code", "country"), [("HKG", "Hong Kong"), ("XXX", "Nowhere"), ("", "")])
def test_a_country_that_is_not_in_the_mapping_is_refused(found, code, country):
    (refusal,) = found(f"{IBNET}\n{an_ibnet_row(code, country, 2012)}\n".encode(), mapping("ibnet"))

    assert (refusal.column, refusal.value, refusal.code) == ("iso3", code, "unknown_country")
