"""A formula is plain arithmetic over names, worked out exactly; everything else is refused with its reason."""

import ast
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterlinks.benchmarking.formulas.parsing import (
    MAX_DEPTH,
    MAX_LENGTH,
    FormulaError,
    ZeroDenominatorError,
    parse,
)


def worked_out(text, **values):
    return parse(text).value(
        {name: None if value is None else Fraction(value) for name, value in values.items()}
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100*(i55-i59)/i55", Fraction(40)),
        ("-i59+i55", Fraction(4)),
        ("i55/3", Fraction(10, 3)),
        ("0.1*i55", Fraction(1)),
        ("1e6*i59/days", Fraction(6 * 10**6, 366)),
        ("i55-i59-1", Fraction(3)),
    ],
)
def test_arithmetic_is_exact(text, expected):
    assert worked_out(text, i55=10, i59=6, days=366) == expected


def test_brackets_around_brackets_change_nothing():
    assert worked_out("(" * 150 + "i55" + ")" * 150, i55=10) == 10


def test_a_formula_reads_each_name_once_and_days_is_no_item():
    formula = parse("1000*mean(FN026)/mean(AG002)+AG002/days-mean(FN026)+WB.RL")

    assert [read.key for read in formula.reads] == ["mean(FN026)", "mean(AG002)", "AG002", "WB.RL"]


def test_the_same_text_is_compiled_once():
    assert parse("i55-i59") is parse("i55-i59")


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("a+b", {"a": 2, "b": None}, 2),
        ("a+b", {"a": None, "b": 2}, 2),
        ("a+b", {"a": None, "b": None}, None),
        ("a-b", {"a": 2, "b": None}, 2),
        ("a-b", {"a": None, "b": 2}, None),
        ("a*b", {"a": 2, "b": None}, None),
        ("a/b", {"a": None, "b": 2}, None),
        ("-a", {"a": None}, None),
        ("a/(b+c)", {"a": 6, "b": 3, "c": None}, 2),
    ],
)
def test_a_blank_adds_nothing_to_a_sum_and_blanks_everything_else(text, values, expected):
    assert worked_out(text, **values) == expected


def test_a_zero_denominator_names_what_stands_in_it():
    with pytest.raises(ZeroDenominatorError) as refusal:
        worked_out("i59/(1000*(i55-i58))", i59=1, i55=2, i58=2)

    assert refusal.value.names == ("i55", "i58")


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true')",
        "__import__",
        "i55.__class__",
        "i55.real",
        "().__class__.__bases__",
        "i55**i59",
        "2**99999999",
        "i55 if i59 else i55",
        "[i55 for i55 in i59]",
        "lambda: i55",
        "i55 and i59",
        "i55 < i59",
        "i55[0]",
        "i55 % i59",
        "i55 // i59",
        "+i55",
        "~i55",
        "sum(i55)",
        "mean(i55+i59)",
        "mean(i55, i59)",
        "mean(days)",
        "mean(x=i55)",
        "'i55'",
        "True*i55",
        "1j*i55",
        "(i55 := 3)",
        "i55, i59",
        "i55; i59",
        "1e999*i55",
        "1e-300*i55",
        "i55/1e19",
        "i55\0",
        "",
        "   ",
        "5",
        "days",
        "a" * 31,
        "a" * (MAX_LENGTH + 1),
        "9" * 300 + "*i55",
        "-(" * 60 + "i55" + ")" * 60,
        "-" * (MAX_DEPTH + 1) + "i55",
        "+".join(["i55"] * (MAX_DEPTH + 2)),
    ],
)
def test_a_hostile_or_senseless_formula_is_refused(text):
    with pytest.raises(FormulaError):
        parse(text)


def test_a_number_of_a_thousand_million_digits_is_refused_before_it_is_read():
    with pytest.raises(FormulaError, match=f"longer than {MAX_LENGTH} characters"):
        parse("9" * 10**7)


def test_a_refusal_names_the_formula_and_the_part_that_is_wrong():
    with pytest.raises(FormulaError) as refusal:
        parse("i55**2+i59")

    assert str(refusal.value).startswith("Formula 'i55**2+i59': 'i55**2' is not allowed")


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_a_formula_or_a_refusal(text):
    try:
        formula = parse(text)
    except FormulaError:
        return
    assert formula.reads


def trees():
    leaves = st.sampled_from(["a", "b", "c", "2", "0.5"])
    return st.recursive(
        leaves, lambda inner: st.builds("({}{}{})".format, inner, st.sampled_from("+-*/"), inner)
    )


@given(trees(), st.tuples(*[st.fractions(min_value=-1000, max_value=1000, max_denominator=50)] * 3))
def test_the_result_is_the_one_of_exact_arithmetic(text, numbers):
    values = dict(zip("abc", numbers, strict=True))
    text = f"a+{text}"

    try:
        expected = reckoned(ast.parse(text, mode="eval").body, values)
    except ZeroDivisionError:
        with pytest.raises(ZeroDenominatorError):
            parse(text).value(values)
    else:
        assert parse(text).value(values) == expected


def reckoned(tree, values):
    """The reference: Python's own fractions over the tree, without blanks."""
    match tree:
        case ast.Name(name):
            return values[name]
        case ast.Constant(number):
            return Fraction(str(number))
        case ast.BinOp(left, ast.Add(), right):
            return reckoned(left, values) + reckoned(right, values)
        case ast.BinOp(left, ast.Sub(), right):
            return reckoned(left, values) - reckoned(right, values)
        case ast.BinOp(left, ast.Mult(), right):
            return reckoned(left, values) * reckoned(right, values)
        case ast.BinOp(left, ast.Div(), right):
            return reckoned(left, values) / reckoned(right, values)
    raise AssertionError(tree)
