"""What the catalogue says about an item or an indicator, beyond what the evaluator needs."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from waterlinks.benchmarking.formulas.evaluating import Computed, Evaluator, Facts, Measured
from waterlinks.kernel.figure import Figure, exact
from waterlinks.kernel.money import MoneyBasis
from waterlinks.kernel.periods import Period

SERVICES = ("water", "sewerage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Measured):
    """A raw item. low and high bound what is plausible: outside it one asks, and never refuses.

    service: "water" or "sewerage" for an item that only an operator of that service has, else "".
    `formula`, if any, says how the item follows from those of another questionnaire.
    """

    name: str
    definition: str
    category: str
    source: str
    service: str = ""
    low: float | None = None
    high: float | None = None

    def is_plausible(self, value: float) -> bool:
        return _within(self.low, value, self.high)

    @property
    def is_never_negative(self) -> bool:
        return self.low is not None and self.low >= 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """Why an indicator stands on an operator's page: in which place, under which everyday words.

    focus_area: what a weak or strong standing points to (a code of operators.terms.FocusArea).
    """

    rank: int
    label: str
    focus_area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Computed):
    """A ratio or total. direction: "higher" or "lower" is better, or "context": no verdict by itself."""

    name: str
    definition: str
    category: str
    source: str
    direction: str
    low: float | None = None
    high: float | None = None
    headline: Headline | None = None

    def is_plausible(self, value: float) -> bool:
        return _within(self.low, value, self.high)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One version of all items and indicators, in the order of the files."""

    version: str
    items: Mapping[str, Item]
    indicators: Mapping[str, Indicator]
    evaluator: Evaluator

    def headlines(self) -> tuple[Indicator, ...]:
        """Return the indicators of an operator's page, the first to be read first."""
        ranked = [(one.headline.rank, one) for one in self.indicators.values() if one.headline]
        return tuple(one for _, one in sorted(ranked, key=lambda pair: pair[0]))

    def observed(
        self,
        code: str,
        value: float,
        *,
        period: Period,
        basis: MoneyBasis | None = None,
        confidence: str | None = None,
        source: str = "",
        scope: str = "utility",
    ) -> Figure:
        """Return a reported value of an item as a figure in the item's unit.

        Raises:
            KeyError: the item is not in this catalogue.
        """
        unit = self.items[code].unit
        return Figure(exact(value), unit, None, period, scope, confidence, source, basis)

    def not_applicable_to(self, services: Collection[str] | None) -> frozenset[str]:
        """Return the items of services the operator does not give. Unknown services exclude nothing."""
        if not services:
            return frozenset()
        absent = set(SERVICES) - set(services)
        return frozenset(item.code for item in self.items.values() if item.service in absent)

    def evaluate(
        self, code: str, facts: Facts, period: Period, not_applicable: frozenset[str] = frozenset()
    ) -> Figure:
        """Return one indicator of one operator for one period. See `Evaluator.evaluate`."""
        return self.evaluator.evaluate(code, facts, period, not_applicable)

    def evaluate_all(
        self,
        facts: Facts,
        period: Period,
        not_applicable: frozenset[str] = frozenset(),
        codes: Iterable[str] | None = None,
    ) -> dict[str, Figure]:
        """Return all indicators of one operator for one period. See `Evaluator.evaluate_all`."""
        return self.evaluator.evaluate_all(facts, period, not_applicable, codes)


def _within(low: float | None, value: float | Fraction, high: float | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)
