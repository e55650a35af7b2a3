"""Two people at once. Each is a thread with a connection of its own, and they start together, several times over."""

import threading

import pytest
from django.db import connections

from makers import TODAY, a_facilitator, a_mentor, a_need
from matching.makers import a_pair, a_round, an_open_need
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.matching import actions
from waterlinks.matching.lifecycle import ProposalState
from waterlinks.matching.models import Proposal, Round, WeightSet
from waterlinks.operators.lifecycle import NeedState
from waterlinks.operators.models import Need
from waterlinks.partnerships.models import Partnership, Party
from waterlinks.partnerships.terms import MENTORING, PartyRole

pytestmark = pytest.mark.usefixtures("shared_database")

TIMES = range(5)
FASTER = "Somebody else was faster. Reload the page to see how things stand now."


def at_once(*works):
    """Do these at the same moment, and return what came of each: its answer, or the sentences of its refusal."""
    start = threading.Barrier(len(works))
    outcomes = [None] * len(works)

    def do(at, work):
        try:
            start.wait(timeout=20)
            outcomes[at] = work()
        except NotPossible as refusal:
            outcomes[at] = [str(reason) for reason in refusal.reasons]
        except BaseException as error:  # noqa: BLE001 - told to the test, which fails by it
            outcomes[at] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=each) for each in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


def accepting(need, mentor):
    person = a_facilitator()
    return lambda: actions.accept_candidate(need, mentor=mentor, by=person, on=TODAY)


def accepting_proposal(number):
    person, proposal = a_facilitator(), Proposal.objects.get(pk=number)
    return lambda: actions.accept(proposal, by=person, on=TODAY)


def joining(need, mentor):
    person = a_facilitator()
    return lambda: actions.join_as_co_mentor(need, mentor=mentor, by=person, on=TODAY)


def winner_and_loser(outcomes):
    """Return what the one got and the sentence the other read."""
    [begun] = [one for one in outcomes if isinstance(one, Partnership)]
    [[sentence]] = [one for one in outcomes if isinstance(one, list)]
    return begun, sentence


def assert_everything_is_whole():
    """Each partnership that began has both parties, its milestone, its accepted proposal and a partnered need."""
    for partnership in Partnership.objects.all():
        roles = {party.role for party in partnership.parties.all()}
        assert roles >= {PartyRole.MENTOR, PartyRole.RECIPIENT}
        assert partnership.milestones.count() == 1
        assert Proposal.objects.get(partnership=partnership).state == ProposalState.ACCEPTED
        assert partnership.need.state == NeedState.PARTNERED
    assert not Proposal.objects.filter(round=None).exclude(state=ProposalState.ACCEPTED).exists()
    assert Need.objects.filter(state=NeedState.PARTNERED).count() == Partnership.objects.count()


def test_the_same_match_accepted_twice_begins_once():
    for _ in TIMES:
        need, mentor = a_pair("Port Amber", "Lakeside", mentor_days_per_quarter=80)

        begun, sentence = winner_and_loser(at_once(accepting(need, mentor), accepting(need, mentor)))

        assert sentence in {f"Port Amber and Lakeside work together on this need in {begun.code}.", FASTER}
        assert list(Partnership.objects.filter(need=begun.need)) == [begun]
        assert_everything_is_whole()


def test_two_mentors_accepted_for_one_need_begin_one_partnership():
    for _ in TIMES:
        need, lakeside = a_pair("Port Amber", "Lakeside")
        three_rivers = a_mentor("Three Rivers")

        begun, sentence = winner_and_loser(at_once(accepting(need, lakeside), accepting(need, three_rivers)))

        told = {
            f"Port Amber already works on this need in {begun.code}. {other} can join there as co-mentor."
            for other in ("Lakeside", "Three Rivers")
        }
        assert sentence in told | {FASTER}
        assert list(Partnership.objects.filter(need=begun.need)) == [begun]
        assert_everything_is_whole()


def test_a_mentors_last_slot_is_taken_once():
    for _ in TIMES:
        lakeside = a_mentor("Lakeside", mentor_days_per_quarter=20)
        one, other = an_open_need("Port Amber"), an_open_need("Hill Gate")

        begun, sentence = winner_and_loser(at_once(accepting(one, lakeside), accepting(other, lakeside)))

        assert sentence == "Lakeside has no free slot any more. Choose another mentor or ask for more days."
        assert list(Partnership.objects.filter(need__in=[one, other])) == [begun]
        assert_everything_is_whole()


def test_two_needs_and_two_slots_begin_two_partnerships():
    for _ in TIMES:
        lakeside = a_mentor("Lakeside", mentor_days_per_quarter=40)

        outcomes = at_once(accepting(an_open_need(), lakeside), accepting(an_open_need(), lakeside))

        assert [type(one) for one in outcomes] == [Partnership, Partnership]
        assert_everything_is_whole()


def test_a_proposal_accepted_by_two_begins_once():
    for _ in TIMES:
        a_pair("Port Amber", "Lakeside")
        [proposal] = a_round().proposals.all()

        works = accepting_proposal(proposal.pk), accepting_proposal(proposal.pk)
        begun, sentence = winner_and_loser(at_once(*works))

        assert sentence in {f"Port Amber and Lakeside work together on this need in {begun.code}.", FASTER}
        assert_everything_is_whole()


def test_one_joins_and_one_is_told_when_two_let_the_same_co_mentor_join():
    for _ in TIMES:
        need, lakeside = a_pair("Port Amber", "Lakeside")
        accepting(need, lakeside)()
        second = a_mentor("Three Rivers")

        joined, sentence = winner_and_loser(at_once(joining(need, second), joining(need, second)))

        assert sentence == "Three Rivers is a party of this partnership already."
        assert joined.parties.filter(role=PartyRole.CO_MENTOR).count() == 1


def test_the_last_slot_goes_to_a_new_partnership_or_to_one_that_runs_but_not_to_both():
    for _ in TIMES:
        need, lakeside = a_pair("Port Amber", "Lakeside")
        accepting(need, lakeside)()
        busy = a_mentor("Three Rivers", mentor_days_per_quarter=20)
        other = an_open_need("Hill Gate")

        _, sentence = winner_and_loser(at_once(accepting(other, busy), joining(need, busy)))

        assert (
            sentence == "Three Rivers has no free slot any more. Choose another mentor or ask for more days."
        )
        carried = Party.objects.filter(organisation=busy.organisation, role__in=MENTORING)
        assert carried.count() == 1


def test_two_rounds_over_the_same_facts_are_one():
    for time in TIMES:
        a_pair("Port Amber", "Lakeside")

        one, other = at_once(a_round, a_round)

        assert one == other
        assert Round.objects.count() == one.proposals.count() == one.pairs_found == time + 1
        assert WeightSet.objects.count() == 1


def test_accepting_while_a_round_is_stored_loses_neither():
    """On PostgreSQL each refers to rows the other has changed: locks taken too strictly would be a deadlock."""
    for _ in TIMES:
        for number in range(8):
            a_pair(f"Recipient {number}", f"Mentor {number}")
        first, *_, last = a_round().proposals.order_by("pk").values_list("pk", flat=True)
        a_need()

        outcomes = at_once(a_round, accepting_proposal(first), accepting_proposal(last))

        assert isinstance(outcomes[0], Round)
        for outcome in outcomes[1:]:  # superseded by the newer round, or accepted before it
            assert isinstance(outcome, Partnership) or outcome in (
                ["This is not possible any more. Reload the page to see how things stand now."],
                [FASTER],
            )
        assert_everything_is_whole()
