"""Every code has a sentence, in the reader's language, that names things as people call them."""

import ast
import inspect

import pytest
from django.utils import translation

from waterlinks.benchmarking import wording
from waterlinks.benchmarking.catalogue.loading import catalogue
from waterlinks.benchmarking.formulas import evaluating
from waterlinks.benchmarking.imports import cells, header, opening, reading, rows
from waterlinks.benchmarking.imports.findings import Refusal, Remark
from waterlinks.kernel.figure import WhyNot

CODES_OF = {
    "WhyNot": 0,
    "refuse": 2,
    "remark": 2,
    "Refusal": 3,
    "Remark": 3,
    "Fault": 0,
    "UnreadableError": 0,
}


def codes_in(*modules):
    """Return every code that these modules give as a literal."""
    found = set()
    for module in modules:
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                place = CODES_OF.get(name)
                if (
                    place is not None
                    and len(node.args) > place
                    and isinstance(node.args[place], ast.Constant)
                ):
                    found.add(node.args[place].value)
    return found


def test_every_reason_the_evaluator_gives_has_words_and_no_others():
    given = codes_in(evaluating) | {evaluating.MISSING, evaluating.NOT_APPLICABLE, "not_measured"}

    assert set(wording.REASONS) == given


def test_every_finding_of_an_import_has_words_and_no_others():
    assert set(wording.FINDINGS) == codes_in(cells, header, opening, reading, rows)


@pytest.mark.parametrize(
    ("code", "params", "sentence"),
    [
        ("missing_items", {"items": ["i59"]}, "Cannot be computed: Water sold is not on file."),
        (
            "missing_items",
            {"items": ["i55", "i59", "i54"]},
            "Cannot be computed: Water produced, Water sold and Length of distribution network are not on file.",
        ),
        ("not_applicable", {"items": ["i71"]}, "Does not apply to this operator: Sewer connections."),
        (
            "zero_denominator",
            {"items": ["i55"]},
            "Cannot be computed: Water produced is zero, and nothing can be divided by zero.",
        ),
        (
            "zero_denominator",
            {"items": ["i41", "i71"]},
            (
                "Cannot be computed: Active water connections and Sewer connections add up to zero, "
                "and nothing can be divided by zero."
            ),
        ),
        (
            "mixed_money_bases",
            {"items": ["i90", "i94"], "bases": [["ALL", "nominal"], ["XPP", "ppp2017"]]},
            (
                "Cannot be computed: Operating revenue is in ALL, but Running cost is in international dollars at the "
                "prices of 2017."
            ),
        ),
        (
            "mixed_money_bases",
            {"items": ["i90", "i94"], "bases": [["ALL", "nominal"], ["ALL", "real2010"]]},
            "Cannot be computed: Operating revenue is in ALL, but Running cost is in ALL at other prices (real2010).",
        ),
        (
            "mixed_money_bases",
            {"items": ["i90", "i94"], "bases": [["ALL", "nominal"], [None, None]]},
            "Cannot be computed: Operating revenue is in ALL, but Running cost is in a currency that is not stated.",
        ),
        (
            "mixed_money_bases",
            {"items": ["i90"], "bases": [[None, None]]},
            "Cannot be computed: it is not on file in which currency Operating revenue is.",
        ),
        (
            "mixed_scopes",
            {"items": ["i55", "i59"], "scopes": ["utility", "zone"]},
            "Cannot be computed: Water produced is of the whole utility, but Water sold is of a zone.",
        ),
        (
            "out_of_period",
            {"items": ["i59"], "period": "2017", "expected": "2018"},
            "Cannot be computed: Water sold is of 2017, not of 2018.",
        ),
        ("not_measured", {}, "Not measured."),
    ],
)
def test_a_reason_reads_as_a_sentence(code, params, sentence):
    assert wording.why_not(WhyNot(code, params)) == sentence


@pytest.mark.parametrize(
    ("finding", "sentence"),
    [
        (
            Refusal(2, "made", "1,234", "two_readings", {"thousands": "1234", "decimals": "1.234"}),
            "This can be read in two ways. Write 1234 if a thousand is meant, 1.234 if a fraction is.",
        ),
        (
            Refusal(2, "made", "{write}", "decimal_comma", {"write": "{0}"}),
            "Write {0}, with a point before the decimals.",
        ),
        (Refusal(2, "made", "-5", "negative_value", {"item": "i55"}), "Water produced cannot be negative."),
        (
            Refusal(0, "", "", "not_text", {"kind": "xlsx"}),
            (
                "This is an Excel workbook or a zip archive, not a CSV file. Open it in a spreadsheet and save it as "
                "“CSV UTF-8”."
            ),
        ),
        (
            Refusal(
                1,
                "",
                "",
                "wrong_columns",
                {
                    "mapping": "snis",
                    "missing": ["year", "AG001"],
                    "more": 3,
                    "unknown": ["iso3"],
                    "fits": "ibnet",
                },
            ),
            (
                "This is not a file for the mapping “snis”: the columns “year”, “AG001” are not there. 3 more are missing. "
                "There are instead: “iso3”. The mapping “ibnet” would fit."
            ),
        ),
        (
            Refusal(1, "", "", "duplicate_columns", {"columns": ["year"]}),
            "These columns are there twice: “year”.",
        ),
        (
            Remark(1, "", "", "unknown_columns", {"unknown": ["weather"]}),
            "These columns are not read: “weather”.",
        ),
        (Refusal(1, "", "", "no_rows", {"year": 2018}), "There is no row of 2018 in this file."),
        (
            Refusal(1, "", "", "no_rows", {"year": None}),
            "There are column names in this file, but no rows below them.",
        ),
        (
            Remark(2, "made", "7e9", "range_warning", {"item": "i55", "low": 100, "high": 6_000_000_000}),
            "Water produced is usually between 100 and 6,000,000,000. It is stored as it stands; please check it.",
        ),
    ],
)
def test_a_finding_says_what_is_the_case_and_what_to_do(finding, sentence):
    with translation.override("en"):
        assert wording.refusal(finding) == sentence


def test_a_code_that_nobody_has_worded_is_loud():
    with pytest.raises(KeyError, match="never_heard_of"):
        wording.why_not(WhyNot("never_heard_of"))


def test_an_item_of_another_version_of_the_catalogue_goes_by_its_code():
    assert wording.name_of("i99999") == "i99999"


def test_an_indicator_of_the_operators_page_goes_by_its_everyday_words():
    indicators = catalogue().indicators

    assert wording.label_of(indicators["15.1"]) == "Hours of supply"
    assert wording.label_of(indicators["3.1"]) == "Water production per person"


def test_a_unit_is_worded_and_none_stays_none():
    assert (wording.unit("kWh/m3"), wording.unit("")) == ("kWh/m3", "")


def test_sentences_are_chosen_when_they_are_read(monkeypatch):
    monkeypatch.setattr(wording, "gettext", lambda text: text.upper())

    assert wording.name_of("i59") == "WATER SOLD"
