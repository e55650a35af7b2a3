"""From rows to the engine's facts. What is empty in a row is unknown to the engine, never zero and never no."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import reduce
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from waterlinks.matching.engine.facts import ILLUSTRATIVE, REAL, Area, Context, MentorFact, NeedFact, Offer
from waterlinks.operators.models import Need, NeedArea, Operator
from waterlinks.operators.models import Offer as StoredOffer
from waterlinks.operators.terms import Standing
from waterlinks.organisations.terms import Origin
from waterlinks.partnerships.lifecycle import UNFINISHED
from waterlinks.partnerships.models import Party
from waterlinks.partnerships.terms import MENTORING
from waterlinks.reference.countries import country

PROFILE = (
    "pk",
    "organisation__code",
    "organisation__country",
    "organisation__origin",
    "services",
    "ownership",
    "languages",
    "interpreter",
    "latitude",
    "longitude",
    "people_served",
    "hours_of_supply",
    "mentor_days_per_quarter",
    "travel_budget_usd",
    "director_commits",
    "team_named",
    "partnerships_completed",
)
FULL_DAY = 24


def mentor_facts(codes: Collection[str] | None = None) -> list[MentorFact]:
    """Return the facts of every listed operator with an offer that counts, by code.

    Args:
        codes: only these operators, by the code of their organisation; everybody when it is left out.
    """
    chosen = Q() if codes is None else Q(organisation__code__in=codes)
    operators = Operator.objects.filter(chosen, is_listed=True)
    offers = _offers(operators)
    running = _running_as_mentor(chosen)
    profiles = operators.filter(pk__in=StoredOffer.objects.counting().values("operator")).values(*PROFILE)
    return sorted(
        (_mentor(row, offers[row["pk"]], running.get(row["organisation__code"], 0)) for row in profiles),
        key=lambda mentor: mentor.operator,
    )


def _offers(operators: QuerySet[Operator]) -> dict[int, list[Offer]]:
    by_operator: dict[int, list[Offer]] = defaultdict(list)
    rows = StoredOffer.objects.counting().filter(operator__in=operators).order_by("operator", "focus_area")
    for operator, focus, level, weight, grade, standing in rows.values_list(
        "operator", "focus_area", "level", "weight", "grade", "standing"
    ):
        by_operator[operator].append(
            Offer(focus, level, weight, grade or None, standing == Standing.CONFIRMED)
        )
    return by_operator


def _running_as_mentor(chosen: Q) -> dict[str, int]:
    """Return how many unfinished partnerships each organisation mentors in, by its code."""
    parties = Party.objects.filter(chosen, role__in=MENTORING, partnership__status__in=UNFINISHED)
    return dict(parties.values_list(F("organisation__code")).annotate(running=Count("pk")).order_by())


def _mentor(row: dict[str, Any], offers: list[Offer], running: int) -> MentorFact:
    return MentorFact(
        operator=row["organisation__code"],
        offers=tuple(offers),
        context=_context(row),
        days_per_quarter=row["mentor_days_per_quarter"],
        slots=None,
        director_commits=row["director_commits"],
        team_named=row["team_named"],
        budget_usd=row["travel_budget_usd"],
        partnerships_completed=row["partnerships_completed"],
        partnerships_running=running,
    )


def need_facts(needs: QuerySet[Need]) -> list[NeedFact]:
    """Return the facts of these needs as far as their operators are listed, however many they are."""
    listed = needs.filter(operator__is_listed=True)
    rows = NeedArea.objects.counting().filter(need__in=listed)
    areas: dict[int, list[NeedArea]] = defaultdict(list)
    for area in rows.order_by("need", "priority", "pk"):
        areas[area.need_id].append(area)
    partners = _partners(listed)
    found = listed.select_related("operator__organisation").order_by("pk")
    return [_need(need, areas[need.pk], partners[need.pk]) for need in found.iterator()]


def facts_of(need: Need) -> NeedFact:
    """Return the facts of one need that was fetched with its operator and areas."""
    return _need(need, need.counting_areas, _partners(Need.objects.filter(pk=need.pk))[need.pk])


def _partners(needs: QuerySet[Need]) -> dict[int, frozenset[str]]:
    """Return who already works on each need in an unfinished partnership, by organisation code."""
    found: dict[int, set[str]] = defaultdict(set)
    parties = Party.objects.filter(partnership__need__in=needs, partnership__status__in=UNFINISHED)
    for need, code in parties.values_list("partnership__need", "organisation__code"):
        found[need].add(code)
    return defaultdict(frozenset, {need: frozenset(codes) for need, codes in found.items()})


def _need(need: Need, areas: Iterable[NeedArea], partners: frozenset[str]) -> NeedFact:
    operator = need.operator
    return NeedFact(
        code=need.code,
        operator=operator.code,
        waiting_since=need.opened_on,
        areas=tuple(map(_area, areas)),
        context=_context(_profile(operator)),
        director_commits=operator.director_commits,
        team_named=operator.team_named,
        budget_usd=operator.travel_budget_usd,
        can_host=operator.can_host,
        partners=partners,
    )


def _area(area: NeedArea) -> Area:
    confirmed = area.standing == Standing.CONFIRMED
    return Area(area.focus_area, area.priority, area.level_now, area.level_aim, area.weight, confirmed)


def _profile(operator: Operator) -> dict[str, Any]:
    """Return an operator that was fetched with its organisation as the columns of PROFILE."""
    return {name: reduce(getattr, name.split("__"), operator) for name in PROFILE}


def _context(row: dict[str, Any]) -> Context:
    home = country(row["organisation__country"])
    longitude = row["longitude"] if row["longitude"] is not None else home.longitude
    hours = row["hours_of_supply"]
    return Context(
        country=home.code,
        origin_kind=ILLUSTRATIVE if row["organisation__origin"] == Origin.ILLUSTRATIVE else REAL,
        languages=frozenset(row["languages"]) if row["languages"] else None,
        interpreter=row["interpreter"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        people_served=row["people_served"],
        services=frozenset(row["services"]) if row["services"] else None,
        intermittent=None if hours is None else hours < FULL_DAY,
        ownership=row["ownership"] or None,
        income_group=home.income_group,
        time_zone=None if longitude is None else round(longitude / 15),
    )
