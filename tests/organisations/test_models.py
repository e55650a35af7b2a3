import pytest
from django.db import IntegrityError, transaction

from makers import a_person, a_representative, an_operator, an_organisation
from waterlinks.organisations.models import FoldedField, Membership, Organisation
from waterlinks.organisations.terms import Permission, Role

pytestmark = pytest.mark.django_db


def test_an_organisation_is_found_by_name_acronym_code_and_city_however_written():
    made = an_organisation("Cấp Nước Đà Nẵng", acronym="DAWACO", code="da-nang-water", city="Đà Nẵng")

    assert made.found_by == "cap nuoc da nang dawaco da-nang-water da nang"


@pytest.mark.parametrize(("city", "place"), [("Đà Nẵng", "Đà Nẵng, Viet Nam"), ("", "Viet Nam")])
def test_a_place_is_told_as_far_as_it_is_known(city, place):
    assert an_organisation(city=city, country="VN").place == place


def test_a_new_name_is_found_as_soon_as_it_is_stored():
    made = an_organisation("Port Amber")
    made.name = "Port Âmber Water District"

    made.save()

    assert Organisation.objects.filter(found_by__contains="amber water district").exists()


def test_what_a_folded_field_is_made_of_is_kept_in_migrations():
    *_, args, options = FoldedField(of=("name", "city")).deconstruct()

    assert FoldedField(*args, **options).of == ("name", "city")


def test_a_role_is_held_once():
    person, place = a_person(), an_organisation()
    Membership.objects.create(person=person, organisation=place, role=Role.STAFF)

    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=person, organisation=place, role=Role.STAFF)


def test_everybody_reads_that_an_organisation_exists():
    place = an_organisation()

    assert list(Organisation.objects.visible_to(None)) == [place]


def test_organisations_of_a_person_are_those_in_which_a_role_carries_the_permission():
    operator, other = an_operator(), an_operator()
    person = a_representative(operator)
    Membership.objects.create(person=person, organisation=other.organisation, role=Role.STAFF)

    assert list(Organisation.objects.of(person, Permission.SPEAK_FOR)) == [operator.organisation]
    assert set(Organisation.objects.of(person, Permission.SEE_OWN)) == {
        operator.organisation,
        other.organisation,
    }
    assert not Organisation.objects.of(None, Permission.SEE_OWN).exists()


def test_a_membership_reads_as_a_sentence():
    place = an_organisation("Port Amber")
    membership = Membership(person=a_person(name="Ana Torres"), organisation=place, role=Role.STAFF)

    assert str(membership) == "Ana Torres, Staff, Port Amber"
