from matching.engine.makers import a_context, a_mentor, a_need, an_offer
from waterlinks.matching.engine.candidates import Candidate, PairFigures, compare, shortlist
from waterlinks.matching.engine.network import Network
from waterlinks.matching.engine.weights import BALANCED, WeightSet

BEST = (10_000, 10_000, 10_000)
MENTORS = [
    a_mentor("coral-bay", offers=(an_offer(weight=50),)),
    a_mentor("lakeside"),
    a_mentor("highland"),
    a_mentor("full", days_per_quarter=0),
    a_mentor("no-leaks", offers=(an_offer("billing"),)),
    a_mentor("made-up", context=a_context(origin_kind="illustrative")),
]
NETWORK = Network.of([a_need("N-1"), a_need("N-2", operator="lakeside")], MENTORS)


def test_candidates_stand_by_total_and_then_by_code():
    listed = shortlist(NETWORK, "N-1", BALANCED)

    assert [candidate.mentor for candidate in listed.candidates] == ["highland", "lakeside", "coral-bay"]
    assert listed.candidates[0] == Candidate("highland", PairFigures(BEST, BEST, BEST, BEST, BEST))
    assert listed.candidates[2].figures.fit == (7000, 7000, 7000)
    assert listed.candidates[2].figures.total == (8800, 8800, 8800)


def test_a_short_list_still_says_how_many_there_are():
    listed = shortlist(NETWORK, "N-1", BALANCED, most=1)

    assert [candidate.mentor for candidate in listed.candidates] == ["highland"]
    assert listed.found == 3


def test_those_left_out_are_named_with_their_rule_and_counted():
    listed = shortlist(NETWORK, "N-2", BALANCED)

    assert listed.left_out == (
        ("full", "no_free_slot"),
        ("lakeside", "same_operator"),
        ("made-up", "origins_differ"),
        ("no-leaks", "no_offer_two_levels_above"),
    )
    assert {rule: count for rule, count in listed.excluded.items() if count} == {
        "same_operator": 1,
        "origins_differ": 1,
        "no_offer_two_levels_above": 1,
        "no_free_slot": 1,
    }


def test_weights_order_the_candidates():
    evidence_only = WeightSet("Evidence", 1, 0, 0, 0, 100)
    mentors = [a_mentor("a", partnerships_completed=0), a_mentor("b", offers=(an_offer(weight=50),))]
    network = Network.of([a_need()], mentors)

    assert [each.mentor for each in shortlist(network, "N-0001", BALANCED).candidates] == ["a", "b"]
    assert [each.mentor for each in shortlist(network, "N-0001", evidence_only).candidates] == ["b", "a"]


def test_chosen_pairs_are_compared_in_the_order_given():
    figures = compare(NETWORK, [("N-1", "coral-bay"), ("N-1", "lakeside"), ("N-2", "lakeside")], BALANCED)

    assert [each.total for each in figures] == [(8800, 8800, 8800), BEST, (0, 0, 0)]
    assert figures[0] == shortlist(NETWORK, "N-1", BALANCED).candidates[2].figures
