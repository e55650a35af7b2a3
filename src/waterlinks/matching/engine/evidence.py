"""Evidence: how well the covering offers are shown, the mentor's track record, and who has confirmed what."""

from collections.abc import Iterator

import numpy as np

from waterlinks.matching.engine.mentors import Scores
from waterlinks.matching.engine.pairing import Pairing
from waterlinks.matching.engine.weights import GRADE, NEED_CONFIRMED, OFFER_CONFIRMED, TRACK_RECORD, Criterion


def parts(pairing: Pairing, bound: int) -> Iterator[tuple[Criterion, Scores]]:
    """Each criterion with its score for every pair, in published order."""
    yield GRADE, _over_covered_areas(pairing, pairing.areas.grades[bound])
    yield TRACK_RECORD, pairing.of_mentors(pairing.mentors.track_record[0, bound])
    yield OFFER_CONFIRMED, _over_covered_areas(pairing, pairing.areas.confirmed)
    yield NEED_CONFIRMED, pairing.of_needs(pairing.needs.asked.confirmed)


def _over_covered_areas(pairing: Pairing, scores: Scores) -> Scores:
    """The mean over the covering offers, weighed by each area's share of the need and rounded down.

    Single precision is exact here: the quotient is at most 100 of whole numbers below 2**15, so when it is not
    whole it lies farther from a whole number than any rounding reaches.
    """
    whole, covered = pairing.over_areas(scores), np.maximum(pairing.covered, 1)
    return np.true_divide(whole, covered, dtype=np.float32).astype(np.int16)
