"""A cell is a number or it is not; what could be meant is never guessed, only asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterlinks.benchmarking.imports.cells import fault_in_number, fault_in_text, is_number


@pytest.mark.parametrize(
    "cell", ["0", "12", "-3", "1234.5", "1.09513455e+10", "2.7545699e+08", "1e6", "5E-3"]
)
def test_plain_figures_are_numbers(cell):
    assert is_number(cell)


@pytest.mark.parametrize(
    ("cell", "code", "params"),
    [
        ("12,5", "decimal_comma", {"write": "12.5"}),
        ("-12,5", "decimal_comma", {"write": "-12.5"}),
        ("1234,567", "decimal_comma", {"write": "1234.567"}),
        ("0,123", "decimal_comma", {"write": "0.123"}),
        ("1,234", "two_readings", {"thousands": "1234", "decimals": "1.234"}),
        ("123,456", "two_readings", {"thousands": "123456", "decimals": "123.456"}),
        ("1,234,567", "thousand_separator", {"write": "1234567"}),
        ("1,234.5", "thousand_separator", {"write": "1234.5"}),
        ("1.234,5", "thousand_separator", {"write": "1234.5"}),
        ("1.234.567", "thousand_separator", {"write": "1234567"}),
        ("1.234.567,8", "thousand_separator", {"write": "1234567.8"}),
        ("1 234", "thousand_separator", {"write": "1234"}),
        ("1\u202f234,5", "thousand_separator", {"write": "1234.5"}),
        ("1'234'567", "thousand_separator", {"write": "1234567"}),
        ("=1+1", "formula_cell", {}),
        ("@SUM(A1)", "formula_cell", {}),
        ("+cmd|' /C calc'!A0", "formula_cell", {}),
        ("-cmd|' /C calc'!A0", "formula_cell", {}),
        ("1\0", "nul_byte", {}),
        ("12\ufffd", "unreadable_letters", {}),
        ("1" * 41, "cell_too_long", {"longest": 40}),
        ("+5", "not_a_number", {}),
        ("-", "not_a_number", {}),
        ("12%", "not_a_number", {}),
        ("nan", "not_a_number", {}),
        ("inf", "not_a_number", {}),
        ("1_000", "not_a_number", {}),
        ("0x10", "not_a_number", {}),
        ("١٢", "not_a_number", {}),
        ("about 5", "not_a_number", {}),
        ("1,23,456", "not_a_number", {}),
    ],
)
def test_what_is_no_number_is_refused_with_what_to_write_instead(cell, code, params):
    assert not is_number(cell)
    assert fault_in_number(cell) == (code, params)


@pytest.mark.parametrize("cell", ["SAERB", "- none -", "São Paulo", "5 de Julho", ""])
def test_ordinary_text_is_taken(cell):
    assert fault_in_text(cell, 40) is None


@given(st.text(max_size=50))
def test_a_cell_is_a_finite_number_or_has_a_fault(cell):
    if is_number(cell):
        float(cell)
    else:
        assert fault_in_number(cell).code


@given(st.integers(-(10**9), 10**9), st.integers(0, 999))
def test_a_number_written_with_separators_is_never_taken_for_another(whole, decimals):
    for cell in (f"{whole:,}.{decimals:03}", f"{whole:,}".replace(",", ".") + f",{decimals:03}"):
        if is_number(cell):
            assert float(cell) == float(f"{whole}.{decimals:03}")
        else:
            fault = fault_in_number(cell)
            meant = {fault.params.get("write"), fault.params.get("thousands"), fault.params.get("decimals")}
            assert f"{whole}.{decimals:03}" in meant
