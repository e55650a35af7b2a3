import datetime as dt
import random
from itertools import product

import pytest
from hypothesis import given

from matching.engine import makers
from matching.engine.makers import LONG_AGO, a_context, a_mentor, a_need, an_area, an_offer, some
from waterlinks.assignment import certificate
from waterlinks.matching.engine import capacity, scoring
from waterlinks.matching.engine.candidates import compare
from waterlinks.matching.engine.explain import explain_pair
from waterlinks.matching.engine.fingerprint import facts_sha256
from waterlinks.matching.engine.network import Network
from waterlinks.matching.engine.reasons import Reason
from waterlinks.matching.engine.round import CannotPinError, NotProvenError, run, settle
from waterlinks.matching.engine.weights import BALANCED, ENGINE, WeightSet

ONE_SLOT, TWO_SLOTS = {"days_per_quarter": 20}, {"days_per_quarter": 40}
WEAKER = (an_offer(weight=50),)


def paired(result) -> dict[str, tuple[str, ...]]:
    return {pair.need: pair.mentors for pair in result.pairs}


def needs_of(how_many: int) -> list:
    """Needs that differ in what they ask and how large they are."""
    return [
        a_need(
            f"N-{number:04}",
            waiting_since=LONG_AGO + dt.timedelta(days=number % 3),
            areas=(an_area(level_now=number % 3, level_aim=4), an_area("billing", priority=2)),
            context=a_context(
                people_served=1000 * 2**number, languages=None if number % 4 == 0 else frozenset({"en"})
            ),
        )
        for number in range(how_many)
    ]


def mentors_of(how_many: int) -> list:
    """Mentors that differ in what they offer, in size and in days."""
    return [
        a_mentor(
            f"mentor-{number}",
            offers=(
                an_offer(level=2 + number % 3, weight=100 - 7 * number),
                an_offer("billing", evidence_grade=None),
            ),
            context=a_context(people_served=5000 * 3**number),
            days_per_quarter=20 * (number % 3),
        )
        for number in range(how_many)
    ]


def test_a_round_says_which_engine_which_weights_and_which_facts():
    needs, mentors = needs_of(3), mentors_of(3)

    result = run(needs, mentors, BALANCED, forbidden=[("N-0001", "mentor-1")])

    assert result.engine == ENGINE
    assert result.weight_set == BALANCED
    assert result.facts_sha256 == facts_sha256(needs, mentors, BALANCED, (), [("N-0001", "mentor-1")])


def test_the_network_as_a_whole_comes_first():
    """N-1 would do best with lakeside, but only lakeside can help N-2."""
    needs = [a_need("N-1"), a_need("N-2", areas=(an_area("billing"),))]
    mentors = [
        a_mentor("lakeside", offers=(an_offer(), an_offer("billing")), **ONE_SLOT),
        a_mentor("highland", offers=WEAKER, **ONE_SLOT),
    ]

    result = run(needs, mentors, BALANCED)

    assert paired(result) == {"N-1": ("highland",), "N-2": ("lakeside",)}
    assert result.gap == 0
    assert result.objective == sum(pair.figures.total[1] for pair in result.pairs)


def test_a_pair_says_what_the_optimum_cost_it_against_its_first_choice():
    needs = [a_need("N-1"), a_need("N-2", areas=(an_area("billing"),))]
    mentors = [
        a_mentor("lakeside", offers=(an_offer(), an_offer("billing")), **ONE_SLOT),
        a_mentor("highland", offers=WEAKER, **ONE_SLOT),
    ]

    first, second = run(needs, mentors, BALANCED).pairs

    assert (first.first_choice, first.first_choice_lost) == ("lakeside", 1200)
    assert (second.first_choice, second.first_choice_lost) == ("lakeside", 0)


def test_a_pair_carries_its_figures_and_reasons():
    needs, mentors = needs_of(4), mentors_of(4)
    network = Network.of(needs, mentors)

    for pair in run(needs, mentors, BALANCED).pairs:
        mentor = pair.mentors[0]
        assert [pair.figures] == compare(network, [(pair.need, mentor)], BALANCED)
        assert pair.explanation == explain_pair(network, pair.need, mentor, BALANCED)
        assert pair.recipient == f"recipient-{pair.need}"


def test_a_mentor_takes_as_many_needs_as_it_has_slots():
    needs = [a_need(f"N-{number}") for number in range(3)]

    result = run(needs, [a_mentor(**TWO_SLOTS)], BALANCED)

    assert len(result.pairs) == 2


def test_at_equal_totals_the_longest_wait_goes_first():
    needs = [a_need("N-1", waiting_since=LONG_AGO + dt.timedelta(days=1)), a_need("N-2"), a_need("N-3")]

    assert paired(run(needs, [a_mentor(**ONE_SLOT)], BALANCED)) == {"N-2": ("lakeside",)}
    assert list(paired(run(needs, [a_mentor(**TWO_SLOTS)], BALANCED))) == ["N-2", "N-3"]


def test_a_need_without_any_candidate_says_by_which_rules():
    mentors = [a_mentor("a", days_per_quarter=0), a_mentor("b", offers=()), a_mentor("c", offers=())]

    result = run([a_need()], mentors, BALANCED)

    assert result.pairs == ()
    assert result.unmatched[0].reasons == (
        Reason("no_candidate", {"excluded": {"no_offer_two_levels_above": 2, "no_free_slot": 1}}),
    )
    assert {rule: count for rule, count in result.excluded.items() if count} == {
        "no_offer_two_levels_above": 2,
        "no_free_slot": 1,
    }


def test_a_need_that_lost_to_others_names_them_and_the_price():
    strong, weak = a_need("N-1"), a_need("N-2", team_named=False)

    result = run([strong, weak], [a_mentor(**ONE_SLOT)], BALANCED)

    (reason,) = result.unmatched[0].reasons
    lost = compare(Network.of([weak], [a_mentor(**ONE_SLOT)]), [("N-2", "lakeside")], BALANCED)[0].total[1]
    assert reason.code == "slots_taken"
    assert reason.params == {
        "mentor": "lakeside",
        "total": lost,
        "price": result.prices["lakeside"],
        "taken_by": ["recipient-N-1"],
    }
    assert reason.params["price"] >= lost


def test_only_the_three_best_lost_mentors_are_named():
    needs = [a_need(f"N-{number}") for number in range(6)]
    mentors = [
        a_mentor(f"m-{number}", offers=(an_offer(weight=60 + number),), **ONE_SLOT) for number in range(5)
    ]

    (unmatched,) = run(needs, mentors, BALANCED).unmatched

    assert [reason.params["mentor"] for reason in unmatched.reasons] == ["m-4", "m-3", "m-2"]


def test_a_pinned_pair_stands_whatever_it_costs():
    needs = [a_need("N-1"), a_need("N-2", areas=(an_area("billing"),))]
    mentors = [
        a_mentor("lakeside", offers=(an_offer(), an_offer("billing")), **ONE_SLOT),
        a_mentor("highland", offers=WEAKER, **ONE_SLOT),
    ]

    result = run(needs, mentors, BALANCED, pinned=[("N-1", "lakeside")])

    assert paired(result) == {"N-1": ("lakeside",)}
    assert result.objective == result.dual_bound == result.pairs[0].figures.total[1]
    assert result.unmatched[0].reasons[0].params["taken_by"] == ["recipient-N-1"]


@pytest.mark.parametrize(
    ("pinned", "rule"),
    [
        ([("N-1", "no-leaks")], "no_offer_two_levels_above"),
        ([("N-1", "lakeside"), ("N-2", "lakeside")], "no_free_slot"),
        ([("N-1", "highland"), ("N-1", "lakeside")], "pinned_twice"),
    ],
)
def test_a_pair_that_cannot_be_is_not_pinned(pinned, rule):
    needs = [a_need("N-1"), a_need("N-2")]
    mentors = [
        a_mentor("lakeside", **ONE_SLOT),
        a_mentor("highland", **ONE_SLOT),
        a_mentor("no-leaks", offers=(an_offer("billing"),)),
    ]

    with pytest.raises(CannotPinError) as refusal:
        run(needs, mentors, BALANCED, pinned=pinned)

    assert refusal.value.rule == rule
    assert (refusal.value.need, refusal.value.mentor) == pinned[-1]


def test_a_forbidden_pair_is_counted_and_never_made():
    result = run([a_need("N-1")], [a_mentor("a"), a_mentor("b")], BALANCED, forbidden=[("N-1", "a")])

    assert paired(result) == {"N-1": ("b",)}
    assert result.excluded["forbidden_pair"] == 1


def test_the_same_facts_in_another_order_give_the_same_bytes():
    needs, mentors = needs_of(9), mentors_of(6)
    first = run(needs, mentors, BALANCED, pinned=[("N-0003", "mentor-4")]).to_json()
    random.Random(7).shuffle(needs)
    random.Random(8).shuffle(mentors)

    assert run(needs, mentors, BALANCED, pinned=[("N-0003", "mentor-4")]).to_json() == first


def test_a_moved_weight_is_settled_on_kept_figures():
    needs, mentors = needs_of(9), mentors_of(6)
    network = Network.of(needs, mentors)
    scored = scoring.score(network)
    moved = WeightSet("Evidence first", 1, 10, 10, 10, 70)

    settled = settle(network, scored.totals(moved))

    result = run(needs, mentors, moved)
    assert settled.objective == result.objective
    assert len(settled.pairs) == len(result.pairs)


def test_a_proof_that_does_not_hold_stops_the_round(monkeypatch):
    monkeypatch.setattr(certificate, "check", lambda *_: ["The prices do not bound the pair (0, 0)."])

    with pytest.raises(NotProvenError, match="do not bound"):
        run([a_need()], [a_mentor()], BALANCED)


@pytest.mark.parametrize(("needs", "mentors"), [([], []), ([a_need()], []), ([], [a_mentor()])])
def test_an_empty_side_leaves_nobody_paired(needs, mentors):
    result = run(needs, mentors, BALANCED)

    assert result.pairs == ()
    assert [each.need for each in result.unmatched] == [need.code for need in needs]
    assert result.objective == result.dual_bound == 0


@some
@given(makers.lists_of(makers.needs, 3), makers.lists_of(makers.mentors, 3))
def test_no_other_assignment_comes_to_more(needs, mentors):
    result = run(needs, mentors, BALANCED)

    network = Network.of(needs, mentors)
    matrix = scoring.score_totals(network, BALANCED).matrix
    slots = [capacity.free_slots(mentor) for mentor in network.mentors.facts]
    choices = product([None, *range(len(mentors))], repeat=len(needs))
    best = max(
        sum(int(matrix[row, column]) for row, column in enumerate(choice) if column is not None)
        for choice in choices
        if all(choice.count(column) <= free for column, free in enumerate(slots))
    )
    assert result.objective == result.dual_bound == best
