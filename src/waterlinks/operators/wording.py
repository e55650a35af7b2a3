"""What is stored as codes, in words: what nobody knows yet about an operator, and its trail."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from waterlinks.operators.models import Operator
from waterlinks.operators.terms import FocusArea, NotNow, Service
from waterlinks.organisations.terms import Origin
from waterlinks.reference.countries import country
from waterlinks.reference.languages import language_name
from waterlinks.ui.figures import shown
from waterlinks.ui.pieces import Fact

UNKNOWN = _("not known yet")


@dataclass(frozen=True, slots=True)
class Question:
    """An answer that is missing: what to ask, and what the answer would change."""

    words: str | Promise
    effect: str | Promise


# By the field that holds the answer.
QUESTIONS: dict[str, Question] = {
    "languages": Question(
        _("Which languages do the crews work in?"), _("Decides which mentors can talk with them.")
    ),
    "people_served": Question(
        _("How many people are served with water?"), _("Finds peers and partners of the same size.")
    ),
    "services": Question(
        _("Which services does it run?"),
        _("Finds partners who run the same, and leaves out figures it cannot have."),
    ),
    "mentor_days_per_quarter": Question(
        _("How many days a quarter can its people give?"),
        _("Decides how many partnerships it can take on as mentor."),
    ),
    "hours_of_supply": Question(
        _("For how many hours a day does water flow?"),
        _("Finds mentors who know intermittent, or continuous, supply."),
    ),
    "director_commits": Question(
        _("Does the director stand behind a partnership?"),
        _("Without the director hardly any partnership lasts: counts for readiness."),
    ),
    "team_named": Question(
        _("Who would be in the team?"), _("Shows that somebody is free for it: counts for readiness.")
    ),
    "travel_budget_usd": Question(
        _("Which budget does it bring?"), _("Says whether visits can be paid: counts for readiness.")
    ),
    "can_host": Question(
        _("Can it host visitors?"), _("Says whether the other side can come: counts for readiness.")
    ),
    "latitude": Question(_("Where exactly is it?"), _("Says how far apart partners are.")),
    "ownership": Question(_("Who owns it?"), _("Finds partners under the same ownership.")),
    "connections": Question(
        _("How many connections does it have?"), _("Lets figures be compared for each connection.")
    ),
}


def opening(operator: Operator) -> str:
    """Say in one sentence what the operator is, from what is known."""
    city = operator.organisation.city
    what = _sentence_start(services(operator)) or gettext("Operator")
    sentence = gettext("{what} in {city}, {country}.") if city else gettext("{what}, {country}.")
    return sentence.format(what=what, city=city, country=operator.country_name)


def facts(operator: Operator) -> list[Fact]:
    """Return the profile in terms and words. What nobody has answered is said to be unknown."""
    said = {
        _("People served"): shown(operator.people_served),
        _("Connections"): shown(operator.connections),
        _("Hours of supply a day"): shown(operator.hours_of_supply),
        _("Country"): country(operator.organisation.country).name,
        _("Services"): services(operator),
        _("Ownership"): operator.get_ownership_display(),
        _("Languages"): languages(operator),
    }
    return [Fact(str(term), words or UNKNOWN) for term, words in said.items()]


def services(operator: Operator) -> str:
    """Name the services; empty when unknown."""
    known = operator.services or []
    return _listed([str(Service(one).label) if one in Service.values else one for one in known])


def languages(operator: Operator) -> str:
    """Name the working languages; empty when unknown."""
    return _listed([language_name(code) for code in operator.languages or []])


def where_from(operator: Operator) -> str:
    """Say what a reader has to know about the origin of the record; empty for one the operator keeps itself."""
    organisation = operator.organisation
    if organisation.origin == Origin.ILLUSTRATIVE:
        return gettext(
            "Illustrative: this operator, its people and its figures are made up for the sample programme."
        )
    if organisation.origin == Origin.OWN:
        return ""
    source = f" {organisation.source.rstrip('.')}." if organisation.source else ""
    return gettext(
        "Compiled from public sources.{source} Do you work here? Ask the secretariat to claim or correct it."
    ).format(source=source)


def _listed(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return gettext("{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])


def _sentence_start(words: str) -> str:
    return words[:1].upper() + words[1:]


def _area(detail: Mapping[str, Any]) -> str:
    return str(FocusArea(detail["area"]).label)


def _why(detail: Mapping[str, Any]) -> str:
    reason = str(NotNow(detail["reason"]).label)
    return f"{reason} ({detail['note']})" if detail.get("note") else reason


def _stated(detail: Mapping[str, Any]) -> str:
    areas = _listed([str(FocusArea(area).label) for area in detail["areas"]])
    return gettext("Asked for help: {areas}.").format(areas=areas)


TRAIL: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "need.confirm": lambda detail: gettext("Added to the needs: {area}.").format(area=_area(detail)),
    "need.dismiss": lambda detail: gettext("Set aside as a need: {area}. Reason: {why}.").format(
        area=_area(detail), why=_why(detail)
    ),
    "need.state": _stated,
    "need.partner": lambda _detail: gettext("The need found a match."),
    "need.reopen": lambda _detail: gettext("The need waits for a match again."),
    "offer.confirm": lambda detail: gettext("Added to the offers: {area}.").format(area=_area(detail)),
    "offer.dismiss": lambda detail: gettext("Set aside as an offer: {area}. Reason: {why}.").format(
        area=_area(detail), why=_why(detail)
    ),
}
