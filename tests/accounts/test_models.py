import pytest
from django.db import IntegrityError, transaction

from makers import a_person
from waterlinks.accounts.models import Person, SignInAttempt

pytestmark = pytest.mark.django_db


def test_an_address_is_kept_in_small_letters():
    person = Person.objects.create_user(" Ana.Torres@Example.ORG ", "Ana Torres")

    assert person.email == "ana.torres@example.org"
    assert Person.objects.get_by_natural_key("ANA.TORRES@example.org") == person


def test_an_address_in_capitals_cannot_be_stored_past_that():
    with pytest.raises(IntegrityError, match="person_email_is_lower_case"), transaction.atomic():
        Person.objects.create(email="Ana@example.org", name="Ana Torres")


def test_two_people_cannot_share_an_address():
    person = a_person()

    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create_user(person.email.upper(), "Somebody else")


def test_without_a_password_nobody_signs_in_with_one():
    assert not a_person().has_usable_password()


def test_a_person_is_called_by_name():
    assert str(Person(name="Ana Torres")) == "Ana Torres"


def test_an_attempt_shows_no_whole_key():
    assert str(SignInAttempt(key="0123456789abcdef", at="now")) == "01234567 now"
