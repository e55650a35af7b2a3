import pytest
from django.contrib.auth.models import AnonymousUser

from makers import a_facilitator, a_person, a_representative, a_secretary, an_operator
from waterlinks.operators.permissions import is_insider, may_confirm
from waterlinks.organisations.terms import Role

pytestmark = pytest.mark.django_db


def people_of(operator):
    return {
        "visitor": AnonymousUser(),
        "somebody": a_person(),
        "representative": a_representative(operator),
        "staff": a_person(Role.STAFF, operator.organisation),
        "observer there": a_person(Role.OBSERVER, operator.organisation),
        "representative of another": a_representative(an_operator()),
        "facilitator": a_facilitator(),
        "secretary": a_secretary(),
    }


def test_only_who_represents_an_operator_decides_for_it():
    operator = an_operator()

    assert [name for name, person in people_of(operator).items() if may_confirm(person, operator)] == [
        "representative"
    ]


def test_its_own_people_and_the_network_read_what_it_keeps_to_itself():
    operator = an_operator()

    assert [name for name, person in people_of(operator).items() if is_insider(person, operator)] == [
        "representative",
        "staff",
        "observer there",
        "facilitator",
        "secretary",
    ]
