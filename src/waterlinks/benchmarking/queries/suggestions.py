"""The one rule by which figures suggest needs and offers. The page "How we match" prints these constants.

A figure in the worst quarter of at least five peers suggests a need in the focus area it points to, a figure in
the best quarter suggests an offer. Where two figures of one area disagree, nothing is suggested; where they agree,
the one farther beyond its quartile speaks. Suggestions are weighed by the confidence and the age of the figure.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from waterlinks.benchmarking.catalogue.entries import Headline
from waterlinks.benchmarking.catalogue.loading import catalogue
from waterlinks.benchmarking.models import Band, PeerRefresh, Standing
from waterlinks.benchmarking.terms import NEED_EVIDENCE, OFFER_EVIDENCE
from waterlinks.operators.actions.suggested import AreaSuggestion, OfferSuggestion

LEVEL_NOW, LEVEL_AIM = 1, 3  # of a suggested need
OFFER_LEVEL = 3
MOST_AREAS = 3  # of a suggested need
WEIGHTS = {"A": 100, "B": 85, "C": 60, "D": 35}
WEIGHT_UNGRADED = 35  # as D: nobody said how sure it is
FRESH_YEARS = 3
LESS_PER_YEAR = 10  # per cent, for each full year beyond
LEAST_SHARE = 50  # per cent
FARTHEST = 99.0  # times the distance between the quartiles


class Edge(NamedTuple):
    """A figure in the best or worst quarter of its peers: itself, the quartile it lies beyond, and their number."""

    indicator: str
    band: str
    value: float
    period_end: dt.date
    confidence: str
    lower: float
    upper: float
    peers: int

    @property
    def headline(self) -> Headline:
        headline = catalogue().indicators[self.indicator].headline
        assert headline  # noqa: S101 - only headlines are compared
        return headline

    @property
    def quartile(self) -> float:
        is_higher_better = catalogue().indicators[self.indicator].direction == "higher"
        return self.lower if (self.band == Band.WORST) == is_higher_better else self.upper

    @property
    def distance(self) -> float:
        """How far beyond the quartile, in distances between the quartiles, at most FARTHEST."""
        spread = self.upper - self.lower
        return min(abs(self.value - self.quartile) / spread, FARTHEST) if spread else FARTHEST


def edges(refresh: PeerRefresh, operators: Collection[int]) -> dict[int, list[Edge]]:
    """Return by operator its figures at the edges of their peers, as this refresh found them; one query."""
    rows = Standing.objects.filter(refresh=refresh, operator__in=operators, band__in=(Band.WORST, Band.BEST))
    found: dict[int, list[Edge]] = defaultdict(list)
    columns = ("operator", "indicator", "band", "value", "period_end", "confidence")
    of_group = ("group__lower_quartile", "group__upper_quartile", "group__members")
    for operator, *facts, members in rows.values_list(*columns, *of_group):
        found[operator].append(Edge._make([*facts, members - 1]))
    return found


def suggestions(
    reasons: Iterable[Edge], today: dt.date
) -> tuple[list[AreaSuggestion], list[OfferSuggestion]]:
    """Return what one operator's figures suggest: needs, the most pressing first, and offers."""
    by_area: dict[str, list[Edge]] = defaultdict(list)
    for edge in reasons:
        by_area[edge.headline.focus_area].append(edge)
    agreed = [min(area, key=_urgency) for area in by_area.values() if len({edge.band for edge in area}) == 1]
    agreed.sort(key=_urgency)
    needs = [_need(edge, today) for edge in agreed if edge.band == Band.WORST]
    offers = [_offer(edge, today) for edge in agreed if edge.band == Band.BEST]
    return needs, offers


def _urgency(edge: Edge) -> tuple[float, int]:
    return -edge.distance, edge.headline.rank


def weight(confidence: str, period_end: dt.date, today: dt.date) -> int:
    """Return what a figure counts, 0 to 100: by its grade, and a tenth less for each full year beyond three."""
    years = (today - period_end).days // 365
    share = max(LEAST_SHARE, 100 - LESS_PER_YEAR * max(0, years - FRESH_YEARS))
    return WEIGHTS.get(confidence, WEIGHT_UNGRADED) * share // 100


def _need(edge: Edge, today: dt.date) -> AreaSuggestion:
    return AreaSuggestion(
        focus_area=edge.headline.focus_area,
        level_now=LEVEL_NOW,
        level_aim=LEVEL_AIM,
        weight=weight(edge.confidence, edge.period_end, today),
        evidence=_evidence(NEED_EVIDENCE, edge),
    )


def _offer(edge: Edge, today: dt.date) -> OfferSuggestion:
    return OfferSuggestion(
        focus_area=edge.headline.focus_area,
        level=OFFER_LEVEL,
        weight=weight(edge.confidence, edge.period_end, today),
        grade=edge.confidence,
        evidence=_evidence(OFFER_EVIDENCE, edge),
    )


def _evidence(code: str, edge: Edge) -> dict[str, object]:
    params = {
        "indicator": edge.indicator,
        "value": edge.value,
        "unit": catalogue().indicators[edge.indicator].unit,
        "period": str(edge.period_end.year),
        "confidence": edge.confidence,
        "quartile": edge.quartile,
        "peers": edge.peers,
    }
    return {"code": code, "params": params}
