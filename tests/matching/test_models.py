import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from makers import (
    a_facilitator,
    a_mentor,
    a_partnership,
    a_person,
    a_representative,
    a_secretary,
    an_operator,
)
from matching.makers import NOW, a_proposal, a_round, a_weight_set, an_open_need
from waterlinks.matching.lifecycle import ProposalState
from waterlinks.matching.models import Proposal, Round, Unmatched, WeightSet
from waterlinks.operators.models import Operator
from waterlinks.organisations.terms import Role

pytestmark = pytest.mark.django_db


def test_weights_add_up_to_a_hundred():
    assert str(a_weight_set(fit=70, context=15, readiness=10, evidence=5)) == "Balanced, 1"

    with pytest.raises(IntegrityError):
        a_weight_set(version=2, fit=41)


def test_a_version_of_a_weight_set_stands_once():
    a_weight_set()
    a_weight_set(version=2)

    with pytest.raises(IntegrityError):
        a_weight_set()


def test_one_weight_set_is_in_use():
    a_weight_set(is_current=True)
    a_weight_set(version=2, is_current=False)
    a_weight_set(version=3, is_current=False)

    with pytest.raises(IntegrityError):
        a_weight_set(version=4, is_current=True)


def test_a_round_without_proof_cannot_be_stored():
    facts = {"weight_set": a_weight_set(), "engine": "1.0", "facts_sha256": "0" * 64, "computed_at": NOW}
    Round.objects.create(**facts, objective=10, dual_bound=10, pairs_found=0, needs_left=0)

    with pytest.raises(IntegrityError):
        Round.objects.create(**facts, objective=10, dual_bound=11, pairs_found=0, needs_left=0)


def test_rounds_stand_newest_first_under_a_code():
    an_open_need()
    first = a_round()
    an_open_need()
    second = a_round()

    assert list(Round.objects.all()) == [second, first]
    assert str(first) == first.code == f"R-{first.pk:05d}"
    assert first.get_absolute_url() == f"/rounds/{first.code}/"


def test_rounds_are_for_those_who_see_the_network():
    an_open_need()
    a_round()

    def sees(user):
        return Round.objects.visible_to(user).count()

    assert sees(a_facilitator()) == sees(a_secretary()) == 1
    assert sees(AnonymousUser()) == sees(a_person()) == sees(a_representative(an_operator())) == 0


def test_a_need_stands_once_among_those_a_round_leaves():
    an_open_need()
    left = a_round().unmatched.get()

    assert str(left) == f"{left.round.code}: {left.need.code}"
    with pytest.raises(IntegrityError):
        Unmatched.objects.create(round=left.round, need=left.need, reasons=[])


def test_a_proposal_is_for_those_who_see_the_network_and_the_people_of_both_operators():
    proposal = a_proposal()

    def sees(user):
        return Proposal.objects.visible_to(user).count()

    assert sees(AnonymousUser()) == sees(a_person()) == 0
    assert sees(a_representative(an_operator())) == 0
    assert sees(a_representative(proposal.need.operator)) == 1
    assert sees(a_person(Role.STAFF, proposal.mentor.organisation)) == 1
    assert sees(a_facilitator()) == sees(a_secretary()) == 1


@pytest.mark.parametrize("side", ["recipient", "mentor"])
def test_a_proposal_is_hidden_with_an_operator_that_is_not_listed_any_more(side):
    proposal = a_proposal()
    facilitator = a_facilitator()
    assert Proposal.objects.visible_to(facilitator).exists()

    hidden = proposal.need.operator if side == "recipient" else proposal.mentor
    Operator.objects.filter(pk=hidden.pk).update(is_listed=False)

    assert not Proposal.objects.visible_to(facilitator).exists()


def test_a_round_proposes_for_a_need_once():
    proposal = a_proposal()

    with pytest.raises(IntegrityError):
        Proposal.objects.create(
            round=proposal.round,
            need=proposal.need,
            mentor=a_mentor(),
            **{name: [1, 1, 1] for name in ("total", "fit", "context", "readiness", "evidence")},
            reasons={},
        )


def test_what_is_accepted_has_a_partnership():
    proposal = a_proposal()
    Proposal.objects.filter(pk=proposal.pk).update(state=ProposalState.ACCEPTED, partnership=a_partnership())

    with pytest.raises(IntegrityError):
        Proposal.objects.filter(pk=proposal.pk).update(partnership=None)


def test_a_proposal_reads_as_a_pair_and_its_number_has_no_separator():
    proposal = a_proposal("Port Amber", "Lakeside")

    assert str(proposal) == f"Lakeside → {proposal.need.code}"
    assert Proposal(pk=12345).number == "12345"


@pytest.mark.parametrize(("lost", "points"), [(0, 0), (1, 1), (100, 1), (101, 2), (2350, 24)])
def test_points_lost_are_rounded_up_so_that_any_loss_is_told(lost, points):
    assert Proposal(first_choice_lost=lost).points_lost == points


def test_the_numbers_of_a_weight_set_are_kept_with_the_round():
    an_open_need()

    a_round()

    assert WeightSet.objects.values_list("name", "fit", "context", "readiness", "evidence").get() == (
        "Balanced",
        40,
        25,
        20,
        15,
    )
