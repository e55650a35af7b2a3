"""The four figures of all pairs, and their total. Whole numbers throughout: the same bytes on every machine."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from waterlinks.matching.engine import context, evidence, fit, readiness, rules
from waterlinks.matching.engine.columns import Integers
from waterlinks.matching.engine.mentors import Scores
from waterlinks.matching.engine.network import Network
from waterlinks.matching.engine.pairing import Pairing
from waterlinks.matching.engine.weights import HIGH, LOW, MID, Criterion, WeightSet

PAIRS_AT_A_TIME = 100_000
"""Keeps what a block needs while it is being scored (about forty bytes a pair) in the processor's own memory."""


class Figures(NamedTuple):
    """Fit, context, readiness and evidence in hundredths of a point; arrays of one shape."""

    fit: Scores
    context: Scores
    readiness: Scores
    evidence: Scores


@dataclass(frozen=True, slots=True)
class Scored:
    """All pairs' figures kept, so that other weights cost only a sum."""

    figures: Figures
    broken: NDArray[np.uint8]

    def total(self, weights: WeightSet) -> Scores:
        """Totals (needs, mentors) in hundredths of a point; 0 = excluded."""
        return total(self.figures, self.broken, weights)

    def totals(self, weights: WeightSet) -> "Totals":
        """The same, with what a round needs to know about the pairs excluded."""
        return Totals(self.total(weights), rules.count(self.broken))


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals (needs, mentors) in hundredths of a point, 0 = excluded; how many mentors each rule excludes per need."""

    matrix: Scores
    excluded: Integers  # (needs, rules)


def figures(network: Network, pairing: Pairing, bound: int = MID) -> Figures:
    """The four figures of the pairs at hand, at one of the three bounds."""
    return Figures(
        fit.figure(pairing),
        add_up(context.parts(pairing, network.tables, bound)),
        add_up(readiness.parts(pairing, bound)),
        add_up(evidence.parts(pairing, bound)),
    )


def add_up(parts: Iterable[tuple[Criterion, Scores]]) -> Scores:
    """A figure from its criteria: scores times parts. Parts add up to 100, so 10,000 is the most."""
    whole = np.zeros(1, dtype=np.int16)
    for criterion, scores in parts:
        whole = whole + scores * np.int16(criterion.part)
    return whole


def total(figures: Figures, broken: NDArray[np.uint8], weights: WeightSet) -> Scores:
    """Weigh the figures into a total: rounded down, at least 1 for a candidate, 0 for an excluded pair."""
    whole = np.zeros(broken.shape, dtype=np.int32)
    for figure, weight in zip(figures, weights.counts, strict=True):
        whole += figure.astype(np.int32) * np.int32(weight)
    whole //= 100
    np.maximum(whole, 1, out=whole)
    whole *= broken == 0
    return whole.astype(np.int16)


def score(network: Network) -> Scored:
    """Score every pair and keep the figures: eight bytes a pair, for networks up to a few million pairs."""
    kept = Figures(*(np.zeros(network.shape, dtype=np.int16) for _ in Figures._fields))
    broken = np.zeros(network.shape, dtype=np.uint8)
    for rows in blocks(network):
        pairing = network.block(rows)
        broken[rows] = rules.broken(network, pairing)
        for whole, part in zip(kept, figures(network, pairing), strict=True):
            whole[rows] = part
    return Scored(kept, broken)


def score_totals(network: Network, weights: WeightSet) -> Totals:
    """Score every pair block by block and keep only the totals: two bytes a pair."""
    matrix = np.zeros(network.shape, dtype=np.int16)
    excluded = np.zeros((len(network.needs.facts), len(rules.MUST_HAVES)), dtype=np.int64)
    for rows in blocks(network):
        pairing = network.block(rows)
        broken = rules.broken(network, pairing)
        matrix[rows] = total(figures(network, pairing), broken, weights)
        excluded[rows] = rules.count(broken)
    return Totals(matrix, excluded)


def ranges(network: Network, pairing: Pairing, weights: WeightSet) -> dict[str, Scores]:
    """Total and figures of the pairs at hand at all three bounds: arrays (3, ...) by name, `total` first."""
    broken = rules.broken(network, pairing)
    bounds = [figures(network, pairing, bound) for bound in (LOW, MID, HIGH)]
    named = {"total": np.stack([total(figure, broken, weights) for figure in bounds])}
    for name, *at_bounds in zip(Figures._fields, *bounds, strict=True):
        named[name] = np.stack([np.broadcast_to(figure, pairing.shape) for figure in at_bounds])
    return named


def blocks(network: Network) -> Iterator[slice]:
    """Slices of needs small enough to be scored at a time."""
    needs, mentors = network.shape
    step = max(1, PAIRS_AT_A_TIME // max(1, mentors))
    for start in range(0, needs, step):
        yield slice(start, min(start + step, needs))
