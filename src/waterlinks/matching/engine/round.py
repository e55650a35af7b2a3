"""A round: every open need assigned exactly, under the mentors' capacity, with the proof checked before it is shown."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from waterlinks.assignment import certificate, solver
from waterlinks.matching.engine import capacity, rules
from waterlinks.matching.engine.candidates import PairFigures
from waterlinks.matching.engine.explain import explain
from waterlinks.matching.engine.facts import MentorFact, NeedFact
from waterlinks.matching.engine.fingerprint import facts_sha256
from waterlinks.matching.engine.mentors import Scores
from waterlinks.matching.engine.network import Network, PairOfCodes
from waterlinks.matching.engine.reasons import Reason
from waterlinks.matching.engine.result import RoundPair, RoundResult, Unmatched
from waterlinks.matching.engine.scoring import Totals, ranges, score_totals
from waterlinks.matching.engine.weights import ENGINE, MOST_REASONS, WeightSet

Rows = tuple[int, int]
"""The row of a need and the row of a mentor."""


class CannotPinError(ValueError):
    """A pinned pair breaks a must-have. `need`, `mentor` and the `rule` say which."""

    def __init__(self, need: str, mentor: str, rule: str) -> None:
        super().__init__(f"{mentor} cannot be pinned to {need}: {rule}.")
        self.need, self.mentor, self.rule = need, mentor, rule


class NotProvenError(Exception):
    """The checker does not accept the solver's proof. Never expected; never passed over."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Who helps whom, in order of precedence, and the proof that no other assignment comes to more."""

    pairs: tuple[Rows, ...]
    prices: tuple[int, ...]  # one for each mentor
    objective: int
    dual_bound: int


def run(
    needs: Sequence[NeedFact],
    mentors: Sequence[MentorFact],
    weights: WeightSet,
    *,
    pinned: Collection[PairOfCodes] = (),
    forbidden: Collection[PairOfCodes] = (),
) -> RoundResult:
    """Score, assign, check and explain. The same facts, in whatever order, give the same result."""
    network = Network.of(needs, mentors, forbidden)
    totals = score_totals(network, weights)
    settled = settle(network, totals, pinned)
    return RoundResult(
        ENGINE,
        weights,
        facts_sha256(needs, mentors, weights, pinned, forbidden),
        settled.objective,
        settled.dual_bound,
        tuple(_pairs(network, totals.matrix, settled, weights)),
        tuple(_unmatched(network, totals, settled)),
        rules.named(totals.excluded.sum(axis=0)),
        {
            mentor.operator: price
            for mentor, price in zip(network.mentors.facts, settled.prices, strict=True)
            if price
        },
    )


def settle(network: Network, totals: Totals, pinned: Collection[PairOfCodes] = ()) -> Settled:
    """Assign at most one mentor to each need so that the totals add up to the most; pinned pairs stand first.

    Raises CannotPinError when a pinned pair is no candidate or its mentor has no slot left.
    """
    slots = np.array([capacity.free_slots(mentor) for mentor in network.mentors.facts], dtype=np.int64)
    fixed = [*_fixed(network, totals.matrix, slots, pinned)]
    free = totals.matrix
    if fixed:
        free = free.copy()
        free[[need for need, _ in fixed]] = 0
    assignment = solver.solve(free, slots)
    if problems := certificate.check(free, slots, assignment):
        raise NotProvenError("; ".join(problems))
    held = sum(int(totals.matrix[need, mentor]) for need, mentor in fixed)
    return Settled(
        tuple(sorted([*fixed, *((int(need), int(mentor)) for need, mentor in assignment.pairs)])),
        tuple(int(price) for price in assignment.prices),
        int(assignment.objective) + held,
        int(assignment.dual_bound) + held,
    )


def _fixed(
    network: Network, matrix: Scores, slots: np.ndarray, pinned: Collection[PairOfCodes]
) -> Iterator[Rows]:
    """The rows of pinned pairs; each takes one of its mentor's slots."""
    taken: set[int] = set()
    for need, mentor in sorted(set(pinned)):
        rows = network.row_of_need(need), network.row_of_mentor(mentor)
        if rule := _obstacle(network, matrix, slots, rows, taken):
            raise CannotPinError(need, mentor, rule)
        slots[rows[1]] -= 1
        taken.add(rows[0])
        yield rows


def _obstacle(
    network: Network, matrix: Scores, slots: np.ndarray, rows: Rows, taken: Collection[int]
) -> str | None:
    need, mentor = rows
    if not matrix[rows]:
        broken = rules.broken(network, network.chosen([need], [mentor]))
        return rules.MUST_HAVES[broken[0] - 1].code
    if need in taken:
        return "pinned_twice"
    return None if slots[mentor] else "no_free_slot"


def _pairs(network: Network, matrix: Scores, settled: Settled, weights: WeightSet) -> Iterator[RoundPair]:
    needs, mentors = [need for need, _ in settled.pairs], [mentor for _, mentor in settled.pairs]
    arrays = ranges(network, network.chosen(needs, mentors), weights)
    explanations = explain(network, settled.pairs, weights)
    for at, ((need, mentor), explanation) in enumerate(zip(settled.pairs, explanations, strict=True)):
        first = int(matrix[need].argmax())
        yield RoundPair(
            network.needs.facts[need].code,
            network.needs.facts[need].operator,
            (network.mentors.facts[mentor].operator,),
            PairFigures.at(arrays, at),
            explanation,
            network.mentors.facts[first].operator,
            int(matrix[need, first]) - int(matrix[need, mentor]),
        )


def _unmatched(network: Network, totals: Totals, settled: Settled) -> Iterator[Unmatched]:
    matched = {row for row, _ in settled.pairs}
    takers: dict[int, list[str]] = {}
    for row, mentor in settled.pairs:
        takers.setdefault(mentor, []).append(network.needs.facts[row].operator)
    for row, need in enumerate(network.needs.facts):
        if row not in matched:
            reasons = [*_slots_taken(network, totals.matrix[row], settled, takers)]
            yield Unmatched(need.code, need.operator, tuple(reasons or [_no_candidate(totals, row)]))


def _slots_taken(
    network: Network, row: Scores, settled: Settled, takers: Mapping[int, list[str]]
) -> Iterator[Reason]:
    """Its best candidates: what each pair would come to, and the price that keeps the mentor's slots from it."""
    for mentor in _best(row):
        params = {
            "mentor": network.mentors.facts[mentor].operator,
            "total": int(row[mentor]),
            "price": settled.prices[mentor],
            "taken_by": takers.get(mentor, []),
        }
        yield Reason("slots_taken", params)


def _no_candidate(totals: Totals, row: int) -> Reason:
    excluded = rules.named(totals.excluded[row])
    return Reason("no_candidate", {"excluded": {rule: count for rule, count in excluded.items() if count}})


def _best(row: Scores) -> Iterator[int]:
    """The few mentors with the highest totals, highest first; at equal totals in order of their codes."""
    rest = row.copy()
    for _ in range(min(MOST_REASONS, len(rest))):
        best = int(rest.argmax())
        if rest[best]:
            rest[best] = 0
            yield best
