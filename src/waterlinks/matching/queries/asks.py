"""What a recipient brings, what it has not answered, and two candidates side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext

from waterlinks.matching.queries.cards import Card
from waterlinks.operators.models import Operator
from waterlinks.operators.terms import Service
from waterlinks.reference.languages import language_name
from waterlinks.ui.figures import shown


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
        gettext("Working languages"): operator.languages or None,
        gettext("How many people it serves"): operator.people_served,
        gettext("Where exactly it is"): operator.latitude,
        gettext("Hours of supply"): operator.hours_of_supply,
        gettext("Services"): operator.services or None,
        gettext("Ownership"): operator.ownership or None,
        gettext("Budget for a partnership"): operator.travel_budget_usd,
        gettext("Whether the director stands behind it"): operator.director_commits,
        gettext("Who is in the team"): operator.team_named,
        gettext("Whether it can host visitors"): operator.can_host,
    }
    return [question for question, answer in open_questions.items() if answer is None]


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of two candidates side by side."""

    name: str
    cells: list[str]

    @property
    def differs(self) -> bool:
        return len(set(self.cells)) > 1


def side_by_side(cards: list[Card]) -> list[Row]:
    """Return the facts of some candidates as rows; what is unknown says so."""
    columns = [list(_facts(card.mentor)) for card in cards]
    return [Row(rows[0][0], [cell for _, cell in rows]) for rows in zip(*columns, strict=True)]


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
