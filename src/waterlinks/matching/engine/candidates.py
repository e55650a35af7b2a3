"""The mentors to consider for one need, best first, and those left out by rule."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from waterlinks.matching.engine import rules
from waterlinks.matching.engine.mentors import Scores
from waterlinks.matching.engine.network import Network
from waterlinks.matching.engine.scoring import ranges
from waterlinks.matching.engine.weights import WeightSet

Range = tuple[int, int, int]
"""Low, middle and high, in hundredths of a point."""


@dataclass(frozen=True, slots=True)
class PairFigures:
    """What a pair comes to: the total and the four figures it is made of, each with its range."""

    total: Range
    fit: Range
    context: Range
    readiness: Range
    evidence: Range

    @classmethod
    def at(cls, arrays: Mapping[str, Scores], position: int) -> "PairFigures":
        """Read one pair out of the arrays (3, pairs) that `scoring.ranges` gives."""
        return cls(**{name: tuple(array[:, position].tolist()) for name, array in arrays.items()})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mentor that could be proposed for the need."""

    mentor: str
    figures: PairFigures


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The best candidates in order, how many there are in all, and the first rule each other mentor breaks."""

    candidates: tuple[Candidate, ...]
    found: int
    left_out: tuple[tuple[str, str], ...]  # (mentor, rule), mentors in order of their codes
    excluded: dict[str, int]


def shortlist(network: Network, need: str, weights: WeightSet, *, most: int | None = None) -> Shortlist:
    """Rank all mentors for a need by the middle total; ties fall in order of the mentors' codes."""
    row = network.row_of_need(need)
    pairing = network.block(slice(row, row + 1))
    broken = rules.broken(network, pairing)[0]
    arrays = {name: array[:, 0] for name, array in ranges(network, pairing, weights).items()}
    order = np.argsort(-arrays["total"][1].astype(int), kind="stable")
    ranked = order[broken[order] == 0]
    mentors = list(network.mentors.rows)
    return Shortlist(
        tuple(Candidate(mentors[at], PairFigures.at(arrays, at)) for at in ranked[:most].tolist()),
        len(ranked),
        _left_out(mentors, broken),
        rules.named(rules.count(broken[None])[0]),
    )


def _left_out(mentors: list[str], broken: NDArray[np.uint8]) -> tuple[tuple[str, str], ...]:
    """Each mentor that breaks a rule, with the first one it breaks; most mentors do, so there is no Python loop."""
    out = np.flatnonzero(broken)
    codes = ["", *(rule.code for rule in rules.MUST_HAVES)]
    named = map(mentors.__getitem__, out.tolist()), map(codes.__getitem__, broken[out].tolist())
    return tuple(zip(*named, strict=True))


def compare(network: Network, pairs: list[tuple[str, str]], weights: WeightSet) -> list[PairFigures]:
    """The figures of chosen pairs (need, mentor), in the order given; the total of an excluded pair is 0."""
    needs = [network.row_of_need(need) for need, _ in pairs]
    mentors = [network.row_of_mentor(mentor) for _, mentor in pairs]
    arrays = ranges(network, network.chosen(needs, mentors), weights)
    return [PairFigures.at(arrays, position) for position in range(len(pairs))]
