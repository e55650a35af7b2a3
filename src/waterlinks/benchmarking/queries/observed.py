"""What has been observed: per operator and period, the value of each item that counts now."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import F, Q

from waterlinks.benchmarking.catalogue.loading import catalogue
from waterlinks.benchmarking.lifecycle import BatchState
from waterlinks.benchmarking.models import Batch, Observation
from waterlinks.benchmarking.models.measures import KeyedQuerySet
from waterlinks.kernel.figure import Figure
from waterlinks.kernel.money import MoneyBasis
from waterlinks.kernel.periods import Period

TOLD = ("value", "method", "confidence", "currency", "price_basis", "source")


class Told(NamedTuple):
    """One observation as reported. Two are the same when all of this is."""

    value: float
    method: str
    confidence: str
    currency: str
    price_basis: str
    source: str


class OperatorPeriod(NamedTuple):
    """Whose figures, and of when."""

    operator: int
    start: dt.date
    end: dt.date

    @property
    def period(self) -> Period:
        return Period(self.start, self.end)


Items = Mapping[str, Told]


def observed(rows: KeyedQuerySet) -> dict[OperatorPeriod, dict[str, Told]]:
    """Return what rows of whole utilities say, by operator and period; the rows come in the order of live()."""
    found: dict[OperatorPeriod, dict[str, Told]] = defaultdict(dict)
    columns = ("operator", "period_start", "period_end", "item", *TOLD)
    for operator, start, end, item, *told in rows.of_whole_utilities().values_list(*columns).iterator():
        found[OperatorPeriod(operator, start, end)][item] = Told(*told)
    return found


def counting_with(batch: Batch) -> KeyedQuerySet:
    """Return the observations that count once this batch is stored or restored."""
    counting = Observation.objects.filter(Q(batch__state=BatchState.LIVE) | Q(batch=batch))
    return counting.order_by(F("batch__live_at").asc(nulls_last=True), "batch", "pk")


def counting_without(batch: Batch) -> KeyedQuerySet:
    """Return the observations that count once this batch is taken back."""
    return Observation.objects.live().exclude(batch=batch)


def facts(items: Items, period: Period) -> dict[str, Figure]:
    """Return observations as figures for the catalogue's formulas."""
    known = catalogue()
    return {
        item: known.observed(
            item,
            told.value,
            period=period,
            basis=MoneyBasis(told.currency, told.price_basis) if told.currency else None,
            confidence=told.confidence or None,
            source=told.source,
        )
        for item, told in items.items()
        if item in known.items
    }
