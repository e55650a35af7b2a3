"""Fit: how much of what is asked the mentor's offers cover, by priority, with diminishing returns."""

import numpy as np
from numpy.typing import NDArray

from waterlinks.matching.engine.pairing import Pairing, Scores
from waterlinks.matching.engine.weights import FIRST_HALF_EARNS, FULL, SHARES


def figure(pairing: Pairing) -> Scores:
    """Fit in hundredths of a point. Nothing in it is ever unknown, so it has no range."""
    # share (<= 1000) x reach (<= 100 %) x confidence (<= 100 %), so 10,000,000 is all: exact in single precision
    covered = pairing.product(pairing.needs.reach, pairing.mentors.weights).astype(np.int32)
    covered //= SHARES
    return diminishing(np.minimum(covered, FULL, out=covered)).astype(np.int16)


def diminishing(covered: NDArray[np.int32]) -> NDArray[np.int32]:
    """Bend the covered part of the need (0 to 10,000): the first half earns more than the second."""
    steep = covered * (2 * FIRST_HALF_EARNS) // 100
    gentle = covered * (200 - 2 * FIRST_HALF_EARNS) // 100 + (2 * FIRST_HALF_EARNS - 100) * FULL // 100
    return np.minimum(steep, gentle)
