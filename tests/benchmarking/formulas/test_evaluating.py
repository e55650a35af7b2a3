"""An indicator is worked out from what was reported, or says in a code exactly why it cannot be."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterlinks.benchmarking.formulas.evaluating import Computed, Evaluator, Measured
from waterlinks.benchmarking.formulas.parsing import FormulaError, parse
from waterlinks.kernel.figure import Figure, WhyNot, not_measured
from waterlinks.kernel.money import MoneyBasis
from waterlinks.kernel.periods import Period

YEAR = Period.of_year(2018)
REAIS = MoneyBasis("BRL", "nominal")
INTERNATIONAL = MoneyBasis("XPP", "ppp2017")


def an_item(code, derivation=None, **facts):
    return Measured(code=code, unit="m3", formula=parse(derivation) if derivation else None, **facts)


def an_indicator(code, formula, **facts):
    return Computed(**{"unit": "%", **facts}, code=code, formula=parse(formula))


def reported(value, **facts):
    return Figure(**{"value": Fraction(value), "unit": "m3", "period": YEAR, **facts})


ITEMS = [
    an_item("produced", "own+bought"),
    an_item("sold"),
    an_item("own"),
    an_item("bought", blank="zero"),
    an_item("given", blank="zero"),
    an_item("staff", kind="stock", year_before="staffA"),
    an_item("staffA", kind="stock"),
    an_item("revenue", money="local"),
    an_item("cost", money="local"),
    an_item("rate", money="local"),
]
INDICATORS = [
    an_indicator("LOST", "100*(produced-sold)/produced"),
    an_indicator("W.NR", "produced-sold"),
    an_indicator("W.KEPT", "1-W.NR/produced", unit="ratio"),
    an_indicator("COVER", "revenue/cost", unit="ratio"),
    an_indicator("PRICE", "revenue/sold", unit="LCU/m3", money="local"),
    an_indicator("DOLLARS", "revenue/sold/rate", unit="USD/m3", money="USD"),
    an_indicator("PERHEAD", "sold/mean(staff)", unit="m3/person"),
    an_indicator("DAILY", "sold/days", unit="m3/day"),
    an_indicator("GIFTS", "given/sold"),
    an_indicator("PLUSONE", "1+given"),
]
EVALUATOR = Evaluator(ITEMS, INDICATORS)


def evaluated(code, not_applicable=(), **facts):
    return EVALUATOR.evaluate(code, facts, YEAR, frozenset(not_applicable))


def test_an_indicator_is_exact_and_carries_unit_and_period():
    figure = evaluated("LOST", produced=reported(3), sold=reported(2))

    assert (figure.value, figure.unit, figure.period) == (Fraction(100, 3), "%", YEAR)


def test_an_observed_item_comes_before_its_derivation():
    facts = {"own": reported(5), "sold": reported(1)}

    assert evaluated("W.NR", **facts).value == 4
    assert evaluated("W.NR", **facts, produced=reported(9)).value == 8


def test_an_indicator_may_read_another_and_says_what_the_other_misses():
    assert evaluated("W.KEPT", produced=reported(4), sold=reported(3)).value == Fraction(3, 4)
    assert evaluated("W.KEPT", produced=reported(4)).why_not == WhyNot("missing_items", {"items": ["sold"]})


def test_every_missing_item_is_named_once():
    assert evaluated("LOST").why_not == WhyNot("missing_items", {"items": ["produced", "sold"]})


def test_an_item_reported_as_not_measured_is_missing():
    figure = evaluated("DAILY", sold=not_measured("m3"))

    assert figure.why_not == WhyNot("missing_items", {"items": ["sold"]})


def test_days_are_the_days_of_the_period():
    leap = Period.of_year(2016)

    figure = EVALUATOR.evaluate("DAILY", {"sold": reported(366, period=leap)}, leap)

    assert figure.value == 1


def test_a_zero_denominator_is_a_reason_and_zero_over_something_is_zero():
    assert evaluated("LOST", produced=reported(0), sold=reported(0)).why_not == WhyNot(
        "zero_denominator", {"items": ["produced"]}
    )
    assert evaluated("LOST", produced=reported(7), sold=reported(7)).value == 0


def test_a_blank_counts_as_zero_only_where_the_catalogue_says_so_and_only_in_a_sum():
    assert evaluated("produced", own=reported(5)).value == 5
    assert evaluated("produced", bought=reported(5)).why_not == WhyNot(
        "missing_items", {"items": ["produced"]}
    )
    assert evaluated("GIFTS", sold=reported(5)).why_not == WhyNot("missing_items", {"items": ["given"]})


def test_a_formula_of_which_nothing_is_known_has_no_value():
    assert evaluated("PLUSONE").why_not == WhyNot("missing_items", {"items": ["given"]})


def test_what_does_not_apply_adds_nothing_to_a_sum_and_otherwise_says_so():
    assert evaluated("produced", ["own"], bought=reported(5)).value == 5
    assert evaluated("produced", ["own", "bought"]).why_not == WhyNot(
        "not_applicable", {"items": ["own", "bought"]}
    )
    assert evaluated("DAILY", ["sold"]).why_not == WhyNot("not_applicable", {"items": ["sold"]})


def test_what_is_observed_applies_whatever_the_profile_says():
    assert evaluated("DAILY", ["sold"], sold=reported(365)).value == 1


def test_a_mean_is_over_both_ends_of_the_year_or_the_one_that_is_known():
    facts = {"sold": reported(60)}

    assert evaluated("PERHEAD", **facts, staff=reported(4), staffA=reported(2)).value == 20
    assert evaluated("PERHEAD", **facts, staff=reported(4)).value == 15
    assert evaluated("PERHEAD", **facts, staffA=reported(2)).value == 30
    assert evaluated("PERHEAD", **facts).why_not == WhyNot("missing_items", {"items": ["staff"]})


def test_the_confidence_of_a_result_is_the_worst_of_its_inputs():
    facts = {"sold": reported(1, confidence="A"), "staff": reported(1, confidence="B")}

    assert evaluated("PERHEAD", **facts, staffA=reported(1, confidence="D")).confidence == "D"
    assert evaluated("PERHEAD", **facts).confidence == "B"


def test_the_sources_of_a_result_are_those_of_its_inputs_each_once():
    facts = {"produced": reported(2, source="SNIS"), "sold": reported(1, source="own")}

    assert evaluated("LOST", **facts).source == "SNIS; own"


def test_two_money_bases_never_give_a_number():
    figure = evaluated("COVER", revenue=reported(3, basis=REAIS), cost=reported(2, basis=INTERNATIONAL))

    assert (figure.value, figure.why_not) == (
        None,
        WhyNot(
            "mixed_money_bases",
            {"items": ["revenue", "cost"], "bases": [["BRL", "nominal"], ["XPP", "ppp2017"]]},
        ),
    )


def test_money_of_one_basis_gives_a_ratio_without_a_currency():
    figure = evaluated("COVER", revenue=reported(3, basis=REAIS), cost=reported(2, basis=REAIS))

    assert (figure.value, figure.basis) == (Fraction(3, 2), None)


def test_the_exchange_rate_belongs_to_nominal_local_currency():
    facts = {"sold": reported(2), "rate": reported(4, basis=REAIS)}

    assert evaluated("DOLLARS", **facts, revenue=reported(16, basis=REAIS)).basis == MoneyBasis(
        "USD", "nominal"
    )
    assert evaluated("DOLLARS", **facts, revenue=reported(16, basis=INTERNATIONAL)).why_not.params[
        "items"
    ] == [
        "revenue",
        "rate",
    ]


def test_an_amount_keeps_its_currency_in_basis_and_unit():
    figure = evaluated("PRICE", revenue=reported(3, basis=REAIS), sold=reported(2))

    assert (figure.basis, figure.unit) == (REAIS, "BRL/m3")


def test_money_without_a_currency_gives_no_number():
    figure = evaluated("COVER", revenue=reported(3), cost=reported(2))

    assert figure.why_not == WhyNot("mixed_money_bases", {"items": ["revenue"], "bases": [[None, None]]})


def test_a_flow_of_another_period_is_out_of_period():
    figure = evaluated("DAILY", sold=reported(1, period=Period.of_year(2017)))

    assert figure.why_not == WhyNot(
        "out_of_period", {"items": ["sold"], "period": "2017", "expected": "2018"}
    )


def test_a_stock_at_the_end_of_the_year_belongs_to_the_year():
    last_day = Period(dt.date(2018, 12, 31), dt.date(2018, 12, 31))

    assert evaluated("PERHEAD", sold=reported(6), staff=reported(2, period=last_day)).value == 3


def test_figures_of_a_zone_and_of_the_utility_do_not_meet():
    figure = evaluated("LOST", produced=reported(2), sold=reported(1, scope="zone"))

    assert figure.why_not == WhyNot(
        "mixed_scopes", {"items": ["produced", "sold"], "scopes": ["utility", "zone"]}
    )


def test_a_derivation_that_cannot_be_hands_its_reason_on():
    facts = {"own": reported(2), "bought": reported(1, scope="zone"), "sold": reported(1)}

    assert evaluated("LOST", **facts).why_not.code == "mixed_scopes"


def test_all_indicators_come_in_the_order_of_the_catalogue_and_agree_with_each_alone():
    facts = {"own": reported(5), "sold": reported(2)}

    everything = EVALUATOR.evaluate_all(facts, YEAR)

    assert list(everything) == [indicator.code for indicator in INDICATORS]
    assert everything == {code: EVALUATOR.evaluate(code, facts, YEAR) for code in everything}


def test_some_indicators_can_be_asked_for():
    assert list(EVALUATOR.evaluate_all({}, YEAR, codes=["COVER", "LOST"])) == ["COVER", "LOST"]


def test_an_indicator_is_made_of_all_it_reads_all_the_way_down():
    assert EVALUATOR.inputs_of("W.KEPT") == {"W.KEPT", "W.NR", "produced", "own", "bought", "sold"}
    assert EVALUATOR.inputs_of("PERHEAD") == {"PERHEAD", "sold", "staff", "staffA"}
    assert EVALUATOR.inputs_of("sold") == {"sold"}


@pytest.mark.parametrize(
    ("items", "indicators", "problem"),
    [
        ([an_item("a")], [an_indicator("X", "a/b")], "X reads b, which does not exist"),
        ([an_item("a")], [an_indicator("X", "mean(a)")], "X takes the mean of a: no year before"),
        ([an_item("a", "b"), an_item("b", "a")], [], "a circle: a -> b -> a"),
        (
            [an_item("a")],
            [an_indicator("X.A", "a/X.B"), an_indicator("X.B", "a/X.A")],
            "a circle: X.A -> X.B -> X.A",
        ),
    ],
)
def test_a_catalogue_that_does_not_fit_together_is_refused(items, indicators, problem):
    with pytest.raises(FormulaError, match=problem):
        Evaluator(items, indicators)


values = st.none() | st.integers(0, 10**9)


@given(own=values, bought=values, sold=values)
def test_a_figure_has_a_value_or_a_reason_and_more_sold_is_never_more_lost(own, bought, sold):
    given_facts = {"own": own, "bought": bought, "sold": sold}
    facts = {code: reported(value) for code, value in given_facts.items() if value is not None}

    figure = evaluated("LOST", **facts)

    assert figure.is_known == (own is not None and sold is not None and own + (bought or 0) > 0)
    if figure.is_known:
        assert (
            evaluated("LOST", **{**facts, "sold": replace(facts["sold"], value=Fraction(sold + 1))}).value
            < figure.value
        )
