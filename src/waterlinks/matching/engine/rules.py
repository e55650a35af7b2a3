"""The must-haves. A pair that breaks one is no candidate; it is counted under the first it breaks, in this order.

What is unknown never breaks a rule.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from waterlinks.matching.engine.columns import Integers
from waterlinks.matching.engine.network import Network
from waterlinks.matching.engine.pairing import Pairing

Breaks = Callable[[Network, Pairing], NDArray[np.bool_]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A must-have: its code, and the pairs that break it."""

    code: str
    breaks: Breaks


def _same_operator(_network: Network, pairing: Pairing) -> NDArray[np.bool_]:
    return pairing.of_needs(pairing.needs.own) == pairing.of_mentors(np.arange(len(pairing.mentors.facts)))


def _origins_differ(_network: Network, pairing: Pairing) -> NDArray[np.bool_]:
    return pairing.of_needs(pairing.needs.illustrative) != pairing.of_mentors(pairing.mentors.illustrative)


def _nothing_covered(_network: Network, pairing: Pairing) -> NDArray[np.bool_]:
    return pairing.covered == 0


def _no_free_slot(_network: Network, pairing: Pairing) -> NDArray[np.bool_]:
    return pairing.of_mentors(pairing.mentors.full)


def _no_way_to_talk(network: Network, pairing: Pairing) -> NDArray[np.bool_]:
    return pairing.look_up(network.cannot_talk, 0) > 0


def _partners_already(network: Network, pairing: Pairing) -> NDArray[np.bool_]:
    return pairing.marks(network.partners)


def _forbidden(network: Network, pairing: Pairing) -> NDArray[np.bool_]:
    return pairing.marks(network.forbidden)


MUST_HAVES = (
    Rule("same_operator", _same_operator),
    Rule("origins_differ", _origins_differ),
    Rule("no_offer_two_levels_above", _nothing_covered),
    Rule("no_free_slot", _no_free_slot),
    Rule("no_shared_language", _no_way_to_talk),
    Rule("partners_already", _partners_already),
    Rule("forbidden_pair", _forbidden),
)


def broken(network: Network, pairing: Pairing) -> NDArray[np.uint8]:
    """The number of the first rule each pair breaks, counted from 1; 0 for a candidate."""
    left = np.zeros(pairing.covered.shape, dtype=np.uint8)  # how many rules are left from the broken one on
    for number, rule in enumerate(MUST_HAVES):
        np.maximum(left, rule.breaks(network, pairing) * np.uint8(len(MUST_HAVES) - number), out=left)
    return np.where(left, np.uint8(len(MUST_HAVES) + 1) - left, np.uint8(0))


def count(numbers: NDArray[np.uint8]) -> Integers:
    """How many mentors each rule excludes for each need, from numbers (needs, mentors): an array (needs, rules)."""
    counts = [(numbers == number).sum(axis=1, dtype=np.int64) for number in range(1, len(MUST_HAVES) + 1)]
    return np.stack(counts, axis=1)


def named(counts: Integers) -> dict[str, int]:
    """Counts by code of the rule, in published order, rules that exclude nothing included."""
    return {rule.code: pairs for rule, pairs in zip(MUST_HAVES, counts.tolist(), strict=True)}
