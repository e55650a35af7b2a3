"""Fit: how much of what is asked the mentor's offers cover, by priority, with diminishing returns."""

import numpy as np

from waterlinks.matching.engine.mentors import Scores
from waterlinks.matching.engine.pairing import Pairing
from waterlinks.matching.engine.weights import FIRST_HALF_EARNS, FULL


def figure(pairing: Pairing) -> Scores:
    """Fit in hundredths of a point. Nothing in it is ever unknown, so it has no range."""
    return diminishing(np.minimum(pairing.over_areas(pairing.areas.coverage), np.int16(FULL)))


def diminishing(covered: Scores) -> Scores:
    """Bend the covered part of the need (0 to 10,000): the first half earns more than the second."""
    whole = covered.astype(np.int32)
    steep = whole * (2 * FIRST_HALF_EARNS) // 100
    gentle = whole * (200 - 2 * FIRST_HALF_EARNS) // 100 + (2 * FIRST_HALF_EARNS - 100) * FULL // 100
    return np.minimum(steep, gentle).astype(np.int16)
