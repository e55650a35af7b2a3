"""Readiness: what each side has said it will put in. The two sides add up; neither depends on the other."""

from collections.abc import Iterator

from waterlinks.matching.engine.mentors import Scores
from waterlinks.matching.engine.pairing import Pairing
from waterlinks.matching.engine.weights import MENTOR_READINESS, RECIPIENT_READINESS, Criterion


def parts(pairing: Pairing, bound: int) -> Iterator[tuple[Criterion, Scores]]:
    """Each criterion with its score for every pair, in published order."""
    for number, criterion in enumerate(MENTOR_READINESS):
        yield criterion, pairing.of_mentors(pairing.mentors.readiness[number, bound])
    for number, criterion in enumerate(RECIPIENT_READINESS):
        yield criterion, pairing.of_needs(pairing.needs.readiness[number, bound])
