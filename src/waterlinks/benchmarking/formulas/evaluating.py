"""Work out indicators from what one operator reported for one period, or say exactly why not.

A name in a formula is looked up in this order: observed item, item derived from other items, indicator.
What cannot be found is missing and is named; nothing is ever guessed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import cast

from waterlinks.benchmarking.formulas.parsing import Formula, FormulaError, Read, ZeroDenominatorError
from waterlinks.kernel.figure import Figure, WhyNot, worst
from waterlinks.kernel.money import MoneyBasis
from waterlinks.kernel.periods import Period

MISSING, NOT_APPLICABLE = "missing_items", "not_applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A raw item: reported as such, or derived from other items by its formula.

    kind: "flow" (over the period) or "stock" (at its end).
    blank: "missing", or "zero" when its questionnaire leaves a cell blank where there is nothing to add. A
    blank "zero" item adds nothing to a sum; alone it is still missing.
    money: "local" for an amount of money or an exchange rate of that money, else "".
    year_before: the item that holds the same stock at the end of the year before, for mean(X).
    """

    code: str
    unit: str
    kind: str = "flow"
    blank: str = "missing"
    money: str = ""
    year_before: str | None = None
    formula: Formula | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """An indicator. money: "local" when the result is an amount, "USD" when it was turned into US dollars."""

    code: str
    unit: str
    formula: Formula
    money: str = ""


Facts = Mapping[str, Figure]
Definition = Measured | Computed


class Evaluator:
    """All items and indicators of a catalogue, checked to fit together.

    Raises:
        FormulaError: a formula names what does not exist, takes the mean of an item whose value of the year
            before is not collected, or depends on itself.
    """

    def __init__(self, measured: Iterable[Measured], computed: Iterable[Computed]) -> None:
        indicators = tuple(computed)
        self.computed = tuple(one.code for one in indicators)
        everything: list[Definition] = [*measured, *indicators]
        self.definitions = {one.code: one for one in everything}
        for definition in self.definitions.values():
            self._check_names(definition)
        for code in self.definitions:
            self._check_circles(code, ())

    def evaluate(
        self, code: str, facts: Facts, period: Period, not_applicable: frozenset[str] = frozenset()
    ) -> Figure:
        """Return one indicator (or item) for the period.

        facts: observed items of one operator by code, in the units of the catalogue.
        not_applicable: items of services this operator does not give.

        Raises:
            KeyError: the code is not in the catalogue.
        """
        return _Case(self.definitions, facts, period, not_applicable).figure(code)

    def evaluate_all(
        self,
        facts: Facts,
        period: Period,
        not_applicable: frozenset[str] = frozenset(),
        codes: Iterable[str] | None = None,
    ) -> dict[str, Figure]:
        """Return every indicator (or those of `codes`), sharing what they have in common."""
        case = _Case(self.definitions, facts, period, not_applicable)
        return {code: case.figure(code) for code in (self.computed if codes is None else codes)}

    def inputs_of(self, code: str) -> frozenset[str]:
        """Return what an item or indicator is made of: itself and all it reads, all the way down.

        Raises:
            KeyError: the code is not in the catalogue.
        """
        formula = self.definitions[code].formula
        found = {code}
        for read in formula.reads if formula else ():
            found |= self.inputs_of(read.code)
            if read.mean and (earlier := _year_before(self.definitions[read.code])):
                found.add(earlier)
        return frozenset(found)

    def _check_names(self, definition: Definition) -> None:
        formula = definition.formula
        if formula is None:
            return
        for _, code, mean in formula.reads:
            if code not in self.definitions:
                raise FormulaError(formula.text, f"{definition.code} reads {code}, which does not exist.")
            if mean and _year_before(self.definitions[code]) not in self.definitions:
                raise FormulaError(
                    formula.text, f"{definition.code} takes the mean of {code}: no year before."
                )

    def _check_circles(self, code: str, path: tuple[str, ...]) -> None:
        formula = self.definitions[code].formula
        if formula is None:
            return
        if code in path:
            raise FormulaError(formula.text, f"a circle: {' -> '.join((*path, code))}.")
        for read in formula.reads:
            self._check_circles(read.code, (*path, code))


def _year_before(definition: Definition) -> str | None:
    return definition.year_before if isinstance(definition, Measured) else None


class _Case:
    """One operator, one period: what was observed, and what has been worked out so far."""

    def __init__(
        self,
        definitions: Mapping[str, Definition],
        facts: Facts,
        period: Period,
        not_applicable: frozenset[str],
    ) -> None:
        self.definitions = definitions
        self.facts = facts
        self.period = period
        self.days = Fraction(period.days)
        self.not_applicable = not_applicable
        self.figures: dict[str, Figure] = {}

    def figure(self, code: str) -> Figure:
        found = self.figures.get(code)
        if found is None:
            found = self.figures[code] = self._found(self.definitions[code])
        return found

    def _found(self, definition: Definition) -> Figure:
        if isinstance(definition, Computed):
            return self._worked_out(definition, definition.formula)
        if observed := self.facts.get(definition.code):
            return self._observed(definition, observed)
        if definition.code in self.not_applicable:
            return self._none(definition, WhyNot(NOT_APPLICABLE, {"items": [definition.code]}))
        if definition.formula is None:
            return self._missing(definition)
        derived = self._worked_out(definition, definition.formula)
        # an operator is asked for the item itself, not for what it could be derived from
        return self._missing(definition) if _code(derived) == MISSING else derived

    def _observed(self, definition: Measured, figure: Figure) -> Figure:
        if figure.value is None:
            return self._missing(definition)
        if figure.period is None or figure.period == self.period:
            return figure
        if definition.kind == "stock" and figure.period.end == self.period.end:
            return figure  # a stock at the end of the year belongs to the year
        params = {"items": [definition.code], "period": str(figure.period), "expected": str(self.period)}
        return self._none(definition, WhyNot("out_of_period", params))

    def _worked_out(self, definition: Definition, formula: Formula) -> Figure:
        known: list[tuple[Read, Figure]] = []
        blank: list[WhyNot] = []
        against: list[WhyNot] = []
        for read in formula.reads:
            figure = self._mean(read.code) if read.mean else self.figure(read.code)
            if figure.why_not is None:
                known.append((read, figure))
            elif self._adds_nothing(read.code, figure.why_not):
                blank.append(figure.why_not)
            else:
                against.append(figure.why_not)
        if against or not known:
            return self._none(definition, _together(against or blank))
        if reason := self._unlike(known):
            return self._none(definition, reason)
        values: dict[str, Fraction | None] = {"days": self.days, **{read.key: None for read in formula.reads}}
        values |= {read.key: figure.value for read, figure in known}
        try:
            value = formula.value(values)
        except ZeroDenominatorError as error:
            return self._none(definition, WhyNot("zero_denominator", {"items": list(error.names)}))
        if value is None:
            return self._none(definition, _together(blank))
        return self._result(definition, value, [figure for _, figure in known])

    def _result(self, definition: Definition, value: Fraction, inputs: list[Figure]) -> Figure:
        basis = _basis_of_result(definition, inputs)
        return Figure(
            value=value,
            unit=definition.unit.replace("LCU", basis.currency) if basis else definition.unit,
            period=self.period,
            scope=inputs[0].scope,
            confidence=worst([figure.confidence for figure in inputs]),
            source="; ".join(dict.fromkeys(figure.source for figure in inputs if figure.source)),
            basis=basis,
        )

    def _adds_nothing(self, code: str, reason: WhyNot) -> bool:
        definition = self.definitions[code]
        if not isinstance(definition, Measured):
            return False
        return reason.code == NOT_APPLICABLE or (reason.code == MISSING and definition.blank == "zero")

    def _mean(self, code: str) -> Figure:
        """Return the average of both ends of the year, or the value at the one end that is known."""
        later, earlier = self.figure(code), self.figure(_year_before(self.definitions[code]) or "")
        if later.value is None:
            return later if earlier.value is None else earlier
        if earlier.value is None:
            return later
        confidence = worst([later.confidence, earlier.confidence])
        return replace(later, value=(earlier.value + later.value) / 2, confidence=confidence)

    def _unlike(self, known: list[tuple[Read, Figure]]) -> WhyNot | None:
        """Return what keeps these inputs from standing in one formula: two scopes, or two money bases."""
        scopes: dict[str, str] = {}
        bases: dict[MoneyBasis | None, str] = {}
        for read, figure in known:
            scopes.setdefault(figure.scope, read.code)
            if self.definitions[read.code].money:
                bases.setdefault(figure.basis, read.code)
        if len(scopes) > 1:
            return WhyNot("mixed_scopes", {"items": list(scopes.values())[:2], "scopes": list(scopes)[:2]})
        if len(bases) > 1 or None in bases:  # an amount in no stated currency goes with nothing
            stated = [_stated(basis) for basis in bases]
            return WhyNot("mixed_money_bases", {"items": list(bases.values())[:2], "bases": stated[:2]})
        return None

    def _missing(self, definition: Definition) -> Figure:
        return self._none(definition, WhyNot(MISSING, {"items": [definition.code]}))

    def _none(self, definition: Definition, reason: WhyNot) -> Figure:
        return Figure(value=None, unit=definition.unit, why_not=reason, period=self.period)


def _code(figure: Figure) -> str | None:
    return figure.why_not.code if figure.why_not else None


def _together(reasons: list[WhyNot]) -> WhyNot:
    """Return one reason for several: first what is missing, every item; then what does not apply."""
    for code in (MISSING, NOT_APPLICABLE):
        if alike := [reason for reason in reasons if reason.code == code]:
            return WhyNot(code, {"items": list(dict.fromkeys(_items(alike)))})
    return reasons[0]


def _items(reasons: Iterable[WhyNot]) -> Iterator[str]:
    for reason in reasons:
        yield from cast("list[str]", reason.params["items"])


def _stated(basis: MoneyBasis | None) -> list[str | None]:
    return [basis.currency, basis.price_basis] if basis else [None, None]


def _basis_of_result(definition: Definition, inputs: list[Figure]) -> MoneyBasis | None:
    basis = next((figure.basis for figure in inputs if figure.basis), None)
    if not definition.money or basis is None:
        return None
    return basis if definition.money == "local" else MoneyBasis(definition.money, basis.price_basis)
