"""Needs and offers suggested from figures, for many operators at once.

What somebody of the operator has confirmed, dismissed or withdrawn is never touched and never suggested again.
A suggestion whose reason is gone disappears. Each call is one transaction; who calls leaves the trace.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from waterlinks.operators.lifecycle import UNFINISHED, NeedState
from waterlinks.operators.models import Need, NeedArea, Offer
from waterlinks.operators.terms import COUNTING, Basis, Standing


@dataclass(frozen=True, slots=True)
class AreaSuggestion:
    """A focus area in which an operator's figures point to a need. Evidence is a code with parameters."""

    focus_area: str
    level_now: int
    level_aim: int
    weight: int
    evidence: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OfferSuggestion:
    """A focus area in which an operator's figures say that it can help others."""

    focus_area: str
    level: int
    weight: int
    grade: str
    evidence: Mapping[str, Any]


AREA_FACTS = ["priority", "level_now", "level_aim", "weight", "evidence"]
OFFER_FACTS = ["level", "weight", "grade", "evidence"]
NeedsOf = Mapping[int, Sequence[AreaSuggestion]]
OffersOf = Mapping[int, Sequence[OfferSuggestion]]


@transaction.atomic
def suggest_needs(wanted: NeedsOf, *, at_most: int, on: dt.date) -> int:
    """Let these areas, the most pressing first, be all that is suggested to each operator; return how many stand.

    Args:
        wanted: by operator. An operator with nothing wanted keeps nothing suggested.
        at_most: areas of a need with suggested ones among them. What the operator confirmed comes first.
        on: from when a need that asks for nothing yet is counted as waiting.
    """
    unfinished = Need.objects.filter(operator__in=wanted, state__in=UNFINISHED)
    busy = set(unfinished.exclude(state=NeedState.OPEN).values_list("operator", flat=True))
    settled, standing = _areas_of([operator for operator in wanted if operator not in busy])
    chosen: dict[int, list[AreaSuggestion]] = {}
    for operator, areas in wanted.items():
        free = [area for area in areas if area.focus_area not in settled[operator]]
        chosen[operator] = [] if operator in busy else free[: max(0, at_most - len(standing[operator]))]
    needs = _open_needs([operator for operator in wanted if chosen[operator]], on=on)
    rows = [
        _need_area(needs[operator], area, priority)
        for operator, areas in chosen.items()
        for priority, area in enumerate(areas, start=1 + max(standing[operator], default=0))
    ]
    suggested = NeedArea.objects.filter(
        need__operator__in=[operator for operator in wanted if operator not in busy],
        need__state=NeedState.OPEN,
        standing=Standing.SUGGESTED,
    )
    _replace(suggested, rows, key=("need_id", "focus_area"), facts=AREA_FACTS)
    return len(rows)


def _areas_of(operators: Iterable[int]) -> tuple[dict[int, set[str]], dict[int, list[int]]]:
    """Return by operator the areas it has decided about, and the priorities of those it stands behind now."""
    settled: dict[int, set[str]] = defaultdict(set)
    standing: dict[int, list[int]] = defaultdict(list)
    rows = NeedArea.objects.filter(need__operator__in=list(operators)).select_for_update()
    for operator, state, area, held, priority in rows.values_list(
        "need__operator", "need__state", "focus_area", "standing", "priority"
    ):
        stands = held == Standing.CONFIRMED and state == NeedState.OPEN
        if stands:
            standing[operator].append(priority)
        if stands or held == Standing.DISMISSED or state == NeedState.WITHDRAWN:
            settled[operator].add(area)
    return settled, standing


def _open_needs(operators: list[int], *, on: dt.date) -> dict[int, int]:
    """Return the open need of each operator, made where there is none; one that asked for nothing waits anew."""
    Need.objects.bulk_create(
        (Need(operator_id=one, opened_on=on) for one in operators), ignore_conflicts=True
    )
    needs = Need.objects.filter(operator__in=operators, state=NeedState.OPEN)
    needs.exclude(areas__standing__in=COUNTING).update(opened_on=on)
    return dict(needs.values_list("operator", "pk"))


def _need_area(need: int, area: AreaSuggestion, priority: int) -> NeedArea:
    return NeedArea(
        need_id=need,
        focus_area=area.focus_area,
        priority=priority,
        level_now=area.level_now,
        level_aim=area.level_aim,
        weight=area.weight,
        evidence=dict(area.evidence),
        basis=Basis.FIGURES,
        standing=Standing.SUGGESTED,
    )


@transaction.atomic
def suggest_offers(wanted: OffersOf) -> int:
    """Let these offers be all that is suggested to each operator, and return how many stand."""
    held = Offer.objects.filter(operator__in=wanted).select_for_update()
    decided = {
        (operator, area)
        for operator, area, standing in held.values_list("operator", "focus_area", "standing")
        if standing != Standing.SUGGESTED
    }
    rows = [
        _offer(operator, offer)
        for operator, offers in wanted.items()
        for offer in offers
        if (operator, offer.focus_area) not in decided
    ]
    suggested = Offer.objects.filter(operator__in=wanted, standing=Standing.SUGGESTED)
    _replace(suggested, rows, key=("operator_id", "focus_area"), facts=OFFER_FACTS)
    return len(rows)


def _offer(operator: int, offer: OfferSuggestion) -> Offer:
    return Offer(
        operator_id=operator,
        focus_area=offer.focus_area,
        level=offer.level,
        weight=offer.weight,
        grade=offer.grade,
        evidence=dict(offer.evidence),
        basis=Basis.FIGURES,
        standing=Standing.SUGGESTED,
    )


def _replace(suggested: Any, rows: list[Any], *, key: tuple[str, str], facts: list[str]) -> None:
    """Let the rows be all that is suggested: remove what is not among them, and write only what differs."""
    wanted = {tuple(getattr(row, name) for name in key): row for row in rows}
    gone = []
    for pk, one, other, *told in suggested.values_list("pk", *key, *facts):
        row = wanted.get((one, other))
        if row is None:
            gone.append(pk)
        elif told == [getattr(row, name) for name in facts]:
            del wanted[one, other]
    suggested.filter(pk__in=gone).delete()
    unique = [name.removesuffix("_id") for name in key]
    model = suggested.model
    model.objects.bulk_create(
        wanted.values(), update_conflicts=True, unique_fields=unique, update_fields=facts
    )
