from fractions import Fraction

import pytest

from waterlinks.kernel.figure import Figure, WhyNot, exact, not_measured, worst


def test_a_figure_has_a_value_or_a_reason_never_both():
    with pytest.raises(ValueError, match="never both"):
        Figure(Fraction(1), "%", why_not=WhyNot("not_measured"))


def test_a_figure_without_value_says_why():
    with pytest.raises(ValueError, match="never neither"):
        Figure(None, "%")


def test_zero_is_a_value_and_not_measured_is_not():
    assert Figure(Fraction(0), "%").is_known
    assert not not_measured("%").is_known


def test_a_double_is_read_as_the_shortest_decimal_that_names_it():
    assert exact(0.1) == Fraction(1, 10)
    assert exact(19799.999) == Fraction(19799999, 1000)
    assert exact(3) == 3


def test_infinity_is_no_value():
    with pytest.raises(ValueError):
        exact(float("inf"))


@pytest.mark.parametrize(
    ("grades", "expected"), [(["A", "C", "B"], "C"), (["A", None], "A"), ([None, ""], None), ([], None)]
)
def test_a_result_is_as_sure_as_its_least_sure_input(grades, expected):
    assert worst(grades) == expected
