"""Filling the sample programme, all of it or nothing, dated from the day it is filled."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.db import transaction

from waterlinks.accounts.models import Person
from waterlinks.benchmarking.actions import entering
from waterlinks.benchmarking.actions.peers import run_refresh
from waterlinks.benchmarking.queries.observed import Told
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.operators.actions import profiles
from waterlinks.operators.models import Operator
from waterlinks.organisations import actions as organisations
from waterlinks.organisations.models import Organisation
from waterlinks.organisations.terms import Kind, Origin
from waterlinks.sample import story
from waterlinks.sample.figures import ten_years
from waterlinks.sample.people import BODIES, PERSONAS, Persona
from waterlinks.sample.profiles import Profile
from waterlinks.sample.profiles import profiles as sample_profiles

SOURCE = "Sample programme, illustrative"
MONEY = {"i90", "i94", "i97", "x_cash"}
GRADES = "AABBBC"

Say = Callable[[str], None]


class Silent:
    """Takes the place of a job's context where nobody watches: no progress to tell, nobody to cancel."""

    def progress(self, done: int, total: int | None, phase: str = "") -> None:
        """Nobody is watching."""

    def raise_if_cancelled(self) -> None:
        """Nobody can cancel."""


def is_filled() -> bool:
    """Say whether the operators of the sample programme are here already."""
    return Operator.objects.filter(organisation__origin=Origin.ILLUSTRATIVE).exists()


@transaction.atomic
def fill(today: dt.date, say: Say = lambda _: None) -> dict[str, int]:
    """Fill the sample programme and return how much of what there is.

    Raises:
        NotPossible: this is not the demo, or it is filled already.
    """
    _refuse_outside_the_demo()
    if is_filled():
        raise NotPossible(["The sample programme is here already."])
    say("Sixty fictional operators …")
    operators = _operators()
    people = _people()
    say("Ten years of their figures …")
    batch = entering.enter(_figures(operators, today.year - 1), source=SOURCE, by=None)
    story.needs_stated_early(operators, people, today)
    say("How they stand among their peers …")
    run_refresh(Silent())  # type: ignore[arg-type]
    say("A round, and partnerships …")
    return {
        "operators": len(operators),
        "people": len(people),
        "observations": batch.report["observations_stored"],
        **story.matched(operators, people, today),
    }


@transaction.atomic
def fill_people() -> dict[str, int]:
    """Let those people in who belong to no operator, so that a demo that begins empty can be begun.

    Raises:
        NotPossible: this is not the demo.
    """
    _refuse_outside_the_demo()
    return {"people": len(_people())}


def _refuse_outside_the_demo() -> None:
    if not settings.DEMO:
        raise NotPossible(["The sample programme exists in the demo only. Set WATERLINKS_DEMO=1 to fill it."])


def _operators() -> dict[str, Operator]:
    entered = profiles.enter((_organisation(one), _answers(one)) for one in sample_profiles())
    return {operator.code: operator for operator in entered}


def _organisation(profile: Profile) -> Organisation:
    return Organisation(
        code=profile.code,
        name=profile.name,
        acronym=profile.acronym,
        kind=Kind.OPERATOR,
        country=profile.country,
        city=profile.city,
        origin=Origin.ILLUSTRATIVE,
        source=SOURCE,
    )


def _answers(profile: Profile) -> dict[str, Any]:
    return {
        "services": profile.services,
        "ownership": profile.ownership,
        "languages": profile.languages,
        "latitude": profile.latitude,
        "longitude": profile.longitude,
        "mentor_days_per_quarter": profile.days,
        "travel_budget_usd": profile.budget,
        "director_commits": profile.director,
        "team_named": profile.team,
        "partnerships_completed": profile.completed,
        "figures_are_public": True,
    }


def _people() -> dict[str, Person]:
    """Enter the bodies and the personas whose organisation is here; return them by its code."""
    organisations.enter(
        Organisation(
            code=body.code, name=body.name, kind=body.kind, country=body.country, origin=Origin.ILLUSTRATIVE
        )
        for body in BODIES
    )
    homes = Organisation.objects.in_bulk([persona.at for persona in PERSONAS], field_name="code")
    return {persona.at: _person(persona, homes[persona.at]) for persona in PERSONAS if persona.at in homes}


def _person(persona: Persona, home: Organisation) -> Person:
    person = Person.objects.filter(email=persona.email).first() or Person.objects.create_user(
        persona.email, persona.name, persona=persona.shows
    )
    organisations.join(person, home, persona.role, by=None)
    return person


def _figures(operators: dict[str, Operator], last_year: int) -> Iterator[entering.EnteredYear]:
    for number, profile in enumerate(sample_profiles()):
        grade = GRADES[number % len(GRADES)]
        for period, items in ten_years(profile, last_year):
            told = {item: _told(item, value, grade) for item, value in items.items()}
            yield entering.EnteredYear(operators[profile.code], period, told)


def _told(item: str, value: float, grade: str) -> Told:
    currency, basis = ("USD", "nominal") if item in MONEY else ("", "")
    return Told(value, "reported", grade, currency, basis, SOURCE)
