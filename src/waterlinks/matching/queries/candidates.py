"""Candidates for one need, computed when the page is read, and worded in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from waterlinks.matching import wording
from waterlinks.matching.engine import candidates, explain
from waterlinks.matching.engine.candidates import PairFigures
from waterlinks.matching.engine.explain import Explanation
from waterlinks.matching.engine.network import Network
from waterlinks.matching.engine.weights import BALANCED, MID
from waterlinks.matching.engine.weights import WeightSet as Weights
from waterlinks.matching.models import WeightSet
from waterlinks.matching.queries import facts, kept
from waterlinks.matching.queries.cards import FIGURES, Card, card, operators_named
from waterlinks.operators.models import Need


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mentor for a need: figures in hundredths of a point as (low, mid, high), and its reasons as codes."""

    mentor_code: str
    figures: PairFigures
    explanation: Explanation

    def as_stored(self) -> dict[str, Any]:
        """The fields of a Proposal that keep this candidate as it stands now."""
        figures = {name: list(getattr(self.figures, name)) for name in ("total", *FIGURES)}
        kinds = ("strengths", "watch_outs", "unknowns")
        reasons = {kind: [one.as_dict() for one in getattr(self.explanation, kind)] for kind in kinds}
        return {**figures, "reasons": reasons}


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The candidates of a need, best first, and how many mentors are left out by which rule."""

    cards: list[Card]
    found: int
    mentors: int
    left_out: list[str]
    weight_set: WeightSet

    @property
    def left_out_in_all(self) -> int:
        return self.mentors - self.found

    @property
    def hidden(self) -> int:
        return self.found - len(self.cards)


def current_weights() -> WeightSet:
    """Return the weight set in use; the balanced one until somebody chooses another."""
    return WeightSet.objects.filter(is_current=True).first() or WeightSet(
        is_current=True, **BALANCED.as_dict()
    )


def as_engine(weights: WeightSet) -> Weights:
    return Weights(
        weights.name, weights.version, weights.fit, weights.context, weights.readiness, weights.evidence
    )


def shortlist(need: Need, *, most: int) -> Shortlist:
    """Rank all mentors for a need that was fetched with its operator and areas, and word the best of them."""
    weights, network = current_weights(), _network(need)
    ranked = candidates.shortlist(network, need.code, as_engine(weights), most=most)
    figures = {one.mentor: one.figures for one in ranked.candidates}
    return Shortlist(
        cards=_cards(need, explained(network, need.code, figures, as_engine(weights))),
        found=ranked.found,
        mentors=network.shape[1],
        left_out=[wording.counted(code, count) for code, count in ranked.excluded.items() if count],
        weight_set=weights,
    )


def chosen(need: Need, mentor_codes: Sequence[str]) -> list[Card]:
    """Return the cards of these mentors for a need, in the order given; excluded and unknown ones are left out."""
    weights, network = as_engine(current_weights()), _network(need)
    known = [code for code in mentor_codes if code in network.mentors.rows]
    compared = candidates.compare(network, [(need.code, code) for code in known], weights)
    figures = {code: one for code, one in zip(known, compared, strict=True) if one.total[MID]}
    return _cards(need, explained(network, need.code, figures, weights))


def _network(need: Need) -> Network:
    return Network.of([facts.facts_of(need)], kept.mentors())


def explained(
    network: Network, need_code: str, figures: Mapping[str, PairFigures], weights: Weights
) -> list[Candidate]:
    """Add the reasons to the figures of some candidates of a need, given by the codes of the mentors."""
    rows = [(network.row_of_need(need_code), network.row_of_mentor(code)) for code in figures]
    explanations = explain.explain(network, rows, weights)
    return [
        Candidate(code, pair, explanation)
        for (code, pair), explanation in zip(figures.items(), explanations, strict=True)
    ]


def _cards(need: Need, found: Sequence[Candidate]) -> list[Card]:
    mentors = operators_named(one.mentor_code for one in found)
    return [card(need, mentors[one.mentor_code], one.as_stored()) for one in found]
