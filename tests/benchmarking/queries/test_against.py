import pytest

from figure_makers import MOMENT, a_batch, a_group, a_refresh, a_standing, an_indicator_value
from makers import an_operator
from waterlinks.benchmarking.queries.against import MOST_YEARS, against_peers
from waterlinks.kernel.figure import WhyNot
from waterlinks.ui.figures import in_words
from waterlinks.ui.figures import note as figure_note

pytestmark = pytest.mark.django_db

TOWN = {"size_band": "town", "income_group": 2, "services": "water"}


def an_alike(**facts):
    return an_operator(people_served=20_000, services=["water"], **facts)


def multiple(operator, name="Non-revenue water", **options):
    return next(one for one in against_peers(operator, **options).multiples if one.name == name)


def test_all_headlines_are_shown_in_their_order():
    names = [one.name for one in against_peers(an_operator()).multiples]

    assert len(names) == 10
    assert names[:3] == ["Non-revenue water", "Connections with a meter", "Hours of supply"]


def test_a_figure_stands_among_its_peers_in_words():
    operator = an_alike()
    an_indicator_value(operator, value=41, batch=a_batch(source="SNIS"))
    a_standing(operator, a_group(a_refresh(), **TOWN), 41, "worst")

    shown = multiple(operator)

    assert in_words(shown.figure) == "41\u00a0%"
    assert figure_note(shown.figure) == "2025, grade B"
    assert (shown.band, shown.median) == ((20, 40), 30)
    assert (shown.verdict, shown.alert) == ("Higher than three quarters of peers", True)


@pytest.mark.parametrize(
    ("band", "verdict"),
    [("best", "Better than three quarters of peers"), ("middle", "In the middle half of peers")],
)
def test_only_the_worst_quarter_asks_for_attention(band, verdict):
    operator = an_alike()
    an_indicator_value(operator)
    a_standing(operator, a_group(a_refresh(), **TOWN), 30, band)

    shown = multiple(operator)

    assert (shown.verdict, shown.alert) == (verdict, False)


def test_where_more_is_better_the_worst_quarter_is_lower():
    operator = an_alike()
    an_indicator_value(operator, "7.1", 30)
    a_standing(operator, a_group(a_refresh(), "7.1", **TOWN), 30, "worst")

    assert multiple(operator, "Connections with a meter").verdict == "Lower than three quarters of peers"


def test_own_years_are_a_line_with_gaps():
    operator = an_operator()
    an_indicator_value(operator, value=30, year=2022)
    an_indicator_value(operator, value=26, year=2024)
    an_indicator_value(operator, "7.1", 80, year=2023)

    assert multiple(operator).series == [(2022, 30.0), (2023, None), (2024, 26.0)]


def test_only_the_latest_years_are_drawn():
    operator = an_operator()
    for year in range(2000, 2026):
        an_indicator_value(operator, value=30, year=year)

    against = against_peers(operator)

    assert (against.first_year, against.last_year) == (str(2026 - MOST_YEARS), "2025")


def test_the_newest_year_with_a_value_is_the_figure():
    operator = an_operator()
    an_indicator_value(operator, value=30, year=2024)
    reason = {"code": "missing_items", "params": {"items": ["i59"]}}
    an_indicator_value(operator, value=None, why_not=reason, year=2025)

    assert multiple(operator).figure.period.year == 2024


def test_of_two_batches_the_later_counts():
    operator = an_operator()
    first, second = a_batch(), a_batch()
    an_indicator_value(operator, value=20, batch=second)
    an_indicator_value(operator, value=30, batch=first)

    assert multiple(operator).figure.value == 20


def test_a_figure_that_cannot_be_computed_says_why():
    operator = an_operator()
    reason = {
        "code": "mixed_money_bases",
        "params": {"items": ["i90", "i94"], "bases": [["KES", "nominal"], ["XPP", "ppp2017"]]},
    }
    an_indicator_value(operator, "24.1", None, why_not=reason)

    figure = multiple(operator, "Running costs covered by revenue").figure

    assert figure.why_not == WhyNot(reason["code"], reason["params"])
    assert in_words(figure).startswith("Cannot be computed:")


def test_what_nobody_measured_says_what_to_report_and_shows_the_peers():
    operator = an_alike()
    a_group(a_refresh(), **TOWN)

    shown = multiple(operator)

    assert in_words(shown.figure) == "Not measured"
    assert shown.note.startswith("To begin, report for one year: ")
    assert shown.band == (20, 40)
    assert shown.next_step is None


def test_whoever_may_import_is_led_there():
    assert multiple(an_operator(), may_import=True).next_step.url == "/imports/"


def test_a_known_figure_asks_for_nothing():
    operator = an_operator()
    an_indicator_value(operator)

    assert multiple(operator, may_import=True).next_step is None


def test_a_figure_with_too_few_peers_says_so():
    operator = an_operator()
    an_indicator_value(operator)
    standing = a_standing(operator, a_group(a_refresh(), **TOWN), 30, "")
    standing.group, standing.rank = None, None
    standing.save()

    assert multiple(operator).note == "Fewer than five peers have this figure, so it is not compared."


@pytest.mark.parametrize(
    ("value", "note"),
    [
        (-363, "Outside 0 to 90, which is plausible, so it is not compared."),
        (0, "Nobody reaches zero here: it was probably not measured, so it is not compared."),
    ],
)
def test_a_figure_that_tells_of_the_reporting_only_says_so(value, note):
    operator = an_operator()
    an_indicator_value(operator, value=value)

    assert multiple(operator).note == note


def test_the_peers_of_most_figures_are_named_and_those_of_each_listed():
    operator = an_alike()
    refresh = a_refresh()
    for indicator in ("6.1", "7.1"):
        an_indicator_value(operator, indicator, 30)
        a_standing(operator, a_group(refresh, indicator, **TOWN), 30)
    an_indicator_value(operator, "1.1", 90)
    a_standing(operator, a_group(refresh, "1.1", size_band="town", members=7), 90)

    against = against_peers(operator)

    assert against.mostly == "23 operators of 10,000 to 50,000 people, lower-middle income, water"
    assert [(one.figure, one.who) for one in against.peers][-1] == (
        "People with water service",
        "6 operators of 10,000 to 50,000 people",
    )
    assert against.as_of == MOMENT


def test_sources_are_named_once():
    operator = an_operator()
    batch = a_batch(source="SNIS")
    an_indicator_value(operator, batch=batch)
    an_indicator_value(operator, "7.1", 80, batch=batch)
    an_indicator_value(operator, "1.1", 80, batch=a_batch(source=""))

    assert against_peers(operator).sources == ["SNIS"]


def test_an_operator_without_figures_has_an_empty_comparison():
    against = against_peers(an_operator())

    assert against.is_empty
    assert (against.mostly, against.as_of) == ("", None)


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_comparison_costs_the_same_however_much_there_is(how_many, django_assert_num_queries):
    operator = an_alike()
    group = a_group(a_refresh(), **TOWN)
    a_standing(operator, group, 30)
    for year in range(how_many):
        an_indicator_value(operator, year=2020 + year)

    with django_assert_num_queries(3):
        against = against_peers(operator)

    assert len(against.multiples[0].series) == how_many
