"""Input to actions on partnerships."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why does it end?"),
        help_text=_("The parties read this sentence. The need waits for a match again."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
