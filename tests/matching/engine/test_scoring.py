import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matching.engine import makers, plain
from matching.engine.makers import a_mentor, a_need, a_network, an_offer, some
from waterlinks.matching.engine import rules, scoring
from waterlinks.matching.engine.facts import MentorFact, NeedFact
from waterlinks.matching.engine.network import Network
from waterlinks.matching.engine.weights import BALANCED, FULL, HIGH, LOW, MID, WeightSet

FIGURES = ("total", "fit", "context", "readiness", "evidence")


@some
@given(makers.lists_of(makers.needs, 4), makers.lists_of(makers.mentors, 4), st.booleans())
def test_columns_score_every_pair_as_the_published_rules_read_slowly(needs, mentors, forbid):
    forbidden = {(needs[0].code, mentors[0].operator)} if forbid else set()
    network = Network.of(needs, mentors, forbidden)
    pairing = network.block(slice(0, len(needs)))

    broken = rules.broken(network, pairing)
    arrays = scoring.ranges(network, pairing, BALANCED)

    for row, need in enumerate(network.needs.facts):
        for column, mentor in enumerate(network.mentors.facts):
            reading = plain.read(need, mentor, BALANCED, forbidden)
            number = broken[row, column]
            assert (rules.MUST_HAVES[number - 1].code if number else None) == reading.broken
            assert arrays["total"][:, row, column].tolist() == reading.total
            for name, figure in reading.figures.items():
                assert arrays[name][:, row, column].tolist() == figure, name


@some
@given(makers.lists_of(makers.needs, 3), makers.lists_of(makers.mentors, 3))
def test_chosen_pairs_score_as_they_do_in_a_block(needs, mentors):
    network = Network.of(needs, mentors)
    rows, columns = np.indices(network.shape).reshape(2, -1).tolist()

    in_a_block = scoring.ranges(network, network.block(slice(0, len(needs))), BALANCED)
    one_by_one = scoring.ranges(network, network.chosen(rows, columns), BALANCED)

    for name in FIGURES:
        assert one_by_one[name].tolist() == in_a_block[name].reshape(3, -1).tolist(), name


@some
@given(makers.needs(), makers.mentors())
def test_low_middle_and_high_stand_in_order_within_a_hundred_points(need, mentor):
    ranges = ranges_of(need, mentor)

    for name in FIGURES:
        low, mid, high = ranges[name]
        assert 0 <= low <= mid <= high <= FULL, name


@some
@given(makers.candidates(), st.data())
def test_a_truthful_answer_lies_inside_the_range_that_was_given_before(pair, data):
    before, after = ranges_of(*pair), ranges_of(*answered(*pair, data))

    for name in FIGURES:
        assert before[name][LOW] <= after[name][LOW] <= after[name][HIGH] <= before[name][HIGH], name


@some
@given(
    makers.candidates(),
    st.sampled_from(["recipient", "mentor"]),
    st.sampled_from([*makers.ANSWERS, "place"]),
    st.data(),
)
def test_one_answer_about_the_setting_never_leaves_the_range(pair, side, field, data):
    need, mentor = pair
    open_question, answer = asked_and_answered(field, data)
    sides = {"recipient": need, "mentor": mentor}
    before, after = (
        ranges_of(*(sides | {side: replace(fact, context=replace(fact.context, **given_answer))}).values())
        for fact, given_answer in ((sides[side], open_question), (sides[side], answer))
    )

    assume(after["total"][HIGH])  # an answer about languages may also rule the pair out
    assert (
        before["context"][LOW] <= after["context"][LOW] <= after["context"][HIGH] <= before["context"][HIGH]
    )


@some
@given(makers.needs(), makers.mentors(), st.data())
def test_what_is_unknown_never_rules_a_pair_out(need, mentor, data):
    assume(not ranges_of(need, mentor)["total"][HIGH])
    answered_need, answered_mentor = answered(need, mentor, data)

    assert not ranges_of(answered_need, answered_mentor)["total"][HIGH]


@some
@given(makers.needs(), makers.mentors(), st.data())
def test_when_everything_is_answered_there_is_no_range(need, mentor, data):
    answered_need, answered_mentor = answered(need, mentor, data, everything=True)

    for name, (low, mid, high) in ranges_of(answered_need, answered_mentor).items():
        assert low == mid == high, name


@some
@given(makers.candidates(), st.integers(0, 100), st.data())
def test_a_total_lies_between_its_lowest_and_its_highest_figure(pair, fit, data):
    context = data.draw(st.integers(0, 100 - fit))
    readiness = data.draw(st.integers(0, 100 - fit - context))
    weights = WeightSet("any", 1, fit, context, readiness, 100 - fit - context - readiness)

    ranges = ranges_of(*pair, weights)

    middles = [ranges[name][MID] for name in FIGURES[1:]]
    assert min(middles) <= ranges["total"][MID] <= max(1, *middles)


def test_the_best_pair_there_can_be_has_a_hundred_points():
    ranges = ranges_of(a_need(), a_mentor())

    assert {name: bounds[MID] for name, bounds in ranges.items()} == dict.fromkeys(FIGURES, FULL)


def test_a_candidate_that_brings_nothing_still_counts_one_hundredth():
    only_fit = WeightSet("fit", 1, 100, 0, 0, 0)
    need = a_need(areas=(makers.an_area(level_aim=4),))
    mentor = a_mentor(offers=(an_offer(level=3, weight=1),))

    assert ranges_of(need, mentor, only_fit)["total"] == (1, 1, 1)


def test_other_weights_on_kept_figures_give_the_totals_of_a_new_scoring():
    needs, mentors = several(12), several_mentors(9)
    network = Network.of(needs, mentors)
    scored = scoring.score(network)

    for weights in (BALANCED, WeightSet("losses", 2, 70, 10, 10, 10)):
        kept, anew = scored.totals(weights), scoring.score_totals(network, weights)
        assert kept.matrix.tolist() == anew.matrix.tolist()
        assert kept.excluded.tolist() == anew.excluded.tolist()


@pytest.mark.parametrize("at_a_time", [1, 20, 10_000])
def test_the_size_of_a_block_changes_nothing(monkeypatch, at_a_time):
    network = Network.of(several(12), several_mentors(9))
    whole = scoring.score_totals(network, BALANCED).matrix

    monkeypatch.setattr(scoring, "PAIRS_AT_A_TIME", at_a_time)

    assert scoring.score_totals(network, BALANCED).matrix.tolist() == whole.tolist()


def test_the_order_of_the_facts_changes_nothing():
    needs, mentors = several(12), several_mentors(9)
    in_order = scoring.score_totals(Network.of(needs, mentors), BALANCED).matrix
    random.Random(4).shuffle(needs)
    random.Random(5).shuffle(mentors)

    assert scoring.score_totals(Network.of(needs, mentors), BALANCED).matrix.tobytes() == in_order.tobytes()


@pytest.mark.parametrize(("needs", "mentors"), [([], []), ([a_need()], []), ([], [a_mentor()])])
def test_an_empty_side_gives_an_empty_matrix(needs, mentors):
    network = Network.of(needs, mentors)

    assert scoring.score_totals(network, BALANCED).matrix.shape == (len(needs), len(mentors))
    assert scoring.score(network).total(BALANCED).shape == (len(needs), len(mentors))


def ranges_of(
    need: NeedFact, mentor: MentorFact, weights: WeightSet = BALANCED
) -> dict[str, tuple[int, int, int]]:
    network = a_network(need, mentor)
    arrays = scoring.ranges(network, network.chosen([0], [0]), weights)
    return {name: tuple(array[:, 0].tolist()) for name, array in arrays.items()}


def answered(need, mentor, data, *, everything=False) -> tuple[NeedFact, MentorFact]:
    """The same pair after some or all of the open questions have been answered."""

    def answer(fact, strategies):
        unknown = [field for field in strategies if getattr(fact, field) is None]
        return replace(fact, **{field: data.draw(strategies[field]) for field in unknown if asked()})

    def asked():
        return everything or data.draw(st.booleans())

    def settle(context):
        settled = answer(context, makers.ANSWERS)
        if settled.place is None and asked():
            latitude, longitude = data.draw(st.sampled_from(sorted(makers.PLACES.values())))
            settled = replace(settled, latitude=latitude, longitude=longitude)
        return settled

    need = replace(answer(need, makers.NEED_ANSWERS), context=settle(need.context))
    mentor = replace(answer(mentor, makers.MENTOR_ANSWERS), context=settle(mentor.context))
    offers = tuple(answer(offer, {"evidence_grade": makers.grades}) for offer in mentor.offers)
    return need, replace(mentor, offers=offers)


def asked_and_answered(field: str, data) -> tuple[dict, dict]:
    """A question about the setting left open, and the same one answered."""
    if field == "place":
        latitude, longitude = data.draw(st.sampled_from(sorted(makers.PLACES.values())))
        return {"latitude": None, "longitude": None}, {"latitude": latitude, "longitude": longitude}
    return {field: None}, {field: data.draw(makers.ANSWERS[field])}


def several(how_many: int) -> list[NeedFact]:
    """Needs that differ in size, levels and waiting time."""
    return [
        a_need(
            f"N-{number:04}",
            areas=(makers.an_area(level_now=number % 3), makers.an_area("billing", priority=2, level_now=1)),
            context=makers.a_context(people_served=3**number),
        )
        for number in range(how_many)
    ]


def several_mentors(how_many: int) -> list[MentorFact]:
    """Mentors that differ in level, size and days."""
    return [
        a_mentor(
            f"mentor-{number}",
            offers=(an_offer(level=2 + number % 3),),
            context=makers.a_context(people_served=5**number),
            days_per_quarter=15 * number,
        )
        for number in range(how_many)
    ]
