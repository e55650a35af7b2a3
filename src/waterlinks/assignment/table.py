"""The weights as the engine holds them: only columns with a slot, in the narrowest integers that cannot overflow."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Weights = NDArray[np.integer]

UNSERVED = -1
"""Stands for the column of a row that has none."""

FINEST = 32  # small weights are multiplied by up to this, so that guessed prices can lie between two of them
HEADROOM = 3  # weight - price - gain, with a price one step too high, stays within three heaviest weights
EXACT = 2**48  # SciPy adds in doubles, exact up to 2**53; no path adds up more than 15 times this
CELLS = 250_000  # cells worked on at a time: half a megabyte stays in the processor's cache


@dataclass(frozen=True, slots=True)
class Table:
    """Weights times `scale` (rows, columns), the heaviest of them, and capacities from 1 to the number of rows."""

    weights: Weights
    capacities: Whole
    scale: int
    heaviest: int

    @classmethod
    def of(cls, weights: Weights, capacities: Whole) -> "Table":
        """Take the weights over, without a copy where they are narrow enough as they are.

        Raises ValueError where weights are so large that a sum along a path might not be exact.
        """
        rows = len(weights)
        heaviest = int(weights.max(initial=0))
        if heaviest * rows > EXACT:
            raise ValueError(
                f"Weights up to {heaviest} in {rows} rows: their product must not exceed {EXACT}."
            )
        narrow = next(
            kind for kind in (np.int16, np.int32, np.int64) if heaviest * HEADROOM <= np.iinfo(kind).max
        )
        scale = max(1, min(FINEST, np.iinfo(np.int16).max // HEADROOM // max(1, heaviest)))
        held = _narrowed(weights, capacities > 0, narrow, scale)
        return cls(held, np.minimum(capacities[capacities > 0], rows), scale, int(held.max(initial=0)))

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and how many columns."""
        rows, columns = self.weights.shape
        return rows, columns

    def of_pairs(self, rows: NDArray[np.integer], columns: NDArray[np.integer]) -> Whole:
        """The weights of pairs, one by one."""
        return self.weights[rows, columns].astype(np.int64)

    def blocks(self) -> Iterator[slice]:
        """All rows, as many at a time as stay in the processor's cache."""
        return blocks(*self.shape)

    def held(self, chosen: Whole) -> Whole:
        """The weight each row has with its column; 0 where it has none."""
        weights = np.zeros(len(chosen), dtype=np.int64)
        served = np.flatnonzero(chosen != UNSERVED)
        weights[served] = self.of_pairs(served, chosen[served])
        return weights

    def gains(self, chosen: Whole, prices: Whole) -> Whole:
        """What each row has beyond the price of its column; 0 where it has none."""
        return self.held(chosen) - np.append(prices, 0)[chosen]

    def full(self, chosen: Whole) -> NDArray[np.bool_]:
        """Which columns have no slot left."""
        taken = np.bincount(chosen[chosen != UNSERVED], minlength=len(self.capacities))
        return taken >= self.capacities


def blocks(rows: int, columns: int) -> Iterator[slice]:
    """Cut rows into slices of about CELLS cells."""
    step = max(1, CELLS // max(1, columns))
    return (slice(start, start + step) for start in range(0, rows, step))


def _narrowed(
    weights: Weights, is_open: NDArray[np.bool_], kind: type[np.signedinteger], scale: int
) -> Weights:
    if scale == 1 and is_open.all() and weights.dtype == kind and weights.flags.c_contiguous:
        return weights
    narrowed = np.empty((len(weights), int(is_open.sum())), dtype=kind)
    for rows in blocks(*weights.shape):
        np.multiply(weights[rows][:, is_open], scale, out=narrowed[rows], casting="unsafe", dtype=kind)
    return narrowed
