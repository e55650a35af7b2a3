import pytest

from makers import a_facilitator, a_need, a_partnership, a_person, a_representative, an_operator
from waterlinks.partnerships import permissions
from waterlinks.partnerships.models import Partnership

pytestmark = pytest.mark.django_db


def test_facilitators_withdraw_and_parties_ask_them_to():
    recipient = an_operator()
    partnership = a_partnership(a_need(recipient))

    assert permissions.may_withdraw(a_facilitator(), partnership)
    assert not permissions.may_withdraw(a_representative(recipient), partnership)


def test_the_history_is_for_the_parties_and_those_who_see_the_network():
    recipient = an_operator()
    a_partnership(a_need(recipient))
    partnership = Partnership.objects.with_parties().get()

    assert permissions.reads_history(a_facilitator(), partnership)
    assert permissions.reads_history(a_representative(recipient), partnership)
    assert not permissions.reads_history(a_person(), partnership)
