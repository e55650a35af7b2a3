"""What reading a file yields: one row of an operator and a year, a refusal, or a remark."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from waterlinks.kernel.periods import Period

SHOWN = 60  # characters of a faulty cell that are quoted back


@dataclass(frozen=True, slots=True)
class OperatorYear:
    """Everything one row says. `values` holds items in the unit of the catalogue.

    An item that is not in `values` was left blank: not measured, which is not zero. Those in `not_applicable`
    were said not to apply, which is neither. operator is the code the source itself uses, country has two
    letters, currency is the local one of that year. attributes: what the row says of the operator, by field
    name, only what is known.
    """

    line: int
    operator: str
    period: Period
    country: str
    currency: str
    attributes: Mapping[str, str | tuple[str, ...]]
    values: Mapping[str, float]
    not_applicable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a line of the file, as a code with parameters; the words are chosen when it is read.

    line counts from 1, the line of the column names; 0 means the file as a whole. column and value are empty
    when the finding is about the whole line.
    """

    line: int
    column: str
    value: str
    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refusal(Finding):
    """Nothing of this line (at line 0 or 1: of this file) is taken."""


@dataclass(frozen=True, slots=True)
class Remark(Finding):
    """The line is taken; somebody should look at this cell."""


def shown(cell: str) -> str:
    """Return what is quoted back of a cell: printable, and not too long."""
    printable = "".join(sign if sign.isprintable() else "�" for sign in cell[: SHOWN + 1])
    return printable if len(cell) <= SHOWN else f"{printable[:SHOWN]}…"
