import pytest
from django.contrib.auth.models import AnonymousUser

from makers import a_facilitator, a_person, a_representative, a_secretary, an_operator, an_organisation
from matching.makers import a_pair
from waterlinks.matching import permissions
from waterlinks.organisations.models import Membership
from waterlinks.organisations.terms import Kind, Role

pytestmark = pytest.mark.django_db

QUESTIONS = [
    permissions.may_see_candidates,
    permissions.may_accept,
    lambda user, _need: permissions.may_run_rounds(user),
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_facilitators_and_the_secretariat_see_candidates_run_rounds_and_accept(question):
    need, _ = a_pair()

    assert question(a_facilitator(), need)
    assert question(a_secretary(), need)


@pytest.mark.parametrize("question", QUESTIONS)
def test_operators_observers_and_visitors_do_not(question):
    need, mentor = a_pair()

    for user in (
        AnonymousUser(),
        a_person(),
        a_representative(need.operator),
        a_representative(mentor),
        a_person(Role.STAFF, need.operator.organisation),
        a_person(Role.OBSERVER),
    ):
        assert not question(user, need)


def test_a_facilitator_acts_for_its_facilitating_organisation():
    delta = an_organisation("Delta Facilitation")

    assert permissions.facilitator_of(a_person(Role.FACILITATOR, delta)) == delta


def test_who_works_at_an_operator_too_acts_for_the_facilitating_organisation():
    delta = an_organisation("Delta Facilitation")
    person = a_representative(an_operator())
    Membership.objects.create(person=person, organisation=delta, role=Role.FACILITATOR)

    assert permissions.facilitator_of(person) == delta


def test_the_secretariat_facilitates_for_nobody():
    assert permissions.facilitator_of(a_secretary()) is None
    assert (
        permissions.facilitator_of(a_person(Role.SECRETARIAT, an_organisation(kind=Kind.SECRETARIAT))) is None
    )
