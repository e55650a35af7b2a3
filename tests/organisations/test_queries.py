import pytest

from makers import a_person, a_representative, an_operator, an_organisation
from waterlinks.organisations.models import Membership
from waterlinks.organisations.queries import organisations_without_people, people_of
from waterlinks.organisations.terms import Role

pytestmark = pytest.mark.django_db


def test_the_people_of_organisations_are_named_once_each():
    here, there = an_operator(), an_operator()
    person = a_representative(here)
    Membership.objects.create(person=person, organisation=there.organisation, role=Role.STAFF)
    a_representative(an_operator())

    assert people_of([here.organisation_id, there.organisation_id]) == [person]


def test_who_may_not_sign_in_any_more_is_not_among_the_people():
    operator = an_operator()
    a_representative(operator, is_active=False)

    assert people_of([operator.organisation_id]) == []


def test_organisations_without_people_are_those_nobody_belongs_to():
    with_people, without = an_operator(), an_organisation()
    a_representative(with_people)

    assert organisations_without_people([with_people.organisation_id, without.pk]) == {without.pk}


def test_nobody_belongs_to_no_organisation():
    a_person()

    assert people_of([]) == []
    assert organisations_without_people([]) == set()
