"""What is quoted back of a faulty cell is safe to show and short."""

from waterlinks.benchmarking.imports.findings import shown


def test_a_long_cell_is_cut_and_a_short_one_kept():
    assert shown("=cmd|' /C calc'!A0") == "=cmd|' /C calc'!A0"
    assert shown("9" * 100_000) == "9" * 60 + "…"


def test_what_cannot_be_printed_is_shown_as_a_mark():
    assert shown("1\0\x1b[31m2") == "1��[31m2"
