"""Refreshing peer groups, standings and what they suggest: built beside what is read, then switched at once."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from waterlinks.audit.actions import record
from waterlinks.benchmarking.actions.alone import alone
from waterlinks.benchmarking.actions.loading import give_way, load, take_statistics
from waterlinks.benchmarking.actions.switching import blocks, remove_rows
from waterlinks.benchmarking.catalogue.entries import Indicator
from waterlinks.benchmarking.catalogue.loading import catalogue
from waterlinks.benchmarking.lifecycle import REFRESH, RefreshState
from waterlinks.benchmarking.models import PeerGroup, PeerRefresh, Standing
from waterlinks.benchmarking.queries.newest import kinds, newest
from waterlinks.benchmarking.queries.peers import Group, Kind, Place, compared
from waterlinks.benchmarking.queries.suggestions import MOST_AREAS, edges, suggestions
from waterlinks.jobs.terms import JobContext
from waterlinks.operators.actions import suggested
from waterlinks.operators.models import Operator

BLOCK = 5000  # standings in one transaction
OPERATORS = 250  # whose suggestions are brought up to date in one transaction
STANDING = ("refresh", "operator", "indicator", "group", "value", "period_end", "confidence", "band", "rank")


def run_refresh(context: JobContext) -> dict[str, Any]:
    """Compare all operators anew and bring the suggestions up to date. The work of the job `refresh_peers`."""
    with alone("peers", waiting=lambda: context.progress(0, None, "waiting")):
        now = timezone.now()
        _remove(RefreshState.RUNNING)
        refresh = PeerRefresh.objects.create(as_of=now)
        counts = _compare_all(refresh, context)
        _switch_to(refresh)
        counts |= _suggest_all(refresh, now.date(), context)
        record("peers.refresh", "peers", str(refresh.pk), by=None, **counts)
        _remove(RefreshState.OLD)
        take_statistics()
    return counts


def _compare_all(refresh: PeerRefresh, context: JobContext) -> dict[str, int]:
    operators = kinds()
    headlines = catalogue().headlines()
    counts = {"groups": 0, "standings": 0}
    for done, indicator in enumerate(headlines):
        context.progress(done, len(headlines), "comparing")
        groups, found = compared(newest(indicator.code, operators), indicator.direction)
        numbers = _store_groups(refresh, indicator, groups)
        for at in range(0, len(found), BLOCK):
            rows = [_row(refresh, indicator.code, one, numbers) for one in found[at : at + BLOCK]]
            with transaction.atomic():
                load(Standing, STANDING, rows)
            give_way()
            context.raise_if_cancelled()
        counts["groups"] += len(groups)
        counts["standings"] += len(found)
    return counts


@transaction.atomic
def _store_groups(refresh: PeerRefresh, indicator: Indicator, groups: list[Group]) -> dict[Kind, int]:
    rows = PeerGroup.objects.bulk_create(_group(refresh, indicator.code, one) for one in groups)
    return {group.kind: row.pk for group, row in zip(groups, rows, strict=True)}


def _group(refresh: PeerRefresh, indicator: str, group: Group) -> PeerGroup:
    return PeerGroup(
        refresh=refresh,
        indicator=indicator,
        **group.kind._asdict(),
        members=len(group.values),
        lower_quartile=group.quartiles.lower,
        median=group.quartiles.median,
        upper_quartile=group.quartiles.upper,
    )


def _row(refresh: PeerRefresh, indicator: str, place: Place, numbers: Mapping[Kind, int]) -> tuple[Any, ...]:
    member = place.member
    return (
        refresh.pk,
        member.operator,
        indicator,
        numbers[place.group.kind] if place.group else None,
        member.value,
        member.period_end.isoformat(),
        member.confidence,
        str(place.band),
        place.rank,
    )


@transaction.atomic
def _switch_to(refresh: PeerRefresh) -> None:
    for current in PeerRefresh.objects.filter(state=RefreshState.CURRENT):
        REFRESH.advance(current, "replace")
    REFRESH.advance(refresh, "finish")


def _suggest_all(refresh: PeerRefresh, today: dt.date, context: JobContext) -> dict[str, int]:
    """Bring the suggestions to every listed operator up to date, in blocks."""
    counts = {"needs": 0, "offers": 0}
    numbers = list(Operator.objects.filter(is_listed=True).order_by("pk").values_list("pk", flat=True))
    done = 0
    for block in blocks(numbers, OPERATORS):
        context.progress(done, len(numbers), "suggesting")
        found = edges(refresh, block)
        both = {operator: suggestions(found.get(operator, ()), today) for operator in block}
        with transaction.atomic():
            counts["needs"] += suggested.suggest_needs(
                {operator: needs for operator, (needs, _) in both.items()}, at_most=MOST_AREAS, on=today
            )
            counts["offers"] += suggested.suggest_offers(
                {operator: offers for operator, (_, offers) in both.items()}
            )
            record("peers.suggest", "peers", str(refresh.pk), by=None, operators=len(block))
        give_way()
        done += len(block)
    return counts


def _remove(state: RefreshState) -> None:
    """Remove comparisons that nobody reads any more, or that never were finished."""
    for gone in PeerRefresh.objects.filter(state=state):
        for rows in (Standing.objects.filter(refresh=gone), PeerGroup.objects.filter(refresh=gone)):
            remove_rows(rows)
        gone.delete()
