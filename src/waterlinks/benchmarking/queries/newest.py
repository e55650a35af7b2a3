"""The newest value of an indicator for every operator, read as a stream."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from waterlinks.benchmarking.catalogue.entries import Indicator
from waterlinks.benchmarking.catalogue.loading import catalogue
from waterlinks.benchmarking.lifecycle import BatchState
from waterlinks.benchmarking.models import IndicatorValue
from waterlinks.benchmarking.queries.peers import Kind, Member
from waterlinks.operators.models import Operator
from waterlinks.operators.terms import size_band
from waterlinks.organisations.terms import Origin
from waterlinks.reference.countries import country


def kinds() -> dict[int, Kind]:
    """Return what each listed operator is like."""
    columns = ("pk", "people_served", "services", "organisation__country", "organisation__origin")
    listed = Operator.objects.filter(is_listed=True)
    return {
        number: kind_of(people, services, country_code, origin)
        for number, people, services, country_code, origin in listed.values_list(*columns).iterator()
    }


def kind_of(people_served: int | None, services: list[str] | None, country_code: str, origin: str) -> Kind:
    """Return what an operator is like, from its answers."""
    return Kind(
        is_illustrative=origin == Origin.ILLUSTRATIVE,
        size_band=str(size_band(people_served) or ""),
        income_group=country(country_code).income_group or 0,
        services=",".join(sorted(services or ())),
    )


def newest(indicator: str, operators: Mapping[int, Kind]) -> Iterator[Member]:
    """Yield each operator's newest live value, of a whole utility, unless it tells of the reporting only."""
    rows = (
        IndicatorValue.objects.of_whole_utilities()
        .filter(indicator=indicator, batch__state=BatchState.LIVE)
        .order_by("operator", "-period_end", "-period_start", "-batch__live_at", "-batch", "-pk")
        .values_list("operator", "period_end", "period_start", "value", "confidence")
    )
    definition = catalogue().indicators[indicator]
    for operator, periods in groupby(rows.iterator(), key=itemgetter(0)):
        if operator not in operators:
            continue
        counting = (next(latest) for _, latest in groupby(periods, key=itemgetter(1, 2)))
        known = next((row for row in counting if row[3] is not None), None)
        if known and tells_of_the_service(definition, known[3]):
            yield Member(operator, operators[operator], known[3], known[1], known[4])


def tells_of_the_service(indicator: Indicator, value: float) -> bool:
    """Say whether a value can be compared.

    Outside the range the catalogue calls plausible it tells of the reporting and not of the service. So does a
    plain zero where less is better: nobody loses no water at all or works without staff or energy. Such values
    are shown, but neither compared nor counted among the peers.
    """
    return indicator.is_plausible(value) and not (indicator.direction == "lower" and value == 0)
