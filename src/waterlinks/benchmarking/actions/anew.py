"""Working out indicators anew where a batch that ceases or begins to count shares a period with others."""

from collections import defaultdict
from typing import Any

from django.db import transaction

from waterlinks.benchmarking.actions.loading import load
from waterlinks.benchmarking.actions.switching import begin, blocks
from waterlinks.benchmarking.models import Batch, IndicatorValue, Observation
from waterlinks.benchmarking.models.measures import KeyedQuerySet
from waterlinks.benchmarking.queries.computed import COLUMNS, indicators, rows_of
from waterlinks.benchmarking.queries.observed import OperatorPeriod, observed
from waterlinks.jobs.terms import JobContext
from waterlinks.operators.models import Operator


def work_out_anew(batch: Batch, counting: KeyedQuerySet, context: JobContext) -> Batch | None:
    """Return a batch with the indicators that change when only `counting` counts, or None when none would.

    Indicators of other live batches were worked out with this batch's observations in sight (or out of it). For
    periods it shares with them they are stored once more, also those that cannot be computed any longer.
    """
    operators = (
        Observation.objects.filter(batch=batch).order_by("operator").values_list("operator", flat=True)
    )
    instead = None
    for numbers in blocks(operators.distinct()):
        context.progress(0, None, "computing")
        shared = _shared(batch, numbers)
        if shared and instead is None:
            instead = Batch.objects.create(because_of=batch, mapping=batch.mapping, source=batch.source)
            begin(instead)
        if instead:
            _store(instead, shared, counting)
    return instead


def _shared(batch: Batch, operators: list[int]) -> dict[OperatorPeriod, set[str]]:
    """Return the periods of this batch for which others hold indicators, and which."""
    own = Observation.objects.filter(batch=batch, operator__in=operators).order_by()
    keys = set(own.values_list("operator", "period_start", "period_end").distinct())
    others = IndicatorValue.objects.live().exclude(batch=batch).filter(operator__in=operators)
    shared: dict[OperatorPeriod, set[str]] = defaultdict(set)
    for *key, code in others.values_list("operator", "period_start", "period_end", "indicator").iterator():
        if tuple(key) in keys:
            shared[OperatorPeriod(*key)].add(code)
    return shared


@transaction.atomic
def _store(instead: Batch, shared: dict[OperatorPeriod, set[str]], counting: KeyedQuerySet) -> None:
    numbers = {key.operator for key in shared}
    services: dict[int, Any] = dict(Operator.objects.filter(pk__in=numbers).values_list("pk", "services"))
    ends = {key.end for key in shared}
    items = observed(counting.filter(operator__in=numbers, period_end__in=ends))
    for key, codes in shared.items():
        figures = indicators(key, items.get(key, {}), services=services[key.operator], also=sorted(codes))
        load(IndicatorValue, COLUMNS, list(rows_of(key, instead.pk, figures)))
