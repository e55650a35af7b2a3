"""People with an account in a made network, and one of each role to measure with."""

import random
from typing import NamedTuple

from django.db.models import F, Q

from benchmarks.partners import fund_some
from waterlinks.accounts.models import Person
from waterlinks.operators.models import Operator
from waterlinks.operators.terms import Standing
from waterlinks.organisations.actions import enter
from waterlinks.organisations.models import Membership, Organisation
from waterlinks.organisations.terms import Kind, Role
from waterlinks.partnerships.models import Partnership

NO_PASSWORD = "!"  # noqa: S105 - as Django marks it
ONE_IN = 50  # operators has somebody with an account
BODIES = (Kind.FACILITATOR, Kind.SECRETARIAT, Kind.DEVELOPMENT_PARTNER)


class People(NamedTuple):
    """One person of each role that signs in. The representative is the recipient of a running partnership."""

    representative: Person
    facilitator: Person
    secretariat: Person
    observer: Person


def sign_up(chance: random.Random) -> People:
    """Give people accounts: one of each role, and somebody at every fiftieth operator."""
    facilitator, secretariat, funder = _bodies()
    fund_some(chance, funder)
    _at_operators(chance)
    return People(
        representative=_person(_a_busy_operator(), Role.REPRESENTATIVE),
        facilitator=_person(facilitator, Role.FACILITATOR),
        secretariat=_person(secretariat, Role.SECRETARIAT),
        observer=_person(funder, Role.OBSERVER),
    )


def _bodies() -> list[int]:
    """Enter the organisations of the programme that are no operators, and return their numbers."""
    entered = enter(
        Organisation(code=f"made-{kind}", name=f"Made {kind.label}", kind=kind, country="PH")
        for kind in BODIES
    )
    return [entered[f"made-{kind}"] for kind in BODIES]


def _person(organisation: int, role: Role) -> Person:
    person = Person.objects.create_user(f"{role}-{organisation}@example.org", f"Made {role.label}")
    Membership.objects.create(person=person, organisation_id=organisation, role=role)
    return person


def _at_operators(chance: random.Random) -> None:
    organisations = list(Operator.objects.order_by("pk").values_list("organisation", flat=True))
    some = chance.sample(organisations, len(organisations) // ONE_IN)
    people = Person.objects.bulk_create(
        Person(email=f"staff-{number}@example.org", name=f"Made person {number}", password=NO_PASSWORD)
        for number in some
    )
    Membership.objects.bulk_create(
        Membership(person=person, organisation_id=number, role=Role.REPRESENTATIVE)
        for person, number in zip(people, some, strict=True)
    )


def _a_busy_operator() -> int:
    """Return the organisation of a recipient that works in a partnership and has suggestions to decide about."""
    decides = Q(need__areas__standing=Standing.SUGGESTED, need__operator__offers__standing=Standing.SUGGESTED)
    running = Partnership.objects.unfinished().filter(decides).order_by("pk")
    return running.values_list(F("need__operator__organisation"), flat=True)[0]
