import datetime as dt
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterlinks.benchmarking.models import Band
from waterlinks.benchmarking.queries.peers import (
    FEWEST_OTHERS,
    Kind,
    Member,
    band,
    compared,
    quartiles,
    rungs,
)

END = dt.date(2025, 12, 31)
TOWN = Kind(size_band="town", income_group=3, services="sewerage,water")


def members(*values, kind=TOWN, start=1):
    return [Member(number, kind, value, END) for number, value in enumerate(values, start=start)]


def bands(values, direction):
    _, places = compared(members(*values), direction)
    return [place.band for place in places]


def group_of(operator, *groups_of_members):
    _, places = compared([one for group in groups_of_members for one in group], "higher")
    return next(place.group for place in places if place.member.operator == operator)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3, 4, 5], (2, 3, 4)),
        ([1, 2, 3, 4, 5, 6], (2.25, 3.5, 4.75)),
        ([1, 2, 3, 4, 5, 6, 7], (2.5, 4, 5.5)),
        ([1, 2, 3, 4, 5, 6, 7, 8], (2.75, 4.5, 6.25)),
        ([7, 7, 7, 7, 7, 7], (7, 7, 7)),
        ([3], (3, 3, 3)),
    ],
)
def test_quartiles_interpolate_between_the_values_with_both_ends(values, expected):
    assert quartiles(values) == expected


@given(st.lists(st.floats(-1e9, 1e9), min_size=2, max_size=60))
def test_quartiles_are_those_of_the_standard_library(values):
    assert quartiles(sorted(values)) == pytest.approx(statistics.quantiles(values, n=4, method="inclusive"))


def test_there_are_no_quartiles_of_nothing():
    with pytest.raises(IndexError):
        quartiles([])


def test_of_eight_the_outer_two_on_each_side_are_best_and_worst():
    values = [10, 20, 30, 40, 50, 60, 70, 80]

    assert bands(values, "higher") == [Band.WORST] * 2 + [Band.MIDDLE] * 4 + [Band.BEST] * 2
    assert bands(values, "lower") == [Band.BEST] * 2 + [Band.MIDDLE] * 4 + [Band.WORST] * 2


def test_a_figure_that_means_nothing_alone_is_compared_without_a_verdict():
    _, places = compared(members(10, 20, 30, 40, 50, 60), "context")

    assert [(place.band, place.rank) for place in places] == [("", None)] * 6
    assert all(place.group for place in places)


def test_on_a_quartile_is_in_the_middle():
    peers = quartiles([1, 2, 3, 4, 5])

    assert band(2, peers, higher_is_better=True) == Band.MIDDLE
    assert band(4, peers, higher_is_better=True) == Band.MIDDLE
    assert band(1.999, peers, higher_is_better=True) == Band.WORST
    assert band(4.001, peers, higher_is_better=True) == Band.BEST
    assert band(4.001, peers, higher_is_better=False) == Band.WORST
    assert band(1.999, peers, higher_is_better=False) == Band.BEST


def test_where_most_are_equal_nobody_equal_stands_out():
    assert bands([100, 100, 100, 100, 100, 40], "higher") == [Band.MIDDLE] * 5 + [Band.WORST]


def test_equal_values_whose_quartile_is_interpolated_stay_in_the_middle():
    assert bands([0.1] * 7, "lower") == [Band.MIDDLE] * 7


def test_equal_values_share_a_rank_and_the_next_is_counted_on():
    _, places = compared(members(50, 70, 70, 90, 10, 20), "higher")

    assert [place.rank for place in places] == [4, 2, 2, 1, 6, 5]


def test_where_lower_is_better_the_lowest_is_first():
    _, places = compared(members(50, 70, 70, 90, 10, 20), "lower")

    assert [place.rank for place in places] == [3, 4, 4, 6, 1, 2]


def test_the_ladder_asks_for_less_on_each_rung():
    assert rungs(TOWN) == (
        Kind(False, "town", 3, "sewerage,water"),
        Kind(False, "town", 3),
        Kind(False, "town"),
        Kind(False, "", 3),
        Kind(),
    )


@pytest.mark.parametrize(
    ("unknown", "first"),
    [
        ({"services": ""}, Kind(False, "town", 3)),
        ({"income_group": 0}, Kind(False, "town")),
        ({"size_band": ""}, Kind(False, "", 3)),
        ({"size_band": "", "income_group": 0}, Kind()),
        ({"income_group": 0, "services": ""}, Kind(False, "town")),
    ],
)
def test_who_has_not_answered_joins_at_the_first_rung_that_needs_only_known_answers(unknown, first):
    assert rungs(TOWN._replace(**unknown))[0] == first


def test_five_others_are_enough_and_four_are_not():
    enough, places = compared(members(*range(FEWEST_OTHERS + 1)), "higher")
    assert {group.others for group in enough} == {5}
    assert all(place.group for place in places)

    too_few, places = compared(members(*range(FEWEST_OTHERS)), "higher")
    assert too_few == []
    assert [(place.group, place.band, place.rank) for place in places] == [(None, "", None)] * 5


OTHER_SERVICES = TOWN._replace(services="water")
OTHER_INCOME = TOWN._replace(income_group=1, services="water")
OTHER_SIZE = TOWN._replace(size_band="city", services="water")
NOTHING_ALIKE = Kind(False, "city", 1, "water")


@pytest.mark.parametrize(
    ("others", "shared"),
    [
        (TOWN, Kind(False, "town", 3, "sewerage,water")),
        (OTHER_SERVICES, Kind(False, "town", 3)),
        (OTHER_INCOME, Kind(False, "town")),
        (OTHER_SIZE, Kind(False, "", 3)),
        (NOTHING_ALIKE, Kind()),
        (Kind(), Kind()),
    ],
)
def test_an_operator_is_compared_on_the_highest_rung_with_five_others(others, shared):
    group = group_of(1, members(30), members(10, 20, 40, 50, 60, kind=others, start=2))

    assert group.kind == shared
    assert group.others == 5


def test_a_group_counts_everybody_alike_also_those_compared_more_closely():
    close = members(1, 2, 3, 4, 5, 6)
    loner = members(7, kind=OTHER_SERVICES, start=7)

    assert group_of(1, close, loner).others == 5
    assert group_of(7, close, loner).others == 6


def test_illustrative_operators_meet_only_their_like():
    illustrative = TOWN._replace(is_illustrative=True)

    _, places = compared(members(1, 2, 3) + members(4, 5, 6, kind=illustrative, start=4), "higher")

    assert [place.group for place in places] == [None] * 6


def test_nobody_is_compared_with_nobody():
    assert compared([], "higher") == ([], [])
