"""Numbers and figures as people read them: rounded sensibly, in their language, with unit and reason."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import gettext

from waterlinks.kernel.figure import Figure
from waterlinks.ui import reasons, units

Number = int | float | Decimal | Fraction

SIGNIFICANT = 3
NO_BREAK = "\u00a0"
MINUS = "\u2212"


def shown(value: Number | None, places: int | None = None) -> str:
    """Return a number with three significant digits, or whole with separators from 1,000 on.

    Args:
        value: None is shown as an empty text.
        places: a fixed number of decimals instead, for columns that must line up.
    """
    if value is None:
        return ""
    rounded = _rounded(value, places)
    text = number_format(rounded, decimal_pos=places, use_l10n=True, force_grouping=True)
    return text.replace("-", MINUS, 1) if rounded < 0 else text


def _rounded(value: Number, places: int | None) -> Decimal:
    with localcontext(prec=60):
        exact = _decimal(value)
        if places is None:
            places = max(0, SIGNIFICANT - 1 - exact.adjusted()) if exact else 0
        rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return abs(rounded) if not rounded else _without_zeros(rounded)


def _decimal(value: Number) -> Decimal:
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _without_zeros(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def unit_words(figure: Figure, of: str = "") -> str:
    """Return what stands behind the number; `of` completes a share: "% of system input"."""
    words = units.in_words(figure.unit, figure.basis)
    return f"{words} {of}" if of else words


def in_words(figure: Figure | None, of: str = "") -> str:
    """Return the value with its unit ("41 % of system input"), or the sentence why there is none."""
    if figure is None:
        return str(reasons.NOT_MEASURED)
    if figure.why_not is not None:
        return reasons.in_words(figure.why_not)
    return f"{shown(figure.value)}{NO_BREAK}{unit_words(figure, of)}".strip()


def note(figure: Figure) -> str:
    """Return what must stand beside a figure: period, grade, scope and source, as far as known."""
    parts = []
    if figure.period:
        parts.append(str(figure.period))
    if figure.confidence:
        parts.append(gettext("grade {grade}").format(grade=figure.confidence))
    if figure.scope and figure.scope != "utility":
        parts.append(figure.scope)
    text = ", ".join(parts)
    source = gettext("Source: {source}").format(source=figure.source) if figure.source else ""
    return ". ".join(part for part in (text, source) if part)
