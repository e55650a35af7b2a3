"""Signing in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waterlinks.accounts.models import Person
from waterlinks.accounts.queries import personas


class SignInForm(forms.Form):
    """An address and a password. Whether they belong together is not the form's question."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        error_messages={"required": _("Give your e-mail address.")},
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Give your password.")},
    )


class PersonaForm(forms.Form):
    """Which persona of the demo somebody wants to be."""

    persona = forms.ModelChoiceField(queryset=Person.objects.none())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["persona"].queryset = personas()  # type: ignore[attr-defined]
