"""The mappings that come with the product fit their files; one that does not fit is refused with its fault."""

import csv

import pytest

from waterlinks.benchmarking.imports.mapping import NAMES, MappingError, assembled, mapping
from waterlinks.kernel.money import MoneyBasis


@pytest.mark.parametrize(
    ("name", "path"),
    [("snis", "snis_brazil_panel/snis_panel_2008_2018.csv"), ("ibnet", "ibnet_panel/ibnet_panel.csv")],
)
def test_every_column_of_the_public_file_is_read_or_left_out_on_purpose(shared, name, path):
    with (shared / "data" / path).open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))

    assert set(columns) == set(mapping(name).required) | mapping(name).left_out


@pytest.mark.parametrize("name", NAMES)
def test_every_mapping_grades_its_figures_and_says_why(name):
    found = mapping(name)

    assert (found.name, found.method, found.scope) == (name, "reported", "utility")
    assert found.confidence in "ABCD"
    assert len(found.confidence_reason) > 20


def test_amounts_of_the_brazilian_file_are_in_reais_and_volumes_in_no_money():
    assert mapping("snis").basis("FN005", "BRL") == MoneyBasis("BRL", "nominal")
    assert mapping("snis").basis("AG006", "BRL") is None


def test_revenue_of_the_ibnet_panel_is_in_local_money_and_cost_in_international_dollars():
    assert mapping("ibnet").basis("i90", "ALL") == MoneyBasis("ALL", "nominal")
    assert mapping("ibnet").basis("i94", "ALL") == MoneyBasis("XPP", "ppp2017")


def test_an_item_without_a_column_has_no_basis():
    with pytest.raises(KeyError, match="i59"):
        mapping("ibnet").basis("i59", "ALL")


def test_an_unknown_mapping_names_those_there_are():
    with pytest.raises(KeyError, match="There is no mapping 'csv'; there are: snis, ibnet"):
        mapping("csv")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('item = "i55"', 'item = "i99999"', "small: items the catalogue lacks: i99999"),
        ('column = "sold"', 'column = "made"', "small: columns or items there twice: made"),
        ('item = "i59"', 'item = "i55"', "small: columns or items there twice: i55"),
        ('words = "services"', 'words = "colours"', "small: there is no list of words 'colours'"),
        ("[columns]", '[currencies]\nXXX = "EUR"\n[columns]', "small: there is no country XXX"),
    ],
)
def test_a_mapping_that_cannot_be_used_says_why(small_text, old, new, problem):
    with pytest.raises(MappingError, match=problem):
        assembled(small_text.replace(old, new))
