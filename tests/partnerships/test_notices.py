import pytest

from makers import TODAY, a_mentor, a_need, a_partnership, a_representative, an_operator
from waterlinks.outbox.models import Message
from waterlinks.partnerships import actions

pytestmark = pytest.mark.django_db


def test_everybody_of_every_party_is_told_once_and_nobody_else():
    recipient = an_operator()
    person = a_representative(recipient)
    a_representative(an_operator())

    a_partnership(a_need(recipient))

    assert [message.to for message in Message.objects.all()] == [person.email]


def test_people_who_may_not_sign_in_any_more_are_not_told():
    recipient = an_operator()
    a_representative(recipient, is_active=False)

    a_partnership(a_need(recipient))

    assert not Message.objects.exists()


def test_a_co_mentor_and_a_withdrawal_are_told_in_words():
    recipient = an_operator("Port Amber")
    a_representative(recipient)
    partnership = a_partnership(a_need(recipient))
    actions.join_as_co_mentor(partnership, mentor=a_mentor("Three Rivers"), by=None, on=TODAY)
    actions.withdraw(partnership, reason="The team was dissolved.", by=None, on=TODAY)

    joined, withdrawn = Message.objects.order_by("pk")[1:]

    assert joined.subject == f"Three Rivers joins partnership {partnership.code} as co-mentor"
    assert withdrawn.subject == f"Partnership {partnership.code} was withdrawn"
    assert "The team was dissolved." in withdrawn.text
