"""What the shipped catalogue says holds together and gives the figures others published."""

import csv
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterlinks.benchmarking.catalogue.loading import catalogue
from waterlinks.kernel.figure import Figure
from waterlinks.kernel.money import MoneyBasis
from waterlinks.kernel.periods import Period
from waterlinks.operators.terms import FocusArea

CATALOGUE = catalogue()
YEAR = Period.of_year(2018)
REAIS = MoneyBasis("BRL", "nominal")
LEK = MoneyBasis("ALL", "nominal")
INTERNATIONAL = MoneyBasis("XPP", "ppp2017")


def facts_of(values, *, period=YEAR, bases=None):
    bases = bases or {}
    return {
        code: CATALOGUE.observed(
            code, value, period=period, basis=bases.get(code, REAIS if CATALOGUE.items[code].money else None)
        )
        for code, value in values.items()
    }


def value_of(code, values, **more):
    return CATALOGUE.evaluate(code, facts_of(values, **more), YEAR).value


def test_the_page_of_an_operator_opens_with_non_revenue_water():
    headlines = CATALOGUE.headlines()

    assert [one.code for one in headlines] == [
        "6.1",
        "7.1",
        "15.1",
        "12.2",
        "23.2",
        "24.1",
        "G15",
        "13.2",
        "1.1",
        "2.1",
    ]
    assert headlines[0].headline.label == "Non-revenue water"


def test_every_headline_points_to_a_focus_area_and_knows_which_way_is_better():
    headlines = CATALOGUE.headlines()

    assert {one.headline.focus_area for one in headlines} <= set(FocusArea)
    assert {one.direction for one in headlines} == {"higher", "lower"}


def test_an_indicator_in_money_says_so_in_its_unit_and_the_other_way_round():
    wrong = [
        one.code
        for one in CATALOGUE.indicators.values()
        if one.money
        != ("USD" if "USD" in one.unit else "local" if "LCU" in one.unit or "BRL" in one.unit else "")
    ]

    assert wrong == []


def test_what_is_turned_into_dollars_reads_the_exchange_rate():
    in_dollars = {one.code for one in CATALOGUE.indicators.values() if one.money == "USD"}

    assert in_dollars == {
        one.code for one in CATALOGUE.indicators.values() if "i6" in {read.code for read in one.formula.reads}
    }


def test_an_item_in_money_says_so_in_its_unit():
    wrong = [
        one.code
        for one in CATALOGUE.items.values()
        if bool(one.money) != ("LCU" in one.unit or "BRL" in one.unit)
    ]

    assert wrong == []


def test_only_what_the_brazilian_form_leaves_empty_counts_as_zero():
    assert {item.category for item in CATALOGUE.items.values() if item.blank == "zero"} == {"SNIS"}
    assert {
        item.code for item in CATALOGUE.items.values() if item.blank == "zero" and item.kind == "stock"
    } == set()


def test_every_range_runs_from_low_to_high():
    bounded = [
        one for one in (*CATALOGUE.items.values(), *CATALOGUE.indicators.values()) if one.low is not None
    ]

    assert len(bounded) == len(CATALOGUE.items) + len(CATALOGUE.indicators)
    assert [one.code for one in bounded if not one.low < one.high] == []


def test_a_value_outside_the_range_is_asked_about():
    metering = CATALOGUE.indicators["7.1"]

    assert [metering.is_plausible(value) for value in (-1, 0, Fraction(1, 3), 100, 101)] == [
        False,
        True,
        True,
        True,
        False,
    ]


def test_only_meter_error_may_be_negative():
    assert [item.code for item in CATALOGUE.items.values() if not item.is_never_negative] == ["wb_meter"]


def test_an_operator_of_water_alone_has_no_sewers_to_report():
    absent = CATALOGUE.not_applicable_to(["water"])

    assert {"i70", "i71", "ES001", "FN003"} <= absent
    assert not {"i41", "AG001", "i36", "FN005"} & absent


@pytest.mark.parametrize("services", [None, [], ["water", "sewerage"]])
def test_unknown_services_exclude_nothing(services):
    assert CATALOGUE.not_applicable_to(services) == frozenset()


def test_staff_of_a_water_operator_is_set_against_water_connections_alone():
    facts = facts_of({"i36": 50, "i41": 10_000})

    water_only = CATALOGUE.evaluate("12.2", facts, YEAR, CATALOGUE.not_applicable_to(["water"]))
    unknown = CATALOGUE.evaluate("12.2", facts, YEAR)

    assert water_only.value == 5
    assert unknown.why_not.params == {"items": ["i71"]}


def test_items_of_the_brazilian_form_give_the_ibnet_ones():
    values = {"AG006": 900.5, "AG018": 100, "AG011": 600, "FN026": 20, "AG002": 4000, "ES002": 1000}

    assert value_of("i55", values) == 1_000_500
    assert value_of("6.1", values) == Fraction(100 * 400_500, 1_000_500)
    assert value_of("12.2", values) == 4


@given(st.lists(st.integers(0, 10**6), min_size=10, max_size=10))
def test_non_revenue_water_is_losses_and_unbilled_use_never_losses_alone(volumes):
    codes = (
        "wb_own",
        "wb_import",
        "wb_export",
        "wb_bm",
        "wb_bu",
        "wb_um",
        "wb_uu",
        "wb_theft",
        "wb_meter",
        "wb_data",
    )
    figures = CATALOGUE.evaluate_all(facts_of(dict(zip(codes, volumes, strict=True))), YEAR)
    value = {
        code: figures[code].value
        for code in ("WB.NRW", "WB.WL", "WB.UAC", "WB.AL", "WB.RL", "WB.WS", "WB.BAC")
    }

    assert value["WB.NRW"] == value["WB.WL"] + value["WB.UAC"] == value["WB.WS"] - value["WB.BAC"]
    assert value["WB.WL"] == value["WB.AL"] + value["WB.RL"]


def test_non_revenue_water_by_share_counts_unbilled_use_as_well():
    produced, billed, unbilled = 1000, 700, 100

    assert value_of("6.1", {"i55": produced, "i59": billed}) == 30
    assert (
        value_of(
            "WB.NRWP",
            {
                "wb_own": produced,
                "wb_import": 0,
                "wb_export": 0,
                "wb_bm": billed,
                "wb_bu": 0,
                "wb_um": unbilled,
            },
        )
        == 30
    )


# The published figures of others ------------------------------------------------------------------------------


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


SNIS_PUBLISHED = 138_027  # values of the 20 indicators published for 2013 to 2018


def test_the_brazilian_indicators_reproduce_every_published_value_from_2013_on(shared):
    folder = shared / "data" / "snis_brazil_panel"
    codes = [row["code"] for row in rows(folder / "formulas.csv")]
    published, differing = 0, []

    for row in rows(folder / "snis_panel_2008_2018.csv"):
        if int(row["year"]) < 2013:
            continue
        period = Period.of_year(int(row["year"]))
        facts = facts_of(
            {code: float(row[code]) for code in CATALOGUE.items.keys() & row.keys() if row[code]},
            period=period,
        )
        figures = CATALOGUE.evaluate_all(facts, period, codes=codes)
        for code in codes:
            if row[code]:
                published += 1
                if not is_near(figures[code], float(row[code])):
                    differing.append((row["provider_code"], row["year"], code, row[code], figures[code]))

    assert (published, differing) == (SNIS_PUBLISHED, [])


def is_near(figure: Figure, value: float, within: float = 0.011) -> bool:
    return figure.value is not None and abs(float(figure.value) - value) <= within


def test_the_formulas_of_the_brazilian_indicators_are_the_published_ones(shared):
    published = {
        row["code"]: row["formula"] for row in rows(shared / "data" / "snis_brazil_panel" / "formulas.csv")
    }

    assert {code: CATALOGUE.indicators[code].formula.text for code in published} == published


@pytest.mark.parametrize(("code", "items"), [("24.1", ["i90", "i94"]), ("G12", ["i94", "i90"])])
def test_revenue_and_cost_of_the_ibnet_panel_cannot_be_divided(shared, code, items):
    columns = {"op_revenue_lcu": ("i90", LEK), "opex_ppp2017": ("i94", INTERNATIONAL)}
    both = 0

    for row in rows(shared / "data" / "ibnet_panel" / "ibnet_panel.csv"):
        period = Period.of_year(int(row["year"]))
        facts = {
            item: CATALOGUE.observed(item, float(row[column]), period=period, basis=basis)
            for column, (item, basis) in columns.items()
            if row[column]
        }
        figure = CATALOGUE.evaluate(code, facts, period)
        assert figure.value is None
        if len(facts) == 2:
            both += 1
            assert (figure.why_not.code, figure.why_not.params["items"]) == ("mixed_money_bases", items)

    assert both == 14_087


M3 = {"Acre-feet": 325_851.43 * 0.003785411784, "Million gallons (US)": 1_000_000 * 0.003785411784}
KM_PER_MILE, METRES_PER_PSI, LITRES_PER_GALLON = 1.609344, 0.7031, 3.785411784
CCF, KILOGALLON = 748.052 * 0.003785411784, 1000 * 0.003785411784
VOLUMES = {
    "wb_bm": "billed_metered",
    "wb_bu": "billed_unmetered",
    "wb_um": "unbilled_metered",
    "wb_uu": "unbilled_unmetered",
    "wb_theft": "unauthorised",
    "wb_meter": "meter_inaccuracy",
    "wb_data": "data_errors",
    "wb_import": "imported",
    "wb_export": "exported",
}


def audited(row):
    """The inputs of one audit in the units of the catalogue. In that software an empty cell is zero."""
    unit = M3[row["volume_unit"]]
    number = {
        name: float(text) if text else 0.0
        for name, text in row.items()
        if name.startswith(("in_", "out_")) and is_number(text)
    }
    values = {item: number[f"in_{column}"] * unit for item, column in VOLUMES.items()}
    # Meter errors given in percent are not in the file, so input is taken as corrected: what was supplied.
    values["wb_own"] = number["out_water_supplied"] * unit - values["wb_import"] + values["wb_export"]
    retail_unit = KILOGALLON if "1000 gallons" in row["in_retail_price_unit"] else CCF
    retail = number["in_retail_price"] / retail_unit
    at_retail = row["in_real_losses_valued_at"] == "Customer Retail Unit Cost"
    values |= {
        "wb_lm": number["in_mains_miles"] * KM_PER_MILE,
        "wb_nc": number["in_connections"],
        "wb_lp": 0.0,
        "wb_p": number["in_pressure_psi"] * METRES_PER_PSI,
        "wb_t": 100.0,
        "wb_cost": number["in_operating_cost_usd"],
        "wb_retail": retail,
        "wb_prod": retail if at_retail else number["in_variable_production_cost_per_volume_unit"] / unit,
    }
    return values, number, unit


def is_number(text):
    return not text or text.replace(".", "", 1).replace("-", "", 1).replace("e", "", 1).isdigit()


def published_outputs(number, unit):
    """Outputs of the audit by indicator, in the units of the catalogue, each with the tolerance it deserves."""
    # the software's own constants are rounded: gallons of an acre-foot, coefficients of the American UARL
    exact, rounded, us_coefficients, gallons = 1e-6, 1e-5, 0.01, LITRES_PER_GALLON
    return {
        "WB.WS": (number["out_water_supplied"] * unit, exact),
        "WB.AC": (number["out_authorised_consumption"] * unit, exact),
        "WB.WL": (number["out_water_losses"] * unit, exact),
        "WB.AL": (number["out_apparent_losses"] * unit, exact),
        "WB.RL": (number["out_real_losses"] * unit, exact),
        "WB.NRW": (number["out_nrw"] * unit, exact),
        "WB.NRWP": (100 * number["out_nrw_fraction_volume"], exact),
        "WB.NRWC": (100 * number["out_nrw_fraction_cost"], rounded),
        "WB.UARL": (number["out_uarl"] * unit, us_coefficients),
        "WB.ILI": (number["out_ili"], us_coefficients),
        "WB.ALC": (number["out_apparent_gal_conn_day"] * gallons, rounded),
        "WB.RLC": (number["out_real_gal_conn_day"] * gallons, rounded),
        "WB.RLCP": (number["out_real_gal_conn_day_psi"] * gallons / METRES_PER_PSI, rounded),
        "WB.RLKM": (number["out_real_gal_mile_day"] * gallons / 1000 / KM_PER_MILE, rounded),
    }


def test_twenty_five_audited_water_balances_come_out_as_published(shared):
    compared, differing = 0, []

    for row in rows(shared / "reference" / "water_balance_examples.csv"):
        values, number, unit = audited(row)
        period = Period.of_year(2018)  # the software counts 365 days in every year
        figures = CATALOGUE.evaluate_all(facts_of(values, period=period), period)
        for code, (published, within) in published_outputs(number, unit).items():
            if published:
                compared += 1
                ours = float(figures[code].value)
                if abs(ours - published) > within * abs(published):
                    differing.append((row["supplier"], row["year"], code, published, ours))

    assert (compared, differing) == (315, [])
