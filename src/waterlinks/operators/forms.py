"""The filters of the directory, and setting a suggestion aside."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from waterlinks.operators.queries import Filters, countries_present
from waterlinks.operators.terms import FocusArea, NotNow, Service, SizeBand
from waterlinks.organisations.permissions import sees_network
from waterlinks.organisations.terms import Origin
from waterlinks.ui.pieces import Pill

ANY = ("", _("any"))
NO_SUCH = {"invalid_choice": _("Choose one of the list.")}


def _choice(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[ANY, *choices], required=False, error_messages=NO_SUCH)


class FilterForm(forms.Form):
    """What stands in the address of the directory. Readers are offered only filters whose rows they may see."""

    q = forms.CharField(
        label=_("Name, city or code"),
        required=False,
        max_length=100,
        error_messages={"max_length": _("Search for at most 100 letters.")},
    )
    country = _choice(_("Country"), [])  # the choices come with the form: only countries that have operators
    offers = _choice(_("Offers help with"), FocusArea.choices)
    needs = _choice(_("Asks for help with"), FocusArea.choices)
    size = _choice(_("Size"), SizeBand.choices)
    service = _choice(_("Service"), Service.choices)
    origin = _choice(_("Origin"), Origin.choices)

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["country"] = _choice(_("Country"), [(one.code, one.name) for one in countries_present()])
        closed = [] if sees_network(user) else ["needs"]
        closed += [] if user.is_authenticated else ["offers"]
        self.closed = [name for name in closed if self.data.get(name)]
        for name in closed:
            del self.fields[name]

    def clean(self) -> dict[str, Any] | None:
        if self.closed:
            self.add_error(
                None,
                _("This list is filtered by something you may not see. Sign in, or take the filter away."),
            )
        return super().clean()

    @property
    def reads_offers(self) -> bool:
        """Whether the reader is told what operators offer."""
        return "offers" in self.fields

    def filters(self) -> Filters:
        """Return the filters of a valid form."""
        return Filters(**self.cleaned_data)

    def pills(self) -> list[Pill]:
        """Return the filters that are on, in words."""
        on = [(name, value) for name, value in self.cleaned_data.items() if value]
        return [Pill(self._label(name), self._words(name, value), name, value) for name, value in on]

    def _label(self, name: str) -> str:
        return gettext("Search") if name == "q" else str(self.fields[name].label)

    def _words(self, name: str, value: str) -> str:
        return str(dict(getattr(self.fields[name], "choices", ())).get(value, value))

    def lists(self) -> list[forms.BoundField]:
        """Return the fields to choose from, without the search field."""
        return [field for field in self if field.name != "q"]


class NotNowForm(forms.Form):
    """Why a suggestion is set aside."""

    reason = forms.ChoiceField(
        label=_("Not now, because"),
        choices=NotNow.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason; it helps to suggest better.")} | NO_SUCH,
    )
    note = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Read by your own people and by those who run the programme."),
        error_messages={"max_length": _("Use at most 300 letters.")},
    )
