import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from makers import (
    TODAY,
    a_facilitator,
    a_mentor,
    a_need,
    a_partnership,
    a_person,
    a_representative,
    an_operator,
)
from waterlinks.organisations.terms import Role
from waterlinks.partnerships import actions
from waterlinks.partnerships.models import Partnership
from waterlinks.partnerships.terms import PartyRole

pytestmark = pytest.mark.django_db


def test_what_was_not_made_public_is_for_its_parties_and_those_who_see_the_network():
    recipient, mentor = an_operator(), a_mentor()
    a_partnership(a_need(recipient), mentor)

    def sees(user):
        return Partnership.objects.visible_to(user).count()

    assert sees(AnonymousUser()) == 0
    assert sees(a_person()) == 0
    assert sees(a_representative(an_operator())) == 0
    assert sees(a_representative(recipient)) == 1
    assert sees(a_person(Role.STAFF, mentor.organisation)) == 1
    assert sees(a_facilitator()) == 1


def test_what_was_made_public_is_for_everybody():
    actions.publish(a_partnership(), by=None)

    assert Partnership.objects.visible_to(AnonymousUser()).count() == 1


def test_a_partnership_that_ended_must_say_when():
    partnership = a_partnership()

    with pytest.raises(IntegrityError):
        Partnership.objects.filter(pk=partnership.pk).update(status="withdrawn")


def test_there_is_one_lead_mentor():
    partnership = a_partnership()

    with pytest.raises(IntegrityError):
        partnership.parties.create(
            organisation=an_operator().organisation, role=PartyRole.MENTOR, joined_on=TODAY
        )


def test_its_name_says_who_works_with_whom_unless_it_has_a_title():
    a_partnership(a_need(an_operator("Port Amber")), a_mentor("Lakeside"))
    partnership = Partnership.objects.with_parties().get()

    assert partnership.name == "Port Amber with Lakeside"

    partnership.title = "Port Amber finds its leaks"
    assert partnership.name == "Port Amber finds its leaks"


def test_partnerships_of_an_organisation_and_unfinished_ones():
    recipient = an_operator()
    ended = a_partnership(a_need(recipient))
    a_partnership()
    actions.withdraw(ended, reason="No team.", by=None, on=TODAY)

    assert list(Partnership.objects.of([recipient.organisation_id])) == [ended]
    assert Partnership.objects.unfinished().count() == 1
    assert str(ended) == ended.code


def test_parties_and_milestones_read_as_words():
    partnership = a_partnership(mentor=a_mentor("Lakeside"))

    assert "Lakeside, Mentor" in [str(party) for party in partnership.parties.all()]
    assert [str(milestone) for milestone in partnership.milestones.all()] == ["match accepted (2026-06-30)"]
