"""Each thing that is asked against each mentor's offer of it: does it cover, how far, and how well is it shown."""

from dataclasses import dataclass

import numpy as np

from waterlinks.matching.engine.facts import LEVELS
from waterlinks.matching.engine.mentors import NO_OFFER, Offers, Scores
from waterlinks.matching.engine.needs import Ask
from waterlinks.matching.engine.weights import LEVELS_ABOVE, REACH


@dataclass(frozen=True, slots=True)
class AreaTables:
    """Arrays (asks, mentors); all are 0 where the offer does not cover the ask."""

    covers: Scores  # 1 where it covers
    coverage: Scores  # percent of the ask: how far the level reaches times how sure we are of the offer
    confirmed: Scores  # 100 where the covering offer is confirmed
    grades: Scores  # (3, asks, mentors): scores of the covering offer's evidence

    @classmethod
    def of(cls, asks: tuple[Ask, ...], offers: Offers) -> "AreaTables":
        """Hold each distinct ask against all mentors once; needs then look their areas up."""
        shape = len(asks), offers.levels.shape[1]
        reach, weights, confirmed = (np.zeros(shape, dtype=np.int16) for _ in range(3))
        grades = np.zeros((3, *shape), dtype=np.int16)
        for row, (focus, level_now, level_aim) in enumerate(asks):
            if focus in offers.focuses:
                area = offers.focuses[focus]
                reach[row] = _reaches(level_now, level_aim)[offers.levels[area]]
                weights[row], confirmed[row] = offers.weights[area], offers.confirmed[area]
                grades[:, row] = offers.grades[:, area]
        covers = (reach > 0).astype(np.int16)
        return cls(covers, reach * weights // np.int16(100), confirmed * covers, grades * covers)


def reach_of(level_now: int, level_aim: int, level: int) -> int:
    """By how many percent an offer at this level reaches the aim: 0 unless it stands far enough above the recipient."""
    if level < level_now + LEVELS_ABOVE:
        return 0
    if level < level_aim:
        return REACH["below_aim"]
    return REACH["at_aim" if level == level_aim else "beyond_aim"]


def _reaches(level_now: int, level_aim: int) -> Scores:
    """The reach at each level, and at the end that of no offer, where NO_OFFER looks."""
    return np.array([reach_of(level_now, level_aim, level) for level in (*LEVELS, NO_OFFER)], dtype=np.int16)
