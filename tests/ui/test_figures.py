from decimal import Decimal
from fractions import Fraction

import pytest

from waterlinks.kernel.figure import Figure, WhyNot, not_measured
from waterlinks.kernel.money import MoneyBasis
from waterlinks.kernel.periods import Period
from waterlinks.ui import figures


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (41, "41"),
        (Fraction(41), "41"),
        (41.27, "41.3"),
        (99.96, "100"),
        (100, "100"),
        (5.2, "5.2"),
        (1.08, "1.08"),
        (1.1, "1.1"),
        (0.283, "0.283"),
        (Fraction(1, 3), "0.333"),
        (0.00002834, "0.0000283"),
        (412.7, "413"),
        (1234.5, "1,235"),
        (1_180_340, "1,180,340"),
        (Decimal("240000.4"), "240,000"),
        (0, "0"),
        (-0.0, "0"),
        (-7.04, "−7.04"),
        (10**30, "1,000,000,000,000,000,000,000,000,000,000"),
        (None, ""),
    ],
)
def test_numbers_have_three_digits_or_are_whole(value, text):
    assert figures.shown(value) == text


@pytest.mark.parametrize(
    ("value", "places", "text"), [(22, 1, "22.0"), (27.45, 1, "27.5"), (-0.04, 1, "0.0")]
)
def test_columns_that_must_line_up_have_fixed_places(value, places, text):
    assert figures.shown(value, places) == text


def test_numbers_speak_the_language_of_the_reader():
    from django.utils import translation

    with translation.override("de"):
        assert figures.shown(1234567.0) == "1.234.567"
        assert figures.shown(5.2) == "5,2"


def test_a_share_says_of_what():
    assert figures.in_words(Figure(Fraction(41), "%"), "of system input") == "41\xa0% of system input"


def test_money_names_its_currency():
    cost = Figure(Fraction(2), "USD/m3", basis=MoneyBasis("BRL", "nominal"))

    assert figures.in_words(cost) == "2\xa0BRL per m³"


@pytest.mark.parametrize("figure", [None, not_measured("%"), Figure(None, "%", WhyNot("never_worded"))])
def test_without_a_value_there_is_a_sentence(figure):
    assert figures.in_words(figure) == "Not measured"


def test_a_note_tells_period_grade_scope_and_source():
    figure = Figure(
        Fraction(41), "%", period=Period.of_year(2025), confidence="B", scope="zone 5", source="Zone report"
    )

    assert figures.note(figure) == "2025, grade B, zone 5. Source: Zone report"


def test_a_note_leaves_out_what_is_not_known():
    assert figures.note(Figure(Fraction(41), "%")) == ""
