"""What an operator's newest figures say about its size and supply."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import attrgetter

from waterlinks.benchmarking.catalogue.loading import catalogue
from waterlinks.benchmarking.models.measures import KeyedQuerySet
from waterlinks.benchmarking.queries.computed import inputs_of
from waterlinks.benchmarking.queries.observed import Items, OperatorPeriod, facts, observed
from waterlinks.operators.actions.imported import Profile

PEOPLE_SERVED, CONNECTIONS, HOURS_OF_SUPPLY = "i40", "i41", "x_hours"
TOLD = (PEOPLE_SERVED, CONNECTIONS, HOURS_OF_SUPPLY)


def profiles(rows: KeyedQuerySet) -> Iterator[Profile]:
    """Yield what these observations tell of each operator: for each fact the newest period that has it."""
    told = observed(rows.filter(item__in=frozenset().union(*map(inputs_of, TOLD))))
    newest_first = sorted(told, key=lambda key: (key.operator, -key.end.toordinal(), key.start))
    for operator, keys in groupby(newest_first, key=attrgetter("operator")):
        found: dict[str, float] = {}
        for key in keys:
            found = {**_plausible(key, told[key]), **found}
        yield Profile(
            operator,
            people_served=_whole(found.get(PEOPLE_SERVED)),
            connections=_whole(found.get(CONNECTIONS)),
            hours_of_supply=found.get(HOURS_OF_SUPPLY),
        )


def _plausible(key: OperatorPeriod, items: Items) -> Mapping[str, float]:
    known = facts(items, key.period)
    figures = {name: catalogue().evaluate(name, known, key.period) for name in TOLD}
    return {
        name: float(figure.value)
        for name, figure in figures.items()
        if figure.value is not None and catalogue().items[name].is_plausible(float(figure.value))
    }


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
