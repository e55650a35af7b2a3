"""A figure never stands alone: it carries unit, scope, period, confidence and source, or why it is missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from waterlinks.kernel.money import MoneyBasis
from waterlinks.kernel.periods import Period

WORST_FIRST = "DCBA"


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why there is no value: a code and its parameters, worded in the reader's language when read."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figure:
    """A value, or why there is none. The only thing charts, tables, reports and exports accept.

    `value` is exact; rounding belongs to whoever shows it. `confidence` is a grade from A (best) to D.

    Raises:
        ValueError: a figure has both a value and a reason against it, or neither.
    """

    value: Fraction | None
    unit: str
    why_not: WhyNot | None = None
    period: Period | None = None
    scope: str = "utility"
    confidence: str | None = None
    source: str = ""
    basis: MoneyBasis | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.why_not is None):
            message = "A figure has a value or a reason why there is none, never both and never neither."
            raise ValueError(message)

    @property
    def is_known(self) -> bool:
        return self.value is not None


def not_measured(unit: str) -> Figure:
    """Return the figure nobody has reported yet."""
    return Figure(value=None, unit=unit, why_not=WhyNot("not_measured"))


def exact(value: float) -> Fraction:
    """Return the shortest decimal that names this double, as an exact fraction.

    Raises:
        ValueError: the value is not finite.
    """
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)


def worst(grades: list[str | None]) -> str | None:
    """Return the worst confidence grade; unknown grades do not count, none known gives none."""
    known = [grade for grade in grades if grade]
    return min(known, key=WORST_FIRST.index) if known else None
