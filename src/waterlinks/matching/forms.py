"""Input to actions of matching."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waterlinks.operators.models import Operator


class MentorForm(forms.Form):
    """Which mentor is meant, by the code of its organisation."""

    mentor = forms.SlugField(
        max_length=60,
        error_messages={"required": _("Choose a mentor."), "invalid": _("There is no such mentor.")},
    )

    def clean_mentor(self) -> Operator:
        operator = (
            Operator.objects.visible_to(None)
            .with_organisation()
            .filter(organisation__code=self.cleaned_data["mentor"])
            .first()
        )
        if operator is None:
            raise forms.ValidationError(
                _("There is no such mentor. It may have been renamed; reload the page.")
            )
        return operator


class ProposalForm(forms.Form):
    """Which proposal of a round is meant."""

    proposal = forms.IntegerField(min_value=1)


def first_problem(form: Any) -> str:
    """Return the first sentence a form says is wrong, for pages where the form is one button."""
    return next((str(problem) for problems in form.errors.values() for problem in problems), "")
