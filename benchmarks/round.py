"""How long a round takes: scoring all pairs, assigning them exactly and checking the proof, on made needs and mentors.

Usage: ./waterlinks bench round [--recipients N --mentors N] [--alone] [--seed S]
"""

import random
import sys
from collections.abc import Iterator, Sequence

import numpy as np
from door.commands import Parser
from door.console import say
from scipy.optimize import linear_sum_assignment

from benchmarks import facts
from benchmarks.measuring import (
    ALONE,
    Clock,
    Figure,
    answer,
    at_least,
    milliseconds,
    peak_mb,
    percentile,
    timed,
    wall_ms,
)
from benchmarks.waiting import without_waiting
from waterlinks.matching.engine import capacity
from waterlinks.matching.engine.network import Network
from waterlinks.matching.engine.round import settle
from waterlinks.matching.engine.scoring import Totals, score, score_totals
from waterlinks.matching.engine.weights import BALANCED, WeightSet

SMALL, LARGE = (1000, 300), (20_000, 4000)
BARS = {LARGE: ("<= 5", "<= 1500"), (200_000, 20_000): ("<= 900", "<= 12000")}  # seconds, MB
MOVES = 20  # of a weight


def main(words: Sequence[str]) -> None:
    parser = Parser("waterlinks bench round", description="Score, assign and prove a round.")
    parser.add_argument("--recipients", type=at_least(1), default=LARGE[0], metavar="N")
    parser.add_argument("--mentors", type=at_least(1), default=LARGE[1], metavar="N")
    parser.add_argument("--alone", action="store_true", help=ALONE)
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    asked = parser.parse_args(words)
    chance = random.Random(asked.seed)
    clock = without_waiting() if asked.alone else wall_ms
    size = (asked.recipients, asked.mentors)
    figures = [*_moved_weights(chance, clock), *_whole_round(chance, size, clock)]
    answer("round", asked.seed, "none", figures, alone=asked.alone)


def _network(chance: random.Random, size: tuple[int, int]) -> Network:
    return Network.of(facts.needs(chance, size[0]), facts.mentors(chance, size[1]))


def _moved_weights(chance: random.Random, clock: Clock) -> Iterator[Figure]:
    """Time what happens when somebody moves a weight: totals from kept figures, assignment, proof."""
    name = "{}x{}".format(*SMALL)
    say(f"Moving a weight, {name} …")
    network = _network(chance, SMALL)
    kept = score(network)

    def match_again() -> None:
        settle(network, kept.totals(_some_weights(chance)))

    match_again()  # SciPy is imported by the first
    times = [milliseconds(match_again, clock) for _ in range(MOVES)]
    raw = percentile([_raw_ms(network, kept.totals(BALANCED), clock) for _ in range(MOVES)], 50)
    yield Figure(f"moved_weight_{name}.p50_ms", round(percentile(times, 50), 1), "ms")
    yield Figure(f"moved_weight_{name}.p95_ms", round(percentile(times, 95), 1), "ms", "<= 100")
    yield Figure(f"raw_scipy_{name}.p50_ms", round(raw, 1), "ms")
    yield Figure(f"moved_weight_{name}.times_raw_scipy", round(percentile(times, 50) / raw, 2), "times")


def _some_weights(chance: random.Random) -> WeightSet:
    fit = chance.randint(30, 50)
    return WeightSet("Moved", 1, fit=fit, context=25, readiness=20, evidence=55 - fit)


def _raw_ms(network: Network, totals: Totals, clock: Clock) -> float:
    """Time the raw library on the same totals, without a proof: a column for each slot."""
    slots = [capacity.free_slots(mentor) for mentor in network.mentors.facts]
    matrix = np.repeat(totals.matrix, slots, axis=1).astype(np.float64)
    return milliseconds(lambda: linear_sum_assignment(matrix, maximize=True), clock)


def _whole_round(chance: random.Random, size: tuple[int, int], clock: Clock) -> Iterator[Figure]:
    name = "{}x{}".format(*size)
    say(f"Making {name} …")
    network = _network(chance, size)
    say("Scoring …")
    totals, scoring = timed(lambda: score_totals(network, BALANCED), clock)
    say(f"  {scoring / 1000:.1f} s. Assigning …")
    assigning = milliseconds(lambda: settle(network, totals), clock)
    seconds, most_mb = BARS.get(size, ("", ""))
    yield Figure(f"scoring_{name}.s", round(scoring / 1000, 2), "s")
    yield Figure(f"assignment_{name}.s", round(assigning / 1000, 2), "s", seconds)
    yield Figure(f"round_{name}.peak_mb", round(peak_mb()), "MB", most_mb)


if __name__ == "__main__":
    main(sys.argv[1:])
