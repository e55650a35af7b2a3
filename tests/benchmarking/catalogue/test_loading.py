"""The catalogue's files are checked row by row when they are read, and a bad row is named."""

import pytest

from waterlinks.benchmarking.catalogue.loading import CatalogueError, assembled, catalogue

ITEM = """
[[item]]
code = "i55"
name = "Water produced"
unit = "m3/year"
definition = "Water put into the network."
category = "water"
source = "somewhere"
"""
INDICATOR = """
[[indicator]]
code = "3.9"
name = "Water per day"
unit = "m3/day"
formula = "i55/days"
definition = "Water put into the network per day."
category = "water"
direction = "higher"
source = "somewhere"
"""


def read(text, version='version = "1"'):
    return assembled([("one.toml", version + text)])


def test_a_row_without_more_has_the_plain_defaults():
    found = read(ITEM + INDICATOR)

    item, indicator = found.items["i55"], found.indicators["3.9"]
    assert (item.kind, item.blank, item.money, item.service, item.low, item.high) == (
        "flow",
        "missing",
        "",
        "",
        None,
        None,
    )
    assert (found.version, indicator.headline, indicator.formula.text) == ("1", None, "i55/days")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (ITEM + 'kind = "heap"', "one.toml: i55: kind is 'heap'; it is one of: flow, stock"),
        (ITEM + 'colour = "blue"', "one.toml: i55: .*colour"),
        (ITEM.replace('unit = "m3/year"', ""), "one.toml: i55: .*unit"),
        (ITEM + ITEM, "The code i55 is used twice"),
        (ITEM + INDICATOR.replace("3.9", "i55"), "Both an item and an indicator: i55"),
        (ITEM + INDICATOR.replace("i55/days", "i55**2"), "one.toml: Formula 'i55\\*\\*2'"),
        (ITEM + INDICATOR.replace('formula = "i55/days"', ""), "one.toml: Formula ''"),
        (INDICATOR, "3.9 reads i55, which does not exist"),
        ('\n[derivations]\ni55 = "1000*AG006"' + ITEM, "i55 reads AG006, which does not exist"),
        ('\n[derivations]\ni77 = "i55"' + ITEM, "Derivations of items that do not exist: i77"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_its_fault(text, problem):
    with pytest.raises(CatalogueError, match=problem):
        read(text)


def test_files_of_two_versions_do_not_go_together():
    with pytest.raises(CatalogueError, match="different versions: 1, 2"):
        assembled([("one.toml", 'version = "1"'), ("two.toml", 'version = "2"')])


def test_the_catalogue_is_read_once():
    assert catalogue() is catalogue()
