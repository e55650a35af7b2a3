import pytest
from django.db import IntegrityError

from makers import (
    TODAY,
    a_facilitator,
    a_mentor,
    a_need,
    a_partnership,
    a_representative,
    an_operator,
    an_organisation,
)
from waterlinks.audit.queries import history
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.operators.lifecycle import NeedState
from waterlinks.organisations.terms import Origin
from waterlinks.outbox.models import Message
from waterlinks.partnerships import actions
from waterlinks.partnerships.lifecycle import Stage, Status
from waterlinks.partnerships.models import Partnership
from waterlinks.partnerships.terms import MilestoneKind, PartyRole

pytestmark = pytest.mark.django_db


def test_a_partnership_begins_at_step_two_with_its_parties():
    facilitator = an_organisation("Delta Facilitation")
    recipient, mentor = an_operator("Port Amber"), a_mentor("Lakeside")

    partnership = a_partnership(a_need(recipient), mentor, facilitator=facilitator)

    assert partnership.stage == Stage.INTRODUCTION
    assert partnership.code == f"WL-2026-{partnership.pk:03d}"
    assert {(str(party.organisation), party.role) for party in partnership.parties.all()} == {
        ("Lakeside", PartyRole.MENTOR),
        ("Port Amber", PartyRole.RECIPIENT),
        ("Delta Facilitation", PartyRole.FACILITATOR),
    }
    assert [milestone.kind for milestone in partnership.milestones.all()] == [MilestoneKind.MATCH_ACCEPTED]


def test_both_sides_are_told_by_mail():
    recipient, mentor = an_operator("Port Amber"), a_mentor("Lakeside")
    people = [a_representative(recipient), a_representative(mentor)]

    partnership = a_partnership(a_need(recipient), mentor)

    messages = Message.objects.order_by("to")
    assert sorted(person.email for person in people) == [message.to for message in messages]
    assert messages[0].subject == "Port Amber and Lakeside: your partnership has begun"
    assert partnership.get_absolute_url() in messages[0].text


def test_beginning_leaves_its_trace_in_sentences():
    person = a_facilitator(name="Fatima Rahman")
    partnership = a_partnership(a_need(an_operator("Port Amber")), a_mentor("Lakeside"), by=person)

    traces = history(actions.KIND, partnership.code)

    assert [(trace.by, trace.text) for trace in reversed(traces)] == [
        ("Fatima Rahman", "Lakeside and Port Amber began to work together."),
        ("Fatima Rahman", "Reached: match accepted."),
    ]


def test_a_partnership_of_an_illustrative_operator_is_illustrative():
    recipient = an_operator(origin=Origin.ILLUSTRATIVE)

    assert a_partnership(a_need(recipient)).origin == Origin.ILLUSTRATIVE
    assert a_partnership().origin == Origin.OWN


def test_a_need_has_one_unfinished_partnership():
    need = a_need()
    a_partnership(need)

    with pytest.raises(IntegrityError):
        actions.begin(need, mentor=a_mentor(), facilitator=None, by=None, on=TODAY)


def test_a_second_mentor_joins_in_it_never_beside_it():
    partnership = a_partnership()
    second = a_mentor("Three Rivers")

    actions.join_as_co_mentor(partnership, mentor=second, by=None, on=TODAY)

    assert Partnership.objects.count() == 1
    assert partnership.parties.get(organisation=second.organisation).role == PartyRole.CO_MENTOR


def test_a_party_does_not_join_twice():
    mentor = a_mentor("Lakeside")
    partnership = a_partnership(mentor=mentor)

    with pytest.raises(NotPossible, match="Lakeside is a party already"):
        actions.join_as_co_mentor(partnership, mentor=mentor, by=None, on=TODAY)


def test_nobody_joins_what_has_ended():
    partnership = a_partnership()
    actions.withdraw(partnership, reason="No team.", by=None, on=TODAY)

    with pytest.raises(NotPossible):
        actions.join_as_co_mentor(partnership, mentor=a_mentor(), by=None, on=TODAY)


def test_withdrawing_says_why_and_lets_the_need_wait_again():
    need = a_need()
    partnership = a_partnership(need)

    actions.withdraw(partnership, reason="The team was dissolved.", by=None, on=TODAY)

    need.refresh_from_db()
    assert (partnership.status, partnership.ended_on) == (Status.WITHDRAWN, TODAY)
    assert need.state == NeedState.OPEN


def test_withdrawing_twice_is_refused_and_changes_nothing():
    partnership = a_partnership()
    actions.withdraw(partnership, reason="First.", by=None, on=TODAY)

    with pytest.raises(NotPossible):
        actions.withdraw(partnership, reason="Second.", by=None, on=TODAY)

    assert Partnership.objects.get().end_reason == "First."


def test_a_milestone_is_reached_once():
    partnership = a_partnership()

    actions.reach(partnership, MilestoneKind.CONCEPT_NOTE_AGREED, by=None, on=TODAY)
    actions.reach(partnership, MilestoneKind.CONCEPT_NOTE_AGREED, by=None, on=TODAY)

    assert partnership.milestones.filter(kind=MilestoneKind.CONCEPT_NOTE_AGREED).count() == 1


def test_publishing_makes_the_page_public():
    partnership = a_partnership()

    actions.publish(partnership, by=None)

    assert Partnership.objects.get().is_public


def test_a_partnership_without_a_need_can_be_withdrawn_too():
    partnership = Partnership.objects.create(began_on=TODAY)

    actions.withdraw(partnership, reason="The team was dissolved.", by=None, on=TODAY)

    assert Partnership.objects.get().status == Status.WITHDRAWN
