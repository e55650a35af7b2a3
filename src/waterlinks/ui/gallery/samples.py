"""Made-up operators and figures for the gallery. The same ones as in the drawn direction."""

import datetime as dt
from fractions import Fraction

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _

from waterlinks.kernel.figure import Figure, WhyNot, not_measured
from waterlinks.kernel.money import MoneyBasis
from waterlinks.kernel.periods import Period
from waterlinks.ui import reasons
from waterlinks.ui.pieces import Duty, Event, Fact, Link, Multiple, NextStep, Pill, Reach, Score

YEAR = Period.of_year(2025)
YEARS = (2021, 2022, 2023, 2024, 2025)


def _figure(value: str, unit: str, confidence: str = "B", source: str = "") -> Figure:
    return Figure(Fraction(value), unit, period=YEAR, confidence=confidence, source=source)


NRW = _figure("41", "%", source="Zone reports of Port Amber, 9 Oct 2026")
COST = Figure(Fraction("1.08"), "USD/m3", period=YEAR, basis=MoneyBasis("BRL", "nominal"), confidence="A")
MIXED = Figure(
    None, "ratio", WhyNot("gallery_mixed_money", {"first": "BRL", "second": "international dollars"})
)
UNMEASURED = not_measured("kWh/m3")

reasons.register({"gallery_mixed_money": _("Cannot be computed: it mixes {first} and {second}")})

STEP_NAMES = (_("Identification"), _("Introduction"), _("Establishment"), _("Implementation"), _("Expansion"))
_RUNNING = (
    ("done", "", "Profile complete, principles accepted\n12 Nov 2024"),
    ("done", "", "Concept note agreed, both letters signed\n20 Jan 2025"),
    ("done", "", "Baseline, plan and agreement signed\n14 Mar 2025"),
    ("current", "Now, on time", "Month 20 of 24; 3 of 5 outputs accepted"),
    ("waiting", "", "Opens with the final report, due Mar 2027"),
)
_HELD = (
    ("done", "", "Water fills the bed."),
    ("done", "", "Water fills the bed."),
    ("blocked", "Blocked: baseline has no period", "A gate stands in the bed; the reason is written."),
    ("waiting", "", "The bed is dry."),
    ("waiting", "", "The mouth: one river, many ways on."),
)


def _reaches(states: tuple[tuple[str, str, str], ...]) -> list[Reach]:
    return [Reach(str(name), *state) for name, state in zip(STEP_NAMES, states, strict=True)]


RUNNING = _reaches(_RUNNING)
HELD = _reaches(_HELD)
TOLD = _reaches((("done", "", "Operators say what they need and what they can offer."),) * 5)

CHAIN = [
    Link("Need", "live", "Leaks found too late, priority 1", "#need"),
    Link("Match", "live", "Fit 86, accepted by both", "#match"),
    Link("Plan", "live", "5 outputs, 14 activities", "#plan"),
    Link("Visit", "live", "4 visits, 46 person-days", "#visit"),
    Link("Level change", "live", "Leak detection 1 to 3", "#level"),
    Link("Figure", "live", "Water lost 45.0 to 38.0 %", "#figure"),
    Link("Story", "missing", "A level has moved; nobody has written it down", "#story"),
    Link("Award", "later", "Opens with a verified figure"),
    Link("Next partnership", "later", "Opens with the scale-up plan"),
]

SCORES = [
    Score("Fit", 86, 86, 86),
    Score("Context", 54, 66, 74),
    Score("Readiness", 38, 52, 70),
    Score("Evidence", None, None, None),
]


def _series(*values: float | None) -> list[tuple[int, float | None]]:
    return list(zip(YEARS, values, strict=True))


MULTIPLES = [
    Multiple(
        "Non-revenue water", NRW, _series(36, 38, 40, 42, 41), (23, 39), 31,
        "Higher than three quarters of peers", alert=True, unit_words="% of system input",
    ),
    Multiple("Hours of supply", _figure("16", "hours/day"), _series(12, 12, 14, 15, 16), (14, 22), 18,
             "In the middle half of peers"),
    Multiple("Collection of bills", _figure("93", "%", "A"), _series(88, 89, None, 92, 93), (86, 96), 92,
             "In the middle half of peers", unit_words="% of billed"),
    Multiple("Connections with a meter", _figure("71", "%"), _series(62, 64, 66, 69, 71), (78, 98), 91,
             "Lower than three quarters of peers", alert=True, unit_words="% of connections"),
    Multiple("Staff", _figure("5.2", "FTE/1000 conn", "A"), _series(7.0, 6.6, 6.1, 5.7, 5.2), (5.6, 8.4), 6.7,
             "Better than three quarters of peers"),
    Multiple("People served", _figure("84", "%", "C"), [(2025, 84)], None, None,
             "Fewer than five peers have this figure", note="Population estimated."),
    Multiple("Cost covered by income", MIXED, (), (0.95, 1.24), 1.1),
    Multiple("Energy", UNMEASURED, _series(None, None, None, None, None), (0.28, 0.51), 0.37,
             "Peers use 0.28 to 0.51 kWh for a cubic metre. One reading of the station meter is enough to begin.",
             next_step=NextStep("Add the figure", "#energy")),
]  # fmt: skip

EVENTS = [
    Event(dt.date(2026, 10, 9), "Water lost for July to September entered: 38.0 %, grade B.", "Port Amber"),
    Event(dt.date(2026, 9, 18), "Visit 4 ended. Two engineers, five days.", "Lakeside", "#visit-4"),
    Event(dt.date(2025, 3, 14), "All three parties signed version 1. Establishment became Implementation."),
]
DUTIES = [
    Duty(dt.date(2026, 11, 17), "What changed after visit 4?", "Port Amber", "4 days late", "#visit-4"),
    Duty(dt.date(2026, 11, 30), "Confirm the progress report.", "Lakeside"),
    Duty(dt.date(2026, 12, 8), "Visit 5: repair crews.", "Both"),
]
FACTS = [
    Fact("Focus", "Physical losses, metering"),
    Fact("Length", "24 months"),
    Fact("In kind", "112 of 160 person-days"),
]
PILLS = [
    Pill("Country", "Viet Nam", "country", "VN"),
    Pill("Focus", "water losses", "focus", "losses"),
    Pill("Free days", "20 or more", "days", "20"),
]

NAMES = (
    "Port Amber Water District", "Lakeside Metropolitan Water", "Three Rivers Water", "Highland City Waterworks",
    "Coral Bay Utility", "Delta Facilitation Group", "Example Development Fund", "Northern Springs Board",
)  # fmt: skip

OPERATORS = [
    {"name": "Lakeside Metropolitan Water", "connections": 240_000, "lost": _figure("22", "%"), "days": 42},
    {"name": "Three Rivers Water", "connections": 88_000, "lost": _figure("27.5", "%"), "days": 20},
    {"name": "Highland City Waterworks", "connections": 74_000, "lost": not_measured("%"), "days": 65},
]

HOSTILE = "<script>alert(1)</script> \u202e evil"


def a_page(number: int = 6) -> Page:
    """Return a page of a long list."""
    return Paginator(range(1, 3_001), 25).page(number)


class FigureForm(forms.Form):
    """One field of every kind."""

    zone = forms.CharField(label=_("Name of the zone"))
    lost = forms.DecimalField(
        label=_("Water lost before it is billed"),
        max_value=100,
        help_text=_("Share of system input. Your last value was 38.0 %."),
        error_messages={"max_value": _("Water lost cannot be more than 100 %%.")},
    )
    year = forms.IntegerField(
        label=_("Year"), error_messages={"required": _("Say which year the figure is for.")}
    )
    how = forms.ChoiceField(
        label=_("How was it found?"),
        choices=[("m", _("Measured")), ("e", _("Estimated")), ("n", _("Not measured"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say how the figure was found.")},
    )
    scope = forms.ChoiceField(label=_("Scope"), choices=[("u", _("Whole utility")), ("z", _("One zone"))])
    months = forms.MultipleChoiceField(
        label=_("Months that are missing"),
        required=False,
        choices=[("1", _("January")), ("2", _("February"))],
        widget=forms.CheckboxSelectMultiple,
    )
    remark = forms.CharField(label=_("Remark"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    agreed = forms.BooleanField(label=_("The director has seen this"), required=False)
    table = forms.FileField(label=_("Table"), required=False, help_text=_("CSV or XLSX, at most 60 MB"))


def a_form_with_problems() -> FigureForm:
    """Return a form somebody has sent with two answers that cannot be."""
    return FigureForm(
        {"zone": "Northern zone 5", "lost": "380", "how": "m", "scope": "u"}, auto_id="problem_%s"
    )
