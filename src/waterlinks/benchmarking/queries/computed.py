"""Which indicators follow from what was observed, and their values, ready to be stored."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

from waterlinks.benchmarking.catalogue.loading import catalogue
from waterlinks.benchmarking.queries.observed import Items, OperatorPeriod, facts
from waterlinks.kernel.figure import Figure

COLUMNS = (
    "operator",
    "batch",
    "period_start",
    "period_end",
    "scope",
    "zone",
    "indicator",
    "value",
    "why_not",
    "confidence",
    "currency",
    "price_basis",
)

NOTHING_THERE = ("missing_items", "not_applicable")  # reasons that follow from the observations alone


@cache
def inputs_of(code: str) -> frozenset[str]:
    """Return what an item or indicator is made of: itself, and what its formula reads, all the way down."""
    formula = catalogue().evaluator.definitions[code].formula
    read = (inputs_of(one.code) for one in formula.reads) if formula else ()
    return frozenset({code}).union(*read)


@cache
def _readers() -> Mapping[str, frozenset[str]]:
    """Return by item the indicators that read it, straight or through other items and indicators."""
    readers: dict[str, set[str]] = defaultdict(set)
    for indicator in catalogue().indicators:
        for code in inputs_of(indicator):
            readers[code].add(indicator)
    return {code: frozenset(found) for code, found in readers.items()}


def within_reach(items: Collection[str]) -> list[str]:
    """Return the indicators for which at least one of these items is an input, in catalogue order."""
    reached: frozenset[str] = frozenset().union(*(_readers().get(item, frozenset()) for item in items))
    return [code for code in catalogue().indicators if code in reached]


def indicators(
    key: OperatorPeriod,
    items: Items,
    *,
    services: Collection[str] | None,
    not_applicable: Collection[str] = (),
    also: Collection[str] = (),
) -> dict[str, Figure]:
    """Return what is worth storing of the indicators these observations of one operator and period reach.

    That something is missing or does not apply is stored for headlines, and for what `also` names; elsewhere it
    follows from the observations. Why else a figure cannot be computed is always stored.
    """
    excluded = catalogue().not_applicable_to(services).union(not_applicable)
    codes = [*dict.fromkeys([*within_reach(items), *also])]
    figures = catalogue().evaluate_all(facts(items, key.period), key.period, excluded, codes)
    told = {*(one.code for one in catalogue().headlines()), *also}
    return {
        code: figure
        for code, figure in figures.items()
        if figure.why_not is None or code in told or figure.why_not.code not in NOTHING_THERE
    }


def rows_of(key: OperatorPeriod, batch: int, figures: Mapping[str, Figure]) -> Iterator[tuple[Any, ...]]:
    """Yield one row per indicator in the order of COLUMNS, as the database stores them."""
    head = (key.operator, batch, key.start.isoformat(), key.end.isoformat(), "utility", "")
    for code, figure in figures.items():
        value = None if figure.value is None else float(figure.value)
        reason = None
        if figure.why_not:
            reason = json.dumps({"code": figure.why_not.code, "params": dict(figure.why_not.params)})
        basis = figure.basis
        yield (
            *head,
            code,
            value,
            reason,
            figure.confidence or "",
            basis.currency if basis else "",
            basis.price_basis if basis else "",
        )
