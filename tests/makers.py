"""Makers of things for tests. Each asks for nothing, surprises nobody, and takes what matters by keyword."""

import datetime as dt
from itertools import count

from waterlinks.accounts.models import Person
from waterlinks.operators.actions import needs
from waterlinks.operators.models import Need, NeedArea, Offer, Operator
from waterlinks.operators.terms import Basis, FocusArea, Standing
from waterlinks.organisations.models import Membership, Organisation
from waterlinks.organisations.terms import Kind, Origin, Role
from waterlinks.partnerships import actions as partnerships

TODAY = dt.date(2026, 6, 30)
_numbers = count(1)


def an_organisation(name=None, *, kind=Kind.FACILITATOR, **facts):
    number = next(_numbers)
    facts.setdefault("code", f"organisation-{number}")
    facts.setdefault("country", "PH")
    return Organisation.objects.create(name=name or f"Organisation {number}", kind=kind, **facts)


def an_operator(name=None, *, country="PH", origin=Origin.OWN, code=None, **facts):
    number = next(_numbers)
    organisation = an_organisation(
        name or f"Operator {number}",
        kind=Kind.OPERATOR,
        country=country,
        origin=origin,
        code=code or f"operator-{number}",
    )
    return Operator.objects.create(organisation=organisation, **facts)


def a_person(role=None, organisation=None, *, name=None, **facts):
    number = next(_numbers)
    person = Person.objects.create_user(f"person{number}@example.org", name or f"Person {number}", **facts)
    if role:
        Membership.objects.create(person=person, organisation=organisation or an_organisation(), role=role)
    return person


def a_facilitator(**facts):
    return a_person(Role.FACILITATOR, **facts)


def a_secretary(**facts):
    return a_person(Role.SECRETARIAT, an_organisation(kind=Kind.SECRETARIAT), **facts)


def a_representative(operator, **facts):
    return a_person(Role.REPRESENTATIVE, operator.organisation, **facts)


def a_need(operator=None, *areas, opened_on=TODAY, **facts):
    """A need with areas given as focus areas in order of priority; physical losses when none are given."""
    need = Need.objects.create(operator=operator or an_operator(), opened_on=opened_on, **facts)
    for priority, area in enumerate(areas or [FocusArea.PHYSICAL_LOSSES], start=1):
        NeedArea.objects.create(
            need=need,
            focus_area=area,
            priority=priority,
            level_now=1,
            level_aim=3,
            basis=Basis.STATED,
            standing=Standing.CONFIRMED,
        )
    return need


def an_offer(operator=None, area=FocusArea.PHYSICAL_LOSSES, *, level=3, **facts):
    facts.setdefault("basis", Basis.STATED)
    facts.setdefault("standing", Standing.CONFIRMED)
    return Offer.objects.create(operator=operator or an_operator(), focus_area=area, level=level, **facts)


def a_mentor(name=None, area=FocusArea.PHYSICAL_LOSSES, *, level=3, **facts):
    """An operator with one confirmed offer; no other answer, so that nothing excludes it."""
    operator = an_operator(name, **facts)
    an_offer(operator, area, level=level)
    return operator


def a_partnership(need=None, mentor=None, *, by=None, facilitator=None, on=TODAY):
    """A partnership begun through the action, at step 2. Its need is partnered."""
    need = need or a_need()
    needs.partner(need, by=by)
    mentor = mentor or a_mentor()
    return partnerships.begin(need, mentor=mentor, facilitator=facilitator, by=by, on=on)
