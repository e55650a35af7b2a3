import pytest
from django.contrib.auth.models import AnonymousUser

from makers import a_facilitator, a_person, a_representative, a_secretary, an_operator
from waterlinks.organisations import permissions
from waterlinks.organisations.models import Membership
from waterlinks.organisations.terms import ROLE_CARDS, Permission, Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", Permission)
def test_a_person_may_what_the_card_of_the_role_says(role, permission):
    assert permissions.may(a_person(role), permission) is (permission in ROLE_CARDS[role].may)


@pytest.mark.parametrize("nobody", [None, AnonymousUser()])
@pytest.mark.parametrize("permission", Permission)
def test_a_visitor_may_nothing(nobody, permission):
    assert not permissions.may(nobody, permission)
    assert permissions.organisation_ids(nobody, permission) == []


def test_who_belongs_nowhere_may_nothing():
    assert not any(permissions.may(a_person(), permission) for permission in Permission)


def test_somebody_represents_only_the_own_organisation():
    operator, other = an_operator(), an_operator()
    person = a_representative(operator)

    assert permissions.represents(person, operator.organisation)
    assert not permissions.represents(person, other.organisation)


def test_staff_of_an_operator_does_not_represent_it():
    operator = an_operator()

    assert not permissions.represents(a_person(Role.STAFF, operator.organisation), operator.organisation)


def test_a_facilitator_represents_no_operator():
    assert not permissions.represents(a_facilitator(), an_operator().organisation)


def test_rights_add_up_over_memberships():
    person = a_representative(an_operator())
    Membership.objects.create(person=person, organisation=an_operator().organisation, role=Role.FACILITATOR)

    assert permissions.sees_network(person)
    assert permissions.may_broker(person)


def test_the_questions_of_the_programme():
    facilitator, secretary = a_facilitator(), a_secretary()

    assert [permissions.may_import_figures(one) for one in (facilitator, secretary)] == [False, True]
    assert [permissions.may_run_the_programme(one) for one in (facilitator, secretary)] == [False, True]


def test_rights_are_read_once_in_a_request(django_assert_num_queries):
    person = a_facilitator()

    with django_assert_num_queries(1):
        permissions.sees_network(person)
        permissions.may_broker(person)
