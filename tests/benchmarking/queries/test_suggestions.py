import datetime as dt

import pytest

from figure_makers import a_group, a_refresh, a_standing
from makers import an_operator
from waterlinks.benchmarking.models import Band
from waterlinks.benchmarking.queries.suggestions import FARTHEST, Edge, edges, suggestions, weight
from waterlinks.operators.terms import FocusArea

TODAY = dt.date(2026, 6, 30)
END = dt.date(2025, 12, 31)


def edge(indicator="6.1", band=Band.WORST, value=60.0, **facts):
    facts = {"period_end": END, "confidence": "B", "lower": 20.0, "upper": 40.0, "peers": 23, **facts}
    return Edge(indicator, band, value, **facts)


def needs(*reasons):
    return suggestions(reasons, TODAY)[0]


def offers(*reasons):
    return suggestions(reasons, TODAY)[1]


def test_a_figure_in_the_worst_quarter_suggests_a_need_and_says_why():
    need = needs(edge())[0]

    assert (need.focus_area, need.level_now, need.level_aim, need.weight) == ("physical_losses", 1, 3, 85)
    assert need.evidence == {
        "code": "figure_in_worst_quarter",
        "params": {
            "indicator": "6.1",
            "value": 60.0,
            "unit": "%",
            "period": "2025",
            "confidence": "B",
            "quartile": 40.0,
            "peers": 23,
        },
    }


def test_a_figure_in_the_best_quarter_suggests_an_offer_and_says_why():
    offer = offers(edge(band=Band.BEST, value=10.0))[0]

    assert (offer.focus_area, offer.level, offer.weight, offer.grade) == ("physical_losses", 3, 85, "B")
    assert offer.evidence["code"] == "figure_in_best_quarter"
    assert offer.evidence["params"]["quartile"] == 20.0


@pytest.mark.parametrize(
    ("indicator", "band", "quartile"),
    [("6.1", Band.WORST, 40), ("6.1", Band.BEST, 20), ("7.1", Band.WORST, 20), ("7.1", Band.BEST, 40)],
)
def test_the_quartile_is_the_one_the_value_lies_beyond(indicator, band, quartile):
    assert edge(indicator, band).quartile == quartile


def test_needs_come_by_their_distance_beyond_the_quartile():
    near, far = edge("6.1", value=45.0), edge("7.1", value=-30.0)

    assert [need.focus_area for need in needs(near, far)] == [FocusArea.METERING, FocusArea.PHYSICAL_LOSSES]


def test_equal_distances_fall_by_the_order_of_the_headlines():
    losses, metering = edge("6.1", value=60.0), edge("7.1", value=0.0)
    assert losses.distance == metering.distance == 1.0

    assert [need.focus_area for need in needs(metering, losses)] == [
        FocusArea.PHYSICAL_LOSSES,
        FocusArea.METERING,
    ]


def test_where_all_peers_are_equal_whoever_differs_is_farthest():
    assert edge(lower=30.0, upper=30.0).distance == FARTHEST
    assert edge(value=1e9).distance == FARTHEST


def test_of_two_figures_of_one_area_the_farther_speaks():
    energy, share = edge("G15", value=45.0), edge("13.2", value=80.0)

    assert [need.evidence["params"]["indicator"] for need in needs(energy, share)] == ["13.2"]


def test_two_figures_of_one_area_that_disagree_suggest_nothing():
    energy, share = edge("G15", value=45.0), edge("13.2", Band.BEST, value=10.0)

    assert suggestions([energy, share], TODAY) == ([], [])


def test_needs_and_offers_may_stand_side_by_side():
    both = [edge("6.1"), edge("7.1", Band.BEST, value=99.0)]

    assert [need.focus_area for need in needs(*both)] == [FocusArea.PHYSICAL_LOSSES]
    assert [offer.focus_area for offer in offers(*both)] == [FocusArea.METERING]


def test_nothing_at_the_edge_suggests_nothing():
    assert suggestions([], TODAY) == ([], [])


@pytest.mark.parametrize(("grade", "counts"), [("A", 100), ("B", 85), ("C", 60), ("D", 35), ("", 35)])
def test_a_suggestion_weighs_what_its_confidence_is_worth(grade, counts):
    assert weight(grade, END, TODAY) == counts


@pytest.mark.parametrize(
    ("year", "counts"), [(2023, 100), (2022, 100), (2021, 90), (2020, 80), (2017, 50), (1990, 50)]
)
def test_each_full_year_beyond_three_takes_a_tenth_down_to_half(year, counts):
    assert weight("A", dt.date(year, 12, 31), TODAY) == counts


@pytest.mark.django_db
@pytest.mark.parametrize("how_many", [1, 3])
def test_the_edges_of_many_operators_are_one_query(how_many, django_assert_num_queries):
    group = a_group(a_refresh())
    operators = [a_standing(an_operator(), group, 60.0, "worst").operator_id for _ in range(how_many)]

    with django_assert_num_queries(1):
        found = edges(group.refresh, operators)

    assert [found[one][0].value for one in operators] == [60.0] * how_many
    assert found[operators[0]][0].peers == 23


@pytest.mark.django_db
def test_the_middle_and_other_refreshes_are_no_edges():
    operator, old = an_operator(), a_refresh("old")
    a_standing(operator, a_group(old), 60.0, "worst")
    group = a_group(a_refresh())
    a_standing(operator, group, 30.0, "middle")

    assert edges(group.refresh, [operator.pk]) == {}
