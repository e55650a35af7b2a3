"""What a solved assignment consists of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assignment:
    """Pairs (row, column) in order of rows, a price for each column, and the two sums that prove nothing is better.

    Prices are the least that prove it: a price is exactly what one more slot of that column would add.
    """

    pairs: tuple[tuple[int, int], ...]
    prices: tuple[int, ...]
    objective: int
    dual_bound: int

    @property
    def gap(self) -> int:
        """How far a better assignment could be away; 0 = there is none."""
        return self.dual_bound - self.objective
