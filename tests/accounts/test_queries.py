import pytest

from makers import a_person
from waterlinks.accounts.queries import names_of, personas

pytestmark = pytest.mark.django_db


def test_personas_are_those_who_show_something_and_may_sign_in():
    first = a_person(persona="Sees the whole network.")
    a_person()
    a_person(persona="Has left.", is_active=False)
    second = a_person(persona="Speaks for Port Amber.")

    assert list(personas()) == [first, second]


def test_people_are_called_what_they_are_called_now():
    person = a_person(name="Ana Torres")

    assert names_of([person.pk, 999_999]) == {person.pk: "Ana Torres"}
