import csv

import pytest

from waterlinks.kernel.money import MoneyBasis
from waterlinks.ui import units


@pytest.mark.parametrize(
    ("unit", "basis", "words"),
    [
        ("%", None, "%"),
        ("hours/day", None, "hours a day"),
        ("m3/km/day", None, "m³ per km a day"),
        ("USD/m3", None, "USD per m³"),
        ("LCU/m3", MoneyBasis("BRL", "nominal"), "BRL per m³"),
        ("USD/year", MoneyBasis("XPP", "ppp2017"), "international dollars of 2017 a year"),
        ("USD", MoneyBasis("PHP", "nominal"), "PHP"),
        ("USD/acre-foot", None, "USD/acre-foot"),
        ("furlongs", None, "furlongs"),
    ],
)
def test_units_read_as_words(unit, basis, words):
    assert units.in_words(unit, basis) == words


def test_a_package_may_bring_its_own_units():
    units.register({"test drops": "drops a minute"})

    assert units.in_words("test drops") == "drops a minute"


def test_the_numbers_of_the_catalogue_have_units_in_words(shared):
    with (shared / "reference" / "indicators.csv").open() as lines:
        measured = {row["unit"] for row in csv.DictReader(lines) if not row["category"].startswith("process")}

    assert {unit for unit in measured if "/" in units.in_words(unit)} == set()
