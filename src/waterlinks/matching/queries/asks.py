"""What a recipient brings, what it has not answered, and two candidates side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.text import get_text_list
from django.utils.translation import gettext

from waterlinks.matching.queries.cards import Card
from waterlinks.matching.queries.facts import FULL_DAY
from waterlinks.operators.models import Operator
from waterlinks.operators.terms import Service
from waterlinks.reference.languages import language_name
from waterlinks.ui.figures import shown


def setting(operator: Operator) -> str:
    """Say in one line how large the recipient is, who owns it, how it supplies and speaks; unknown is left out."""
    told = []
    if operator.people_served is not None:
        told.append(gettext("%(people)s people served") % {"people": intcomma(operator.people_served)})
    if operator.ownership:
        told.append(operator.get_ownership_display())
    if operator.hours_of_supply is not None:
        is_intermittent = operator.hours_of_supply < FULL_DAY
        told.append(gettext("intermittent supply") if is_intermittent else gettext("continuous supply"))
    if operator.languages:
        languages = get_text_list(list(map(language_name, operator.languages)), gettext("and"))
        told.append(gettext("works in %(languages)s") % {"languages": languages})
    return ", ".join(told)


def brings(operator: Operator) -> list[str]:
    """Return what the recipient is known to bring, as sentences."""
    told = []
    if operator.director_commits:
        told.append(gettext("The director stands behind it."))
    if operator.team_named:
        told.append(gettext("A team is named."))
    if operator.can_host:
        told.append(gettext("Can host visitors."))
    if operator.travel_budget_usd:
        told.append(gettext("%(usd)s US dollars.") % {"usd": intcomma(operator.travel_budget_usd)})
    return told


def not_known(operator: Operator) -> list[str]:
    """Return the questions the recipient has not answered that widen the ranges of its candidates."""
    open_questions = {
        gettext("working languages"): operator.languages or None,
        gettext("how many people it serves"): operator.people_served,
        gettext("where exactly it is"): operator.latitude,
        gettext("hours of supply"): operator.hours_of_supply,
        gettext("services"): operator.services or None,
        gettext("ownership"): operator.ownership or None,
        gettext("budget for a partnership"): operator.travel_budget_usd,
        gettext("whether the director stands behind it"): operator.director_commits,
        gettext("who is in the team"): operator.team_named,
        gettext("whether it can host visitors"): operator.can_host,
    }
    return [question for question, answer in open_questions.items() if answer is None]


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of two candidates side by side."""

    name: str
    cells: list[str]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What is on file about some candidates: facts in which they differ, and those they share, in words."""

    differing: list[Row]
    shared: list[str]


def side_by_side(cards: Sequence[Card]) -> SideBySide:
    """Compare the facts of some candidates; what is unknown says so."""
    columns = [list(_facts(card.mentor)) for card in cards]
    rows = [Row(facts[0][0], [cell for _, cell in facts]) for facts in zip(*columns, strict=True)]
    shared = [f"{row.name}: {row.cells[0]}" for row in rows if len(set(row.cells)) == 1]
    return SideBySide([row for row in rows if len(set(row.cells)) > 1], shared)


def _facts(operator: Operator) -> Iterator[tuple[str, str]]:
    unknown = gettext("Not known yet")

    def number(value: float | None) -> str:
        return unknown if value is None else shown(value)

    yield gettext("Country"), operator.country_name
    yield gettext("People served"), number(operator.people_served)
    services = [str(Service(code).label) for code in operator.services or []]
    yield gettext("Services"), ", ".join(services) or unknown
    yield gettext("Hours of supply a day"), number(operator.hours_of_supply)
    yield gettext("Ownership"), operator.get_ownership_display() or unknown
    yield gettext("Languages"), ", ".join(map(language_name, operator.languages or [])) or unknown
    yield gettext("Days a quarter"), number(operator.mentor_days_per_quarter)
    yield gettext("Budget, US dollars"), number(operator.travel_budget_usd)
    yield gettext("Partnerships completed as mentor"), number(operator.partnerships_completed)
