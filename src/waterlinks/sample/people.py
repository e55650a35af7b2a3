"""The personas of the demo: who they are, what they show, and where they belong."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from waterlinks.organisations.terms import Kind, Role


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation of the sample programme that is not an operator."""

    code: str
    name: str
    kind: Kind
    country: str


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody anybody may be in the demo. `at` is the code of an organisation."""

    name: str
    email: str
    at: str
    role: Role
    shows: str


BODIES = (
    Body("sample-secretariat", "Sample Secretariat", Kind.SECRETARIAT, "PH"),
    Body("delta-facilitation-group", "Delta Facilitation Group", Kind.FACILITATOR, "TH"),
    Body("example-development-fund", "Example Development Fund", Kind.DEVELOPMENT_PARTNER, "AU"),
)

PERSONAS = (
    Persona(
        "Fatima Rahman",
        "fatima@example.org",
        "delta-facilitation-group",
        Role.FACILITATOR,
        _("Facilitator: finds mentors for needs, runs rounds, accepts matches."),
    ),
    Persona(
        "Ana Reyes",
        "ana@example.org",
        "port-amber-water-district",
        Role.REPRESENTATIVE,
        _("Speaks for Port Amber, a recipient: its figures against peers, its suggested need."),
    ),
    Persona(
        "Joon Villar",
        "joon@example.org",
        "lakeside-metropolitan-water",
        Role.REPRESENTATIVE,
        _("Speaks for Lakeside, a mentor: what it offers, the partnerships it works in."),
    ),
    Persona(
        "Siti Wulandari",
        "siti@example.org",
        "sample-secretariat",
        Role.SECRETARIAT,
        _("Secretariat: imports figures of many operators, sees all long work, runs rounds."),
    ),
    Persona(
        "Peter Lund",
        "peter@example.org",
        "example-development-fund",
        Role.OBSERVER,
        _("Development partner: reads what is public and the partnerships it supports."),
    ),
)
