import datetime as dt

import pytest

from makers import TODAY, a_facilitator, a_mentor, a_representative, an_operator
from matching.makers import a_pair, a_proposal, a_round, an_open_need
from waterlinks.matching import actions
from waterlinks.matching.engine.reasons import Reason
from waterlinks.matching.engine.result import Unmatched as LeftByTheEngine
from waterlinks.matching.lifecycle import ProposalState
from waterlinks.matching.models import Proposal, Unmatched
from waterlinks.matching.queries import rounds
from waterlinks.matching.queries.candidates import current_weights
from waterlinks.operators.models import Need, Operator
from waterlinks.operators.terms import FocusArea

pytestmark = pytest.mark.django_db

EARLY = dt.date(2026, 1, 1)


def solved():
    return rounds.solve(current_weights())


def two_needs_and_one_slot():
    """Two needs that one mentor alone could help with, once. Who waits longer comes first."""
    a_mentor("Lakeside", code="lakeside", mentor_days_per_quarter=20)
    return an_open_need("Port Amber", opened_on=TODAY), an_open_need("Hill Gate", opened_on=EARLY)


def test_an_empty_network_gives_an_empty_round():
    result = solved()

    assert (result.pairs, result.unmatched, result.objective, result.dual_bound) == ((), (), 0, 0)


def test_all_open_needs_are_assigned_within_the_mentors_slots():
    a_mentor("Lakeside", code="lakeside", mentor_days_per_quarter=40)
    for name in ("Port Amber", "Hill Gate", "Nam Sai"):
        an_open_need(name)

    result = solved()

    assert [pair.mentors for pair in result.pairs] == [("lakeside",), ("lakeside",)]
    assert len(result.unmatched) == 1
    assert result.gap == 0


def test_where_two_assignments_are_equally_good_the_longest_wait_comes_first():
    two_needs_and_one_slot()

    result = solved()

    assert [pair.need for pair in result.pairs] == [Need.objects.get(opened_on=EARLY).code]


def test_needs_in_a_partnership_without_areas_or_of_unlisted_operators_take_no_part():
    need, mentor = a_pair()
    hidden = an_open_need()
    Operator.objects.filter(pk=hidden.operator_id).update(is_listed=False)
    Need.objects.create(operator=an_operator(), opened_on=TODAY)
    actions.accept_candidate(need, mentor=mentor, by=a_facilitator(), on=TODAY)

    assert (solved().pairs, solved().unmatched) == ((), ())


def test_a_mentor_that_is_not_listed_takes_no_part():
    _, mentor = a_pair()
    Operator.objects.filter(pk=mentor.pk).update(is_listed=False)

    assert solved().pairs == ()


def test_what_the_optimum_cost_a_pair_against_its_own_first_choice_is_kept():
    a_mentor("Lakeside", level=4, mentor_days_per_quarter=20)
    a_mentor("Three Rivers", level=3, mentor_days_per_quarter=20)
    an_open_need("Port Amber", opened_on=TODAY)
    an_open_need("Hill Gate", opened_on=EARLY)

    proposals = a_round().proposals.order_by("pk")

    first, second = [(str(one.need.operator), str(one.mentor), one.points_lost) for one in proposals]
    assert first == ("Hill Gate", "Lakeside", 0)
    assert second[:2] == ("Port Amber", "Three Rivers")
    assert second[2] > 0


def test_a_round_is_known_again_by_its_facts_and_weights():
    a_pair()
    stored = a_round()

    assert rounds.stored_for(solved(), stored.weight_set) == stored

    a_mentor()
    assert rounds.stored_for(solved(), stored.weight_set) is None


def test_a_round_in_which_something_was_decided_is_not_given_out_again():
    stored = a_proposal().round
    stored.proposals.update(state=ProposalState.SUPERSEDED)

    assert rounds.stored_for(solved(), stored.weight_set) is None


def test_a_need_that_left_the_open_ones_while_the_round_was_solved_is_not_proposed():
    need, mentor = a_pair()
    stays, _ = a_pair("Hill Gate", "Three Rivers")
    result = solved()
    actions.accept_candidate(need, mentor=mentor, by=a_facilitator(), on=TODAY)

    stored = actions.keep_round(result, weights=current_weights(), by=None, at=dt.datetime.now(dt.UTC))

    states = dict(stored.proposals.values_list("need", "state"))
    assert states == {need.pk: ProposalState.SUPERSEDED, stays.pk: ProposalState.PROPOSED}


def test_pairs_stand_in_the_published_order_for_those_who_may_see_them(django_assert_num_queries):
    for day in (3, 1, 2):
        an_open_need(f"Waits since {day}", opened_on=dt.date(2026, 1, day))
        a_mentor()
    found = a_round()
    facilitator = a_facilitator()
    rounds.proposals_of(found, facilitator).exists()  # who may what is read once

    with django_assert_num_queries(1):
        listed = [str(one.need.operator) for one in rounds.proposals_of(found, facilitator)]

    assert listed == ["Waits since 1", "Waits since 2", "Waits since 3"]
    assert not rounds.proposals_of(found, a_representative(an_operator()))


def test_a_need_without_candidate_is_told_which_rules_left_nobody():
    an_open_need("Port Amber")
    a_mentor(area=FocusArea.SEPTAGE)
    a_mentor(mentor_days_per_quarter=0)

    [line] = rounds.unmatched_in_words(rounds.unmatched_of(a_round()))

    assert str(line.need.operator) == "Port Amber"
    assert line.reasons == [
        "No candidate is left. Of the mentors, 1 offers nothing at least two levels above; 1 has no free slot."
    ]


def test_a_need_whose_only_candidate_helps_somebody_else_is_told_whom():
    two_needs_and_one_slot()
    found = a_round()
    [proposal] = found.proposals.all()

    [line] = rounds.unmatched_in_words(rounds.unmatched_of(found))

    points = (proposal.total[1] + 50) // 100
    assert str(line.need.operator) == "Port Amber"
    assert line.reasons == [f"Lakeside would come to {points} points; its slots do more good with Hill Gate."]


def test_a_name_that_is_gone_reads_as_its_code():
    two_needs_and_one_slot()
    found = a_round()
    gone = {"code": "slots_taken", "params": {"mentor": "gone", "total": 5000, "price": 1, "taken_by": []}}
    found.unmatched.update(reasons=[gone])

    [line] = rounds.unmatched_in_words(rounds.unmatched_of(found))

    assert line.reasons == ["gone would come to 50 points and has no free slot."]


def test_a_need_of_an_operator_that_is_not_listed_any_more_is_not_listed_either():
    need = an_open_need()
    found = a_round()
    assert rounds.unmatched_of(found).exists()

    Operator.objects.filter(pk=need.operator_id).update(is_listed=False)

    assert not rounds.unmatched_of(found).exists()


@pytest.mark.parametrize("how_many", [1, 3])
def test_words_for_needs_without_a_mentor_cost_the_same_however_many(django_assert_num_queries, how_many):
    a_mentor("Lakeside", mentor_days_per_quarter=20)
    for _ in range(how_many + 1):
        an_open_need()
    found = a_round()

    with django_assert_num_queries(2):
        assert len(rounds.unmatched_in_words(rounds.unmatched_of(found))) == how_many


def test_what_the_engine_leaves_is_stored_by_need_with_its_reasons_as_codes():
    need = an_open_need()
    found = a_round()
    left = LeftByTheEngine(need.code, need.operator.code, (Reason("no_candidate", {"excluded": {}}),))

    class Result:
        unmatched = (left,)

    [row] = rounds.as_unmatched(Result(), found)

    assert (row.need_id, row.reasons) == (need.pk, [{"code": "no_candidate", "params": {"excluded": {}}}])


def test_the_proof_is_told_with_what_the_best_for_all_cost():
    for name in ("Port Amber", "Hill Gate", "Nam Sai"):
        a_pair(name)
    found = a_round()
    found.proposals.filter(pk=found.proposals.last().pk).update(first_choice_lost=100)

    told = {fact.term: fact.definition for fact in rounds.proof(found)}

    assert told == {
        "Points reached": f"{found.objective:,}",
        "Nobody can reach more than": f"{found.objective:,}",
        "Pairs that are the first choice of their need": "2 of 3",
        "Engine": "1.0",
        "Facts": f"{found.facts_sha256[:12]}…",
    }


def test_excluded_pairs_are_counted_by_rule_and_rules_without_any_are_left_out():
    need = an_open_need()
    a_mentor(mentor_days_per_quarter=0)
    a_mentor(area=FocusArea.SEPTAGE)

    found = a_round()

    assert len(found.excluded) == 7
    assert rounds.excluded_in_words(found) == [
        ("offers nothing at least two levels above", 1),
        ("has no free slot", 1),
    ]
    assert (Proposal.objects.count(), Unmatched.objects.get().need) == (0, need)
