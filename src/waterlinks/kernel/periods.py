"""Spans of real dates. A year is a span like any other, so nothing hangs on a year number."""

import datetime as dt
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """From the first day to the last, both included.

    Raises:
        ValueError: the last day lies before the first.
    """

    start: dt.date
    end: dt.date

    def __post_init__(self) -> None:
        if self.end < self.start:
            message = f"A period cannot end ({self.end}) before it starts ({self.start})."
            raise ValueError(message)

    @classmethod
    def of_year(cls, year: int) -> Self:
        """Return the calendar year."""
        return cls(dt.date(year, 1, 1), dt.date(year, 12, 31))

    @property
    def days(self) -> int:
        """Number of days, both ends counted: 365, or 366 in a leap year."""
        return (self.end - self.start).days + 1

    @property
    def year(self) -> int:
        """The year in which the period ends, which names a reporting year."""
        return self.end.year

    def __str__(self) -> str:
        if self == Period.of_year(self.year):
            return str(self.year)
        return f"{self.start.isoformat()} – {self.end.isoformat()}"
