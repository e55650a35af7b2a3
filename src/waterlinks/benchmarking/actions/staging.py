"""Taking operator-years into a batch that nobody reads yet, block by block, in short transactions."""

import datetime as dt
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from waterlinks.benchmarking.actions.loading import load
from waterlinks.benchmarking.imports.findings import OperatorYear
from waterlinks.benchmarking.imports.mapping import FileMapping
from waterlinks.benchmarking.models import Batch, IndicatorValue, Observation
from waterlinks.benchmarking.queries.computed import COLUMNS, indicators, rows_of
from waterlinks.benchmarking.queries.observed import Items, OperatorPeriod, Told, observed
from waterlinks.operators.actions import imported
from waterlinks.operators.actions.imported import Newcomer

OBSERVATION = (
    "operator",
    "batch",
    "period_start",
    "period_end",
    "scope",
    "zone",
    "item",
    "value",
    "method",
    "confidence",
    "currency",
    "price_basis",
    "source",
)


@dataclass(slots=True)
class Counts:
    """What became of the figures of a file so far."""

    observations: int = 0
    unchanged: int = 0
    indicators: int = 0
    operators: int = 0


@dataclass(slots=True)
class Block:
    """Rows ready to be stored."""

    observations: list[tuple[Any, ...]] = field(default_factory=list)
    indicators: list[tuple[Any, ...]] = field(default_factory=list)

    @transaction.atomic
    def store(self) -> None:
        load(Observation, OBSERVATION, self.observations)
        load(IndicatorValue, COLUMNS, self.indicators)


@dataclass(slots=True)
class Staging:
    """A batch being filled. With `dry_run` everything is compared and counted, and nothing is stored.

    services: what each operator said last about its services, and in which period. Together with `entered` (the
    codes a dry run would enter) all that grows with the file, and only with its operators.
    """

    batch: Batch
    mapping: FileMapping
    counts: Counts = field(default_factory=Counts)
    services: dict[int, tuple[dt.date, tuple[str, ...]]] = field(default_factory=dict)
    entered: set[str] = field(default_factory=set)
    bases: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def prepared(self, years: Sequence[OperatorYear]) -> Block:
        """Return what is new in some rows, and what follows from it. Enters their operators, and stores nothing else.

        All the work is done here, so that the transaction of `store` is short: others want to write too.
        """
        numbers = self._numbers(years)
        known = self._known(numbers, years)
        block = Block()
        for year in years:
            key = OperatorPeriod(numbers.get(self._code(year), 0), year.period.start, year.period.end)
            told, before = self._told(year), known.get(key, {})
            news = {item: one for item, one in told.items() if before.get(item) != one}
            self.counts.observations += len(news)
            self.counts.unchanged += len(told) - len(news)
            if news and not self.batch.dry_run:
                block.observations += self._rows(key, news)
                block.indicators += self._computed(key, {**before, **news}, year)
        self.counts.indicators += len(block.indicators)
        return block

    def _code(self, year: OperatorYear) -> str:
        """Return the code of the operator: the source's own, made fit for an address without two becoming one."""
        plain = slugify(year.operator)
        if plain != year.operator:
            plain = f"{plain}-{zlib.crc32(year.operator.encode()):08x}"
        return f"{self.mapping.name}-{plain}"

    def _numbers(self, years: Sequence[OperatorYear]) -> Mapping[str, int]:
        """Return the number of each operator by its code. New ones are entered, not listed yet."""
        newcomers = {self._code(year): self._newcomer(year) for year in years}
        numbers = imported.numbers_of(newcomers)
        missing = [one for code, one in newcomers.items() if code not in numbers and code not in self.entered]
        self.counts.operators += len(missing)
        if self.batch.dry_run:
            self.entered.update(one.code for one in missing)
            return numbers
        entered = imported.enter(missing) if missing else {}
        return {**numbers, **entered}

    def _newcomer(self, year: OperatorYear) -> Newcomer:
        facts: dict[str, Any] = dict(year.attributes)
        return Newcomer(code=self._code(year), country=year.country, source=self.mapping.source, **facts)

    def _known(
        self, numbers: Mapping[str, int], years: Sequence[OperatorYear]
    ) -> dict[OperatorPeriod, dict[str, Told]]:
        ends = {year.period.end for year in years}
        return observed(Observation.objects.live().filter(operator__in=numbers.values(), period_end__in=ends))

    def _told(self, year: OperatorYear) -> dict[str, Told]:
        mapping = self.mapping
        told = {}
        for item, value in year.values.items():
            currency, price_basis = self._counted_in(item, year.currency)
            told[item] = Told(
                value, mapping.method, mapping.confidence, currency, price_basis, mapping.source
            )
        return told

    def _counted_in(self, item: str, currency: str) -> tuple[str, str]:
        """Return currency and price basis of an amount, both empty for what is no money; worked out once."""
        found = self.bases.get((item, currency))
        if found is None:
            basis = self.mapping.basis(item, currency)
            found = (basis.currency, basis.price_basis) if basis else ("", "")
            self.bases[item, currency] = found
        return found

    def _rows(self, key: OperatorPeriod, news: Items) -> Iterator[tuple[Any, ...]]:
        head = (key.operator, self.batch.pk, key.start.isoformat(), key.end.isoformat(), "utility", "")
        return ((*head, item, *told) for item, told in news.items())

    def _computed(self, key: OperatorPeriod, items: Items, year: OperatorYear) -> list[tuple[Any, ...]]:
        services = year.attributes.get("services") or None
        if services and self.services.get(key.operator, (dt.date.min, ()))[0] < key.end:
            self.services[key.operator] = (key.end, tuple(services))
        figures = indicators(key, items, services=services, not_applicable=year.not_applicable)
        return list(rows_of(key, self.batch.pk, figures))
