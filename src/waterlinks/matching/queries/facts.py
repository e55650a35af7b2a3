"""From rows to the engine's facts. What is empty in a row is unknown to the engine, never zero and never no."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, QuerySet

from waterlinks.audit.models import Entry
from waterlinks.benchmarking.models import PeerRefresh
from waterlinks.matching.engine.facts import Area, Context, MentorFact, NeedFact, Offer
from waterlinks.matching.engine.network import MentorColumns
from waterlinks.operators.models import Need, Operator
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
    "can_host",
    "partnerships_completed",
)
FULL_DAY = 24

_kept: tuple[tuple[Any, ...], MentorColumns] | None = None


def mentors() -> MentorColumns:
    """Return everybody who offers something, as the engine's columns; kept until something has happened.

    Every change of state leaves an entry in the audit trail and every refresh of peers a row, so the newest of
    both is the version of the facts. Reading it is one short query; building the columns of 50,000 operators is not.
    """
    global _kept  # noqa: PLW0603 - one copy a process, replaced as a whole
    version = _version()
    if _kept is None or _kept[0] != version:
        _kept = (version, MentorColumns.of(mentor_facts()))
    return _kept[1]


def _version() -> tuple[Any, ...]:
    newest_entry = Entry.objects.order_by("-pk").values_list("pk", "at").first()
    newest_refresh = PeerRefresh.objects.order_by("-pk").values_list("pk", "state").first()
    return newest_entry, newest_refresh


def mentor_facts() -> list[MentorFact]:
    """Return the facts of every operator with an offer that counts, by code."""
    offers = _offers()
    running = _running_as_mentor()
    profiles = Operator.objects.filter(pk__in=StoredOffer.objects.counting().values("operator")).values(
        *PROFILE
    )
    return sorted(
        (_mentor(row, offers[row["pk"]], running.get(row["organisation__code"], 0)) for row in profiles),
        key=lambda mentor: mentor.operator,
    )


def _offers() -> dict[int, list[Offer]]:
    by_operator: dict[int, list[Offer]] = defaultdict(list)
    rows = StoredOffer.objects.counting().order_by("operator", "focus_area")
    for operator, focus, level, weight, grade, standing in rows.values_list(
        "operator", "focus_area", "level", "weight", "grade", "standing"
    ):
        by_operator[operator].append(
            Offer(focus, level, weight, grade or None, standing == Standing.CONFIRMED)
        )
    return by_operator


def _running_as_mentor() -> dict[str, int]:
    parties = Party.objects.filter(role__in=MENTORING, partnership__status__in=UNFINISHED)
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
    """Return the facts of these needs, longest waiting first."""
    listed = list(needs.with_areas().order_by("opened_on", "operator__organisation__code"))  # type: ignore[attr-defined]
    operators = Operator.objects.filter(pk__in=[need.operator_id for need in listed]).values(*PROFILE)
    profiles = {row["pk"]: row for row in operators}
    partners = _partners([need.pk for need in listed])
    return [_need(need, profiles[need.operator_id], partners[need.pk]) for need in listed]


def _partners(needs: Iterable[int]) -> dict[int, frozenset[str]]:
    """Return who already works on each need in an unfinished partnership, by organisation code."""
    found: dict[int, set[str]] = defaultdict(set)
    parties = Party.objects.filter(partnership__need__in=list(needs), partnership__status__in=UNFINISHED)
    for need, code in parties.values_list("partnership__need", "organisation__code"):
        found[need].add(code)
    return defaultdict(frozenset, {need: frozenset(codes) for need, codes in found.items()})


def _need(need: Need, row: dict[str, Any], partners: frozenset[str]) -> NeedFact:
    return NeedFact(
        code=need.code,
        operator=row["organisation__code"],
        waiting_since=need.opened_on,
        areas=tuple(
            Area(
                area.focus_area,
                area.priority,
                area.level_now,
                area.level_aim,
                area.weight,
                area.standing == Standing.CONFIRMED,
            )
            for area in need.counting_areas
        ),
        context=_context(row),
        director_commits=row["director_commits"],
        team_named=row["team_named"],
        budget_usd=row["travel_budget_usd"],
        can_host=row["can_host"],
        partners=partners,
    )


def _context(row: dict[str, Any]) -> Context:
    home = country(row["organisation__country"])
    longitude = row["longitude"] if row["longitude"] is not None else home.longitude
    hours = row["hours_of_supply"]
    return Context(
        country=home.code,
        origin_kind="illustrative" if row["organisation__origin"] == Origin.ILLUSTRATIVE else "real",
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
