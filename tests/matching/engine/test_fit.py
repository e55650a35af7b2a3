from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine import makers
from matching.engine.makers import a_mentor, a_need, a_network, an_area, an_offer, some
from waterlinks.matching.engine import fit

THREE = (
    an_area("leaks", priority=1, level_now=1, level_aim=3),
    an_area("billing", priority=2, level_now=2, level_aim=3),
    an_area("pressure", priority=3, level_now=1, level_aim=2),
)


@pytest.mark.parametrize(
    ("offers", "figure"),
    [
        ([("leaks", 4, 100), ("billing", 4, 100), ("pressure", 4, 100)], 10_000),
        ([("leaks", 4, 100)], 7000 + 200 * 60 // 100),
        ([("pressure", 4, 100)], 1800 * 140 // 100),
        ([("leaks", 3, 100)], 52 * 90 * 140 // 100),
        ([("leaks", 4, 50)], 52 * 50 * 140 // 100),
        ([("leaks", 2, 100)], 0),
        ([("energy", 4, 100)], 0),
        ([], 0),
    ],
)
def test_fit_weighs_areas_by_share_and_offers_by_reach_and_confidence(offers, figure):
    mentor = a_mentor(
        offers=tuple(an_offer(focus, level=level, weight=weight) for focus, level, weight in offers)
    )

    assert fit_of(a_need(areas=THREE), mentor) == figure


def test_the_first_half_of_what_is_asked_earns_more_than_the_second():
    covered = np.array([0, 2500, 5000, 7500, 10_000])

    assert fit.diminishing(covered).tolist() == [0, 3500, 7000, 8500, 10_000]


@some
@given(makers.needs(), makers.mentors(), st.data())
def test_a_higher_level_or_more_confidence_never_lowers_fit(need, mentor, data):
    better = tuple(
        replace(
            offer,
            level=data.draw(st.integers(offer.level, 4)),
            weight=data.draw(st.integers(offer.weight, 100)),
        )
        for offer in mentor.offers
    )

    assert fit_of(need, replace(mentor, offers=better)) >= fit_of(need, mentor)


@some
@given(makers.needs(), makers.mentors(), st.data())
def test_one_more_offer_never_lowers_fit(need, mentor, data):
    kept = mentor.offers[: data.draw(st.integers(0, len(mentor.offers)))]

    assert fit_of(need, replace(mentor, offers=kept)) <= fit_of(need, mentor)


def test_more_areas_than_a_hundred_shares_never_pass_the_most_there_is():
    focuses = [f"area-{number:02}" for number in range(60)]
    need = a_need(
        areas=tuple(an_area(focus, priority=number) for number, focus in enumerate(focuses, start=1))
    )

    assert fit_of(need, a_mentor(offers=tuple(an_offer(focus) for focus in focuses))) == 10_000


def fit_of(need, mentor) -> int:
    return int(fit.figure(a_network(need, mentor).chosen([0], [0]))[0])
