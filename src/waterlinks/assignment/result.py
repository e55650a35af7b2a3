"""What a solved assignment consists of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assignment:
    """Pairs (row, column), integer prices of the columns' slots, and the two sums that prove nothing is better."""

    pairs: tuple[tuple[int, int], ...]
    prices: tuple[int, ...]
    objective: int
    dual_bound: int
