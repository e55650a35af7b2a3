"""What a cell says: a number, nothing, not applicable, or something that is refused and never guessed at."""

import re
from collections.abc import Mapping
from typing import NamedTuple

LARGEST = 1e18
LONGEST_NUMBER = 40

# The fast way: plain digits, a point, an exponent. [0-9], because \d also means the digits of other scripts.
is_number = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,20})?(?:[eE][+-]?[0-9]{1,3})?").fullmatch

# What a spreadsheet would run. A lone dash is none, and neither is a signed number.
FORMULA = re.compile(r"[=@\t\r]|[+-][^0-9.,\s]")
NOT_APPLICABLE = frozenset({"n/a", "na", "not applicable"})
GROUPED = re.compile(r"-?[0-9]{1,3}(?:([ ,.'’\u00a0\u2009\u202f])[0-9]{3})(?:\1[0-9]{3})*(?:[.,][0-9]+)?")
ONE_COMMA = re.compile(r"-?[0-9]*,[0-9]+")
ONE_GROUP = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}")


class Fault(NamedTuple):
    """Why a cell is refused: a code and its parameters."""

    code: str
    params: Mapping[str, object]


def fault_in_number(cell: str) -> Fault:
    """Return why this is no number. Call it with a cell that `is_number` refused, spaces at its ends removed."""
    if fault := fault_in_text(cell, LONGEST_NUMBER):
        return fault
    plain = re.sub(r"[ ,'’\u00a0\u2009\u202f]", "", cell)
    if ONE_GROUP.fullmatch(cell):  # 1,234 is one thousand to some and one and a bit to others
        return Fault("two_readings", {"thousands": plain, "decimals": cell.replace(",", ".")})
    if ONE_COMMA.fullmatch(cell):
        return Fault("decimal_comma", {"write": cell.replace(",", ".")})
    if GROUPED.fullmatch(cell):
        return Fault("thousand_separator", {"write": _without_groups(cell)})
    return Fault("not_a_number", {})


def fault_in_text(cell: str, longest: int) -> Fault | None:
    """Return why this cell cannot be kept at all, whatever it should say."""
    if "\0" in cell:
        return Fault("nul_byte", {})
    if "\ufffd" in cell:
        return Fault("unreadable_letters", {})
    if FORMULA.match(cell):
        return Fault("formula_cell", {})
    if len(cell) > longest:
        return Fault("cell_too_long", {"longest": longest})
    return None


def _without_groups(cell: str) -> str:
    """Return 1.234.567,8 and 1,234,567.8 alike as 1234567.8: the last mark differs from the first, or is one too."""
    match = GROUPED.fullmatch(cell)
    separator = match[1] if match else ""
    return cell.replace(separator, "").replace(",", ".")
