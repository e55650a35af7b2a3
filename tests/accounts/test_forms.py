import pytest

from makers import a_person
from waterlinks.accounts.forms import PersonaForm, SignInForm


def test_a_password_is_taken_as_it_was_typed():
    form = SignInForm({"email": "ana@example.org", "password": "  spaces count  "})

    assert form.is_valid()
    assert form.cleaned_data["password"] == "  spaces count  "


def test_what_is_missing_is_named():
    form = SignInForm({"email": "", "password": ""})

    assert form.errors == {"email": ["Give your e-mail address."], "password": ["Give your password."]}


@pytest.mark.django_db
def test_only_a_persona_can_be_chosen():
    persona, somebody = a_person(persona="Sees the whole network."), a_person()

    assert PersonaForm({"persona": persona.pk}).is_valid()
    assert not PersonaForm({"persona": somebody.pk}).is_valid()
