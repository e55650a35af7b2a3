"""Evidence: how well the covering offers are shown, the mentor's track record, and who has confirmed what."""

from collections.abc import Iterator

import numpy as np

from waterlinks.matching.engine.mentors import Exact
from waterlinks.matching.engine.pairing import Pairing, Scores
from waterlinks.matching.engine.weights import GRADE, NEED_CONFIRMED, OFFER_CONFIRMED, TRACK_RECORD, Criterion


def parts(pairing: Pairing, bound: int) -> Iterator[tuple[Criterion, Scores]]:
    """Each criterion with its score for every pair, in published order."""
    yield GRADE, _over_covered_areas(pairing, pairing.mentors.grades[bound])
    yield TRACK_RECORD, pairing.of_mentors(pairing.mentors.track_record[0, bound])
    yield OFFER_CONFIRMED, _over_covered_areas(pairing, pairing.mentors.confirmed)
    yield NEED_CONFIRMED, pairing.of_needs(pairing.needs.confirmed)


def _over_covered_areas(pairing: Pairing, offers: Exact) -> Scores:
    """The mean over the covering offers, weighed by each area's share of the need and rounded down."""
    whole = pairing.product(pairing.needs.shares, offers).astype(np.int32)
    return (whole // np.maximum(pairing.covered, 1)).astype(np.int16)
