import json

from waterlinks.benchmarking.catalogue.loading import catalogue
from waterlinks.benchmarking.queries.computed import COLUMNS, indicators, inputs_of, rows_of, within_reach
from waterlinks.benchmarking.queries.observed import OperatorPeriod, Told
from waterlinks.kernel.periods import Period

YEAR = Period.of_year(2018)
KEY = OperatorPeriod(7, YEAR.start, YEAR.end)


def told(**values):
    return {item: Told(float(value), "reported", "B", "", "", "SNIS") for item, value in values.items()}


def money(**values):
    return {
        item: Told(float(value), "reported", "C", *basis, "IBNET") for item, (value, basis) in values.items()
    }


def computed(items, **facts):
    facts.setdefault("services", ["water"])
    return indicators(KEY, items, **facts)


def test_an_indicator_is_made_of_all_its_formulas_read():
    assert {"6.1", "i55", "i59", "AG006", "AG011"} <= inputs_of("6.1")


def test_only_indicators_with_an_input_are_within_reach():
    assert within_reach(["x_hours"]) == [
        code for code in catalogue().indicators if "x_hours" in inputs_of(code)
    ]
    assert within_reach([]) == []


def test_values_are_exact():
    assert computed(told(i55="0.3", i59="0.1"))["6.1"].value * 3 == 200


def test_that_something_is_missing_is_said_of_headlines_only():
    figures = computed(told(i55=100))
    missing = {code for code, figure in figures.items() if figure.why_not}

    assert figures["6.1"].why_not.code == "missing_items"
    assert missing <= {one.code for one in catalogue().headlines()}


def test_why_else_a_figure_cannot_be_computed_is_always_said():
    figures = computed(money(i90=(5, ("KES", "nominal")), i94=(4, ("XPP", "ppp2017"))))

    assert figures["24.1"].why_not.code == "mixed_money_bases"
    assert figures["G12"].why_not.code == "mixed_money_bases"


def test_a_service_that_is_not_given_does_not_apply():
    assert computed(told(i70=10, x_pop_sewer_area=100))["2.1"].value == 10
    assert computed(told(i30=100), also=["2.1"])["2.1"].why_not.code == "not_applicable"


def test_what_the_file_says_does_not_apply_does_not():
    figures = computed(told(i30=100), services=None, not_applicable=["i40"])

    assert figures["1.1"].why_not.code == "not_applicable"


def test_what_is_asked_for_is_answered_even_out_of_reach():
    figures = computed({}, also=["G12"])

    assert {code: figure.why_not.code for code, figure in figures.items()} == {"G12": "missing_items"}


def test_a_row_holds_a_value_or_a_reason():
    figures = computed(told(i55=100, i59=75))

    row = dict(zip(COLUMNS, next(rows_of(KEY, 3, {"6.1": figures["6.1"]})), strict=True))

    assert row == {
        "operator": 7,
        "batch": 3,
        "period_start": "2018-01-01",
        "period_end": "2018-12-31",
        "scope": "utility",
        "zone": "",
        "indicator": "6.1",
        "value": 25.0,
        "why_not": None,
        "confidence": "B",
        "currency": "",
        "price_basis": "",
    }


def test_a_reason_is_kept_as_code_and_parameters():
    figures = computed(told(i55=0, i59=0))

    row = dict(zip(COLUMNS, next(rows_of(KEY, 3, {"6.1": figures["6.1"]})), strict=True))

    assert row["value"] is None
    assert json.loads(row["why_not"]) == {"code": "zero_denominator", "params": {"items": ["i55"]}}


def test_an_amount_keeps_what_it_is_counted_in():
    figures = computed(money(FN017=(4000, ("BRL", "nominal"))) | told(AG011=2, ES007=0))

    row = dict(zip(COLUMNS, next(rows_of(KEY, 3, {"IN003": figures["IN003"]})), strict=True))

    assert (row["value"], row["currency"], row["price_basis"]) == (2, "BRL", "nominal")
