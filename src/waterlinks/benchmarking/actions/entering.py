"""Entering figures of operators that exist already: one batch, one transaction, no file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from waterlinks.benchmarking.actions.loading import load
from waterlinks.benchmarking.actions.staging import OBSERVATION
from waterlinks.benchmarking.actions.switching import begin, commit
from waterlinks.benchmarking.models import Batch, IndicatorValue, Observation
from waterlinks.benchmarking.queries.computed import COLUMNS, indicators, rows_of
from waterlinks.benchmarking.queries.observed import OperatorPeriod, Told
from waterlinks.kernel.periods import Period
from waterlinks.operators.actions import imported
from waterlinks.operators.actions.imported import Profile
from waterlinks.operators.models import Operator


@dataclass(frozen=True, slots=True)
class EnteredYear:
    """The items of one operator and period, by catalogue code."""

    operator: Operator
    period: Period
    items: Mapping[str, Told]


@transaction.atomic
def enter(years: Iterable[EnteredYear], *, source: str, by: Any) -> Batch:
    """Store figures and the indicators they lead to, visible at once. Peers are not refreshed.

    Meant for figures of periods that hold none yet: indicators are computed from what is entered here alone.
    """
    batch = Batch.objects.create(source=source, by_id=by.pk if by else None)
    begin(batch)
    stored = 0
    newest: dict[int, EnteredYear] = {}
    for year in years:
        key = OperatorPeriod(year.operator.pk, year.period.start, year.period.end)
        head = (key.operator, batch.pk, key.start.isoformat(), key.end.isoformat(), "utility", "")
        load(Observation, OBSERVATION, [(*head, item, *told) for item, told in year.items.items()])
        figures = indicators(key, year.items, services=year.operator.services)
        load(IndicatorValue, COLUMNS, list(rows_of(key, batch.pk, figures)))
        stored += len(year.items)
        newest[key.operator] = max(newest.get(key.operator, year), year, key=lambda one: one.period.end)
    imported.bring_up_to_date(_profile(one) for one in newest.values())
    commit(batch, {"observations_stored": stored}, refresh=False)
    return batch


def _profile(year: EnteredYear) -> Profile:
    values = {item: told.value for item, told in year.items.items()}
    return Profile(
        year.operator.pk,
        people_served=_whole(values.get("i40")),
        connections=_whole(values.get("i41")),
        hours_of_supply=values.get("x_hours"),
        services=tuple(year.operator.services or ()),
    )


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
