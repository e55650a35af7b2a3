import pytest

from makers import a_person, a_secretary, an_operator, an_organisation
from waterlinks.audit.models import Entry
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.operators.models import Operator
from waterlinks.organisations import actions
from waterlinks.organisations.models import Membership, Organisation
from waterlinks.organisations.terms import Kind, Origin, Role

pytestmark = pytest.mark.django_db


def organisation(code, **facts):
    return Organisation(code=code, **{"name": code.title(), "kind": Kind.OPERATOR, "country": "BR", **facts})


def test_entering_answers_with_the_number_of_each_code():
    numbers = actions.enter([organisation("alto-rio"), organisation("serra-azul")])

    assert numbers == dict(Organisation.objects.values_list("code", "pk"))
    assert set(numbers) == {"alto-rio", "serra-azul"}


def test_an_organisation_whose_code_is_taken_stays_as_it_is():
    here = an_organisation("Companhia do Alto Rio", code="alto-rio")

    numbers = actions.enter([organisation("alto-rio", name="Something else")])

    here.refresh_from_db()
    assert numbers == {"alto-rio": here.pk}
    assert here.name == "Companhia do Alto Rio"


def test_what_is_entered_in_bulk_can_be_found():
    actions.enter([organisation("alto-rio", name="Água do Alto Rio", city="São João", acronym="ÁAR")])

    assert Organisation.objects.get().found_by == "agua do alto rio aar alto-rio sao joao"


def test_more_organisations_than_fit_one_query_are_all_entered():
    numbers = actions.enter(organisation(f"operator-{number}") for number in range(1201))

    assert len(numbers) == 1201


def test_nothing_illustrative_exists_outside_the_demo(settings):
    settings.DEMO = False

    with pytest.raises(NotPossible, match="demo only"):
        actions.enter([organisation("alto-rio"), organisation("port-amber", origin=Origin.ILLUSTRATIVE)])

    assert not Organisation.objects.exists()


def test_in_the_demo_illustrative_organisations_may_be_entered(settings):
    settings.DEMO = True

    assert list(actions.enter([organisation("port-amber", origin=Origin.ILLUSTRATIVE)])) == ["port-amber"]


def test_joining_gives_a_role_and_leaves_a_trace():
    person, place, secretary = a_person(), an_organisation(code="port-amber"), a_secretary()

    membership = actions.join(person, place, Role.REPRESENTATIVE, by=secretary)

    entry = Entry.objects.get()
    assert (membership.person, membership.organisation, membership.role) == (person, place, "representative")
    assert (entry.verb, entry.subject_code, entry.by_id) == ("organisation.join", "port-amber", secretary.pk)
    assert entry.detail == {"person": person.pk, "role": "representative"}


def test_joining_twice_changes_nothing():
    person, place = a_person(), an_organisation()

    actions.join(person, place, Role.STAFF, by=None)
    actions.join(person, place, Role.STAFF, by=None)

    assert Membership.objects.count() == 1
    assert Entry.objects.count() == 1


def test_what_came_to_nothing_is_removed_with_all_that_hangs_on_it():
    gone, stays = an_operator(), an_operator()

    actions.remove([gone.organisation_id])

    assert list(Operator.objects.all()) == [stays]
    assert list(Organisation.objects.all()) == [stays.organisation]
