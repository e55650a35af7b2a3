import datetime as dt

import pytest

from makers import (
    TODAY,
    a_facilitator,
    a_mentor,
    a_need,
    a_partnership,
    a_person,
    a_representative,
    an_operator,
    an_organisation,
)
from matching.makers import NOW, a_pair, a_proposal, a_round, a_weight_set, an_open_need
from waterlinks.audit.models import Entry
from waterlinks.audit.queries import history
from waterlinks.jobs.actions import run_now
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.matching import actions
from waterlinks.matching.engine.round import NotProvenError
from waterlinks.matching.lifecycle import ProposalState
from waterlinks.matching.models import Proposal, Round, Unmatched, WeightSet
from waterlinks.matching.queries import rounds
from waterlinks.matching.queries.candidates import current_weights
from waterlinks.operators.actions import needs
from waterlinks.operators.lifecycle import NeedState
from waterlinks.operators.models import Need, Operator
from waterlinks.operators.terms import FocusArea, NotNow
from waterlinks.outbox.models import Message
from waterlinks.partnerships import actions as partnerships
from waterlinks.partnerships.lifecycle import Stage
from waterlinks.partnerships.models import Partnership
from waterlinks.partnerships.terms import PartyRole

pytestmark = pytest.mark.django_db


def accept(need, mentor, **facts):
    return actions.accept_candidate(need, mentor=mentor, on=TODAY, **{"by": a_facilitator(), **facts})


def refusal_of(action, *args, **facts):
    """Return the sentences with which an action is refused, and see that nothing has changed."""
    before = (Partnership.objects.count(), Proposal.objects.count(), Entry.objects.count())
    with pytest.raises(NotPossible) as refusal:
        action(*args, **facts)
    assert (Partnership.objects.count(), Proposal.objects.count(), Entry.objects.count()) == before
    return [str(reason) for reason in refusal.value.reasons]


# Accepting


def test_accepting_a_candidate_begins_a_partnership_at_step_two():
    need, mentor = a_pair("Port Amber", "Lakeside")
    delta = an_organisation("Delta Facilitation")

    partnership = accept(need, mentor, facilitator=delta)

    assert partnership.stage == Stage.INTRODUCTION
    assert {(str(one.organisation), one.role) for one in partnership.parties.all()} == {
        ("Lakeside", PartyRole.MENTOR),
        ("Port Amber", PartyRole.RECIPIENT),
        ("Delta Facilitation", PartyRole.FACILITATOR),
    }
    need.refresh_from_db()
    assert need.state == NeedState.PARTNERED


def test_what_was_accepted_is_kept_with_figures_reasons_and_who_decided():
    need, mentor = a_pair()
    fatima = a_facilitator()

    partnership = accept(need, mentor, by=fatima)

    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.partnership, proposal.round) == (
        ProposalState.ACCEPTED,
        partnership,
        None,
    )
    assert (proposal.decided_by_id, proposal.decided_at is not None) == (fatima.pk, True)
    low, mid, high = proposal.total
    assert 0 < low <= mid <= high <= 10_000
    assert proposal.reasons["strengths"][0]["code"] == "covers_area"


def test_accepting_tells_both_parties_and_leaves_its_trace():
    need, mentor = a_pair("Port Amber", "Lakeside")
    people = [a_representative(need.operator), a_representative(mentor)]
    fatima = a_facilitator(name="Fatima Rahman")

    partnership = accept(need, mentor, by=fatima)

    assert {message.to for message in Message.objects.all()} == {person.email for person in people}
    newest = history("need", need.code)[0]
    assert (newest.by, newest.text) == (
        "Fatima Rahman",
        f"The match with Lakeside was accepted; partnership {partnership.code} began.",
    )


def test_accepting_a_proposal_of_a_round_marks_it_and_leaves_the_others():
    a_pair("Port Amber", "Lakeside")
    an_open_need("Hill Gate")
    a_mentor("Three Rivers")
    first, second = a_round().proposals.order_by("pk")

    partnership = actions.accept(first, by=a_facilitator(), on=TODAY)

    states = dict(Proposal.objects.values_list("pk", "state"))
    assert states == {first.pk: ProposalState.ACCEPTED, second.pk: ProposalState.PROPOSED}
    assert Proposal.objects.get(pk=first.pk).partnership == partnership


def test_accepting_another_mentor_supersedes_what_a_round_proposed_for_the_need():
    proposal = a_proposal("Port Amber", "Lakeside")

    accept(proposal.need, a_mentor("Three Rivers"))

    proposal.refresh_from_db()
    assert proposal.state == ProposalState.SUPERSEDED


def test_a_need_has_one_open_partnership_and_a_second_mentor_is_sent_to_it():
    need, lakeside = a_pair("Port Amber", "Lakeside")
    three_rivers = a_mentor("Three Rivers")
    code = accept(need, lakeside).code

    assert refusal_of(accept, need, three_rivers, by=a_facilitator()) == [
        f"Port Amber already works on this need in {code}. Three Rivers can join there as co-mentor."
    ]


def test_accepting_the_same_match_twice_is_told_where_they_work_together():
    need, lakeside = a_pair("Port Amber", "Lakeside", mentor_days_per_quarter=60)
    code = accept(need, lakeside).code

    assert refusal_of(accept, need, lakeside) == [
        f"Port Amber and Lakeside work together on this need in {code}."
    ]


def test_accepting_a_proposal_twice_is_refused():
    proposal = a_proposal("Port Amber", "Lakeside")
    stale = Proposal.objects.get(pk=proposal.pk)
    code = actions.accept(proposal, by=a_facilitator(), on=TODAY).code

    assert refusal_of(actions.accept, stale, by=a_facilitator(), on=TODAY) == [
        f"Port Amber and Lakeside work together on this need in {code}."
    ]


def test_a_proposal_of_an_older_round_is_refused():
    old = a_proposal()
    a_mentor("Three Rivers", director_commits=True)
    a_round()
    old.refresh_from_db()

    assert refusal_of(actions.accept, old, by=a_facilitator(), on=TODAY) == [
        "This is not possible any more. Reload the page to see how things stand now."
    ]


def test_a_proposal_is_refused_when_the_mentors_slots_are_gone_meanwhile():
    proposal = a_proposal("Port Amber", "Lakeside", mentor_days_per_quarter=20)
    accept(an_open_need("Hill Gate"), proposal.mentor)

    assert refusal_of(actions.accept, proposal, by=a_facilitator(), on=TODAY) == [
        "Lakeside has no free slot any more. Choose another mentor or ask for more days."
    ]


def test_a_mentor_with_two_slots_is_accepted_twice_and_not_a_third_time():
    lakeside = a_mentor("Lakeside", mentor_days_per_quarter=40)

    accept(an_open_need(), lakeside)
    accept(an_open_need(), lakeside)

    assert refusal_of(accept, an_open_need(), lakeside) == [
        "Lakeside has no free slot any more. Choose another mentor or ask for more days."
    ]


def test_a_proposal_is_refused_when_the_mentor_has_set_its_offer_aside():
    proposal = a_proposal("Port Amber", "Lakeside")
    needs.dismiss(proposal.mentor.offers.get(), by=None, reason=NotNow.NO_CAPACITY)

    assert refusal_of(actions.accept, proposal, by=a_facilitator(), on=TODAY) == [
        "Lakeside offers nothing at present."
    ]


def test_a_proposal_is_refused_when_the_recipient_is_not_listed_any_more():
    proposal = a_proposal("Port Amber", "Lakeside")
    Operator.objects.filter(pk=proposal.need.operator_id).update(is_listed=False)

    assert refusal_of(actions.accept, proposal, by=a_facilitator(), on=TODAY) == [
        "Port Amber is not listed at present, so no partnership can begin."
    ]


@pytest.mark.parametrize(
    ("mentor", "sentence"),
    [
        (
            {"origin": "illustrative"},
            "Lakeside cannot be matched: illustrative and real operators are kept apart.",
        ),
        (
            {"area": FocusArea.SEPTAGE},
            "Lakeside offers nothing at least two levels above in what is asked.",
        ),
        (
            {"languages": ["fr"], "interpreter": False},
            "Lakeside shares no working language, and neither side has an interpreter.",
        ),
    ],
)
def test_a_pair_that_breaks_a_must_have_is_refused_in_words(mentor, sentence):
    need = an_open_need("Port Amber")
    Operator.objects.filter(pk=need.operator_id).update(languages=["vi"], interpreter=False)
    accept(an_open_need(), a_mentor())

    assert refusal_of(accept, need, a_mentor("Lakeside", **mentor)) == [sentence]


def test_an_operator_does_not_mentor_itself():
    need = an_open_need()
    mentor = a_mentor()
    Need.objects.filter(pk=need.pk).update(operator=mentor)

    assert refusal_of(accept, need, mentor) == ["An operator cannot be its own mentor."]


def test_a_need_that_was_withdrawn_is_refused():
    need, mentor = a_pair()
    Need.objects.filter(pk=need.pk).update(state=NeedState.WITHDRAWN)

    assert refusal_of(accept, need, mentor) == [
        "This is not possible any more. Reload the page to see how things stand now."
    ]


def test_after_a_withdrawal_the_need_can_be_matched_again():
    need, mentor = a_pair(mentor_days_per_quarter=20)
    partnerships.withdraw(accept(need, mentor), reason="No team.", by=None, on=TODAY)

    accept(need, mentor)

    assert Partnership.objects.unfinished().count() == 1
    assert Partnership.objects.count() == 2


# Co-mentors


def join(need, mentor):
    return actions.join_as_co_mentor(need, mentor=mentor, by=a_facilitator(), on=TODAY)


def test_a_second_mentor_joins_as_co_mentor_never_beside_it():
    need, lakeside = a_pair("Port Amber", "Lakeside")
    begun = accept(need, lakeside)

    joined = join(need, a_mentor("Three Rivers"))

    assert joined == begun
    assert Partnership.objects.count() == 1
    roles = {str(one.organisation): one.role for one in joined.parties.all()}
    assert roles["Three Rivers"] == PartyRole.CO_MENTOR
    assert roles["Lakeside"] == PartyRole.MENTOR


def test_nobody_joins_where_nobody_works():
    need, mentor = a_pair()

    assert refusal_of(join, need, mentor) == [
        "This need has no partnership to join. Accept the match instead."
    ]


def test_nobody_joins_twice():
    need, lakeside = a_pair("Port Amber", "Lakeside", mentor_days_per_quarter=60)
    accept(need, lakeside)

    assert refusal_of(join, need, lakeside) == ["Lakeside is a party of this partnership already."]


def test_a_co_mentor_needs_a_free_slot_too():
    need, lakeside = a_pair()
    accept(need, lakeside)
    busy = a_mentor("Three Rivers", mentor_days_per_quarter=20)
    join(need, busy)
    other, highland = a_pair("Hill Gate", "Highland")
    accept(other, highland)

    assert refusal_of(join, other, busy) == [
        "Three Rivers has no free slot any more. Choose another mentor or ask for more days."
    ]


# Rounds


def test_a_round_is_stored_with_its_proof_pairs_and_needs_left():
    need, mentor = a_pair()
    left = an_open_need("Hill Gate", FocusArea.SEPTAGE)
    fatima = a_facilitator()

    found = a_round(by=fatima)

    assert (found.pairs_found, found.needs_left) == (1, 1)
    assert found.objective == found.dual_bound > 0
    assert (found.engine, found.computed_at, found.by_id) == ("1.0", NOW, fatima.pk)
    assert len(found.facts_sha256) == 64
    proposal = found.proposals.get()
    assert (proposal.need, proposal.mentor, proposal.state) == (need, mentor, ProposalState.PROPOSED)
    assert proposal.total[1] == found.objective
    assert Unmatched.objects.get().need == left


def test_running_it_twice_stores_one_round():
    a_pair()

    assert a_round() == a_round(at=NOW + dt.timedelta(days=1))
    assert (Round.objects.count(), Proposal.objects.count(), WeightSet.objects.count()) == (1, 1, 1)
    assert Entry.objects.filter(verb="round.run").count() == 1


def test_a_round_leaves_its_trace_in_a_sentence():
    a_pair()
    an_open_need("Hill Gate", FocusArea.SEPTAGE)
    found = a_round()

    [trace] = history("round", found.code)

    assert (trace.by, trace.text) == (
        "The platform",
        "Pairs found: 1. Needs left without a mentor: 1.",
    )


def test_a_newer_round_supersedes_what_an_older_one_proposed_and_nobody_accepted():
    a_pair("Port Amber", "Lakeside")
    a_pair("Hill Gate", "Three Rivers")
    first, second = a_round().proposals.order_by("pk")
    actions.accept(first, by=a_facilitator(), on=TODAY)

    newer = a_round()

    assert newer.pairs_found == 1
    states = dict(Proposal.objects.values_list("pk", "state"))
    assert (states[first.pk], states[second.pk]) == (ProposalState.ACCEPTED, ProposalState.SUPERSEDED)


def test_other_weights_make_another_round():
    a_pair()
    first = a_round()

    second = a_round(weights=a_weight_set(name="Losses first", fit=70, context=10, readiness=10, evidence=10))

    assert second != first
    assert second.weight_set.name == "Losses first"


def test_when_a_match_was_accepted_and_withdrawn_a_round_of_the_same_facts_can_be_run_again():
    proposal = a_proposal()
    partnership = actions.accept(proposal, by=a_facilitator(), on=TODAY)
    partnerships.withdraw(partnership, reason="No team.", by=None, on=TODAY)

    again = a_round()

    assert again != proposal.round
    assert again.facts_sha256 == proposal.round.facts_sha256
    assert again.proposals.get().state == ProposalState.PROPOSED


def test_when_the_facts_are_again_what_they_were_two_rounds_ago_the_pairs_can_be_accepted():
    need, _ = a_pair()
    first = a_round()
    newcomer = a_mentor("Three Rivers", level=4, director_commits=True)
    a_round()
    needs.dismiss(newcomer.offers.get(), by=None, reason=NotNow.NO_CAPACITY)

    third = a_round()

    assert third.facts_sha256 == first.facts_sha256
    assert third != first
    actions.accept(third.proposals.get(), by=a_facilitator(), on=TODAY)
    assert Partnership.objects.get().need == need


def test_a_round_whose_proof_does_not_hold_is_not_stored(monkeypatch):
    a_pair()

    def not_proven(*_):
        raise NotProvenError("a pair is priced too low")

    monkeypatch.setattr(rounds, "solve", not_proven)

    with pytest.raises(NotProvenError):
        a_round()
    assert not Round.objects.exists()


def test_the_engines_own_weights_become_a_row_when_first_used_and_stay_the_ones_in_use():
    a_pair()

    a_round()

    assert current_weights() == WeightSet.objects.get()


def test_a_round_as_a_job_says_who_ran_it_and_what_came_of_it():
    a_pair()
    fatima = a_facilitator()

    job = run_now("match_round", {"by": fatima.pk}, by=fatima)

    found = Round.objects.get()
    assert found.by_id == fatima.pk
    assert job.result == {"pairs": 1, "unmatched": 0, "address": f"/rounds/{found.code}/"}
    assert (job.title(), job.outcome()) == (
        "Matching round",
        "Pairs found: 1. Needs left without a mentor: 0.",
    )
    assert job.address_of_result() == found.get_absolute_url()


def test_a_job_that_is_repeated_gives_the_same_round():
    a_pair()

    first, second = (run_now("match_round", {}, by=None).result for _ in range(2))

    assert first == second
    assert Round.objects.get().by_id is None


def test_a_job_of_somebody_who_is_gone_is_run_by_the_platform():
    person = a_person()
    number = person.pk
    person.delete()
    a_pair()

    run_now("match_round", {"by": number}, by=None)

    assert Round.objects.get().by_id is None


def test_a_partnership_of_another_need_is_no_obstacle():
    need, mentor = a_pair()
    a_partnership(a_need(), an_operator())

    assert actions.obstacles_to(need, mentor) == []
