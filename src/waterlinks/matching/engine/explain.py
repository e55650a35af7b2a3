"""Why a pair scores as it does: at most three strengths, at most three watch-outs, and every unknown.

All of it is read off the numbers: a criterion that scores high is a strength, one that scores low a watch-out, one
with a range a question. Reasons stand in order of what they add to the total, take from it, or leave open.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from waterlinks.matching.engine import context, evidence, readiness
from waterlinks.matching.engine.mentors import Scores
from waterlinks.matching.engine.network import Network
from waterlinks.matching.engine.pairing import Chosen
from waterlinks.matching.engine.reasons import WORDINGS, AskedArea, Pair, Reason
from waterlinks.matching.engine.weights import (
    CONTEXT,
    EVIDENCE,
    HIGH,
    LOW,
    MENTOR_READINESS,
    MOST_REASONS,
    REACH,
    RECIPIENT_READINESS,
    STRONG_FROM,
    WEAK_TO,
    WeightSet,
)

CRITERIA = (*CONTEXT, *MENTOR_READINESS, *RECIPIENT_READINESS, *EVIDENCE)

Points = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The reasons of one pair, the weightiest first."""

    strengths: tuple[Reason, ...]
    watch_outs: tuple[Reason, ...]
    unknowns: tuple[Reason, ...]


class _Weighty(NamedTuple):
    """A reason and how much it matters, in millionths of the total."""

    points: int
    reason: Reason


def explain(network: Network, pairs: Iterable[tuple[int, int]], weights: WeightSet) -> list[Explanation]:
    """Explain candidates, given as (row of the need, row of the mentor)."""
    rows = [*pairs]
    pairing = network.chosen([need for need, _ in rows], [mentor for _, mentor in rows])
    low, high = (_scores(network, pairing, bound) for bound in (LOW, HIGH))
    parts = _parts(weights)[:, None]
    adds = np.where(low >= STRONG_FROM, parts * low, 0)
    takes = np.where(high <= WEAK_TO, parts * (100 - high), 0)
    open_ = parts * (high - low)
    return [
        _explanation(_pair(network, need, mentor), weights.fit, adds[:, at], takes[:, at], open_[:, at])
        for at, (need, mentor) in enumerate(rows)
    ]


def explain_pair(network: Network, need: str, mentor: str, weights: WeightSet) -> Explanation:
    """Explain one candidate, given by the codes of the need and of the mentor's operator."""
    return explain(network, [(network.row_of_need(need), network.row_of_mentor(mentor))], weights)[0]


def _explanation(pair: Pair, fit: int, adds: Points, takes: Points, open_: Points) -> Explanation:
    strengths = (_Weighty(points, WORDINGS[CRITERIA[at]].strength(pair)) for points, at in _weighty(adds))
    watch_outs = (_Weighty(points, WORDINGS[CRITERIA[at]].watch_out(pair)) for points, at in _weighty(takes))
    questions = (WORDINGS[CRITERIA[at]].question(pair) for _points, at in _weighty(open_))
    return Explanation(
        _weightiest(_fit_strengths(pair, fit), strengths),
        _weightiest(_fit_watch_outs(pair, fit), watch_outs),
        tuple(chain.from_iterable(questions)),
    )


def _weighty(points: Points) -> Iterator[tuple[int, int]]:
    """Points and positions of what counts at all, the weightiest first, ties in published order."""
    order = np.argsort(-points, kind="stable")
    return ((int(points[at]), at) for at in order.tolist() if points[at] > 0)


def _weightiest(fit: Iterable[_Weighty], others: Iterable[_Weighty]) -> tuple[Reason, ...]:
    """The first few of both; at equal points fit comes first."""
    reasons = [*fit, *islice(others, MOST_REASONS)]
    return tuple(weighty.reason for weighty in sorted(reasons, key=lambda each: -each.points)[:MOST_REASONS])


def _fit_strengths(pair: Pair, fit: int) -> Iterator[_Weighty]:
    """The area that brings most, and how many of those asked are covered."""
    leading = pair.leading
    params = {
        **_named(leading),
        "asked_level": leading.area.level_now,
        "covered": sum(asked.covers for asked in pair.areas),
        "asked": len(pair.areas),
    }
    if points := fit * leading.share * leading.coverage:
        yield _Weighty(points, Reason("covers_area", params))


def _fit_watch_outs(pair: Pair, fit: int) -> Iterator[_Weighty]:
    """The largest area that is not covered, and the largest in which the offer stays below the aim."""
    missing = [asked for asked in pair.areas if not asked.covers]
    short = [
        asked
        for asked in pair.areas
        if asked.covers and asked.offer and asked.offer.level < asked.area.level_aim
    ]
    if fit and missing:
        largest = max(missing, key=lambda asked: asked.share)
        params = {**_named(largest), "asked_level": largest.area.level_now}
        yield _Weighty(fit * largest.share * 100, Reason("area_not_covered", params))
    if fit and short:
        largest = max(short, key=lambda asked: asked.share)
        params = {**_named(largest), "aim": largest.area.level_aim}
        yield _Weighty(fit * largest.share * (100 - REACH["below_aim"]), Reason("below_aim", params))


def _named(asked: AskedArea) -> dict[str, object]:
    """The focus area, its priority, and the mentor's level in it (None without an offer)."""
    level = asked.offer.level if asked.offer else None
    return {"focus": asked.area.focus, "priority": asked.area.priority, "level": level}


def _scores(network: Network, pairing: Chosen, bound: int) -> Points:
    """All criteria's scores (criteria, pairs) at one bound."""
    parts = chain(
        context.parts(pairing, network.tables, bound),
        readiness.parts(pairing, bound),
        evidence.parts(pairing, bound),
    )
    scores: list[Scores] = [np.broadcast_to(score, pairing.shape) for _criterion, score in parts]
    return np.array(scores, dtype=np.int64)


def _parts(weights: WeightSet) -> Points:
    """What one point of each criterion is worth in the total."""
    return np.array(
        [criterion.part * weights.context for criterion in CONTEXT]
        + [criterion.part * weights.readiness for criterion in (*MENTOR_READINESS, *RECIPIENT_READINESS)]
        + [criterion.part * weights.evidence for criterion in EVIDENCE]
    )


def _pair(network: Network, need_row: int, mentor_row: int) -> Pair:
    need, mentor = network.needs.facts[need_row], network.mentors.facts[mentor_row]
    offers = {offer.focus: offer for offer in mentor.offers if offer.weight}
    asked = network.needs.asked
    places = zip(
        asked.areas[need_row], asked.shares[need_row].tolist(), asked.index[need_row].tolist(), strict=False
    )
    areas = (
        AskedArea(
            area,
            share,
            offers.get(area.focus),
            covers=bool(network.areas.covers[ask, mentor_row]),
            coverage=int(network.areas.coverage[ask, mentor_row]),
        )
        for area, share, ask in places
    )
    return Pair(need, mentor, tuple(areas))
