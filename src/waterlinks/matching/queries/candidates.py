"""Candidates for one need, computed when the page is read, and worded in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext, ngettext

from waterlinks.matching import wording
from waterlinks.matching.engine import candidates, explain, rules
from waterlinks.matching.engine.candidates import PairFigures
from waterlinks.matching.engine.explain import Explanation
from waterlinks.matching.engine.network import Network
from waterlinks.matching.engine.weights import BALANCED
from waterlinks.matching.engine.weights import WeightSet as Weights
from waterlinks.matching.models import Proposal, WeightSet
from waterlinks.matching.queries import facts
from waterlinks.operators.models import Need, Operator
from waterlinks.ui.pieces import Score

QUESTIONS_SHOWN = 3
FIGURES = ("fit", "context", "readiness", "evidence")


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Card:
    """A candidate or a proposal as pages show it: points from 0 to 100, sentences in the reader's language."""

    mentor: Operator
    low: int
    mid: int
    high: int
    scores: list[Score]
    strengths: list[str]
    watch_outs: list[str]
    unknowns: list[str]

    @property
    def is_sure(self) -> bool:
        return self.low == self.high

    @property
    def more_unknowns(self) -> int:
        return len(self.unknowns) - QUESTIONS_SHOWN

    @property
    def in_brief(self) -> str:
        """Size, ownership, days and record of the mentor in one line; what is unknown is left out."""
        mentor, told = self.mentor, []
        if mentor.people_served is not None:
            told.append(gettext("%(people)s people served") % {"people": intcomma(mentor.people_served)})
        if mentor.ownership:
            told.append(mentor.get_ownership_display())
        if (days := mentor.mentor_days_per_quarter) is not None:
            told.append(ngettext("%(days)s day a quarter", "%(days)s days a quarter", days) % {"days": days})
        if done := mentor.partnerships_completed:
            told.append(
                ngettext("%(done)s partnership completed", "%(done)s partnerships completed", done) % {"done": done}
            )
        return ", ".join(told)


@dataclass(frozen=True)
class Shortlist:
    """The candidates of a need, best first, and how many mentors are left out by which rule."""

    cards: list[Card]
    found: int
    mentors: int
    left_out: list[tuple[str, int]]
    weight_set: WeightSet

    @property
    def left_out_in_all(self) -> int:
        return sum(count for _, count in self.left_out)


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
    """Rank all mentors for a need; `need` with its operator and areas. A handful of queries whatever the network."""
    weights = current_weights()
    network = _network(need)
    ranked = candidates.shortlist(network, need.code, as_engine(weights), most=most)
    figures = {one.mentor: one.figures for one in ranked.candidates}
    return Shortlist(
        cards=cards(need, _explained(network, need, figures, weights)),
        found=ranked.found,
        mentors=network.shape[1],
        left_out=[(wording.rule(code), count) for code, count in ranked.excluded.items() if count],
        weight_set=weights,
    )


def chosen(need: Need, mentor_codes: list[str]) -> list[Card]:
    """Return the cards of these mentors for a need, in the order given; excluded and unknown ones are left out."""
    weights, network = current_weights(), _network(need)
    ranked = candidates.shortlist(network, need.code, as_engine(weights))
    figures = {one.mentor: one.figures for one in ranked.candidates if one.mentor in mentor_codes}
    found = {card.mentor.code: card for card in cards(need, _explained(network, need, figures, weights))}
    return [found[code] for code in mentor_codes if code in found]


def candidate(need: Need, mentor: Operator) -> Candidate:
    """Return one candidate with its codes; the pair must break no rule.

    Raises:
        KeyError: the operator offers nothing.
    """
    weights, network = current_weights(), _network(need)
    [figures] = candidates.compare(network, [(need.code, mentor.code)], as_engine(weights))
    [explained] = _explained(network, need, {mentor.code: figures}, weights)
    return explained


def broken_rule(need: Need, mentor: Operator) -> str | None:
    """Return the code of the first must-have this pair breaks now, or None."""
    network = _network(need)
    if mentor.code not in {fact.operator for fact in network.mentors.facts}:
        return "no_offer"
    [row], [column] = [network.row_of_need(need.code)], [network.row_of_mentor(mentor.code)]
    broken = int(rules.broken(network, network.chosen([row], [column]))[0])
    return rules.MUST_HAVES[broken - 1].code if broken else None


def _network(need: Need) -> Network:
    return Network.of(facts.need_facts(Need.objects.filter(pk=need.pk)), facts.mentors())


def _explained(
    network: Network, need: Need, figures: dict[str, PairFigures], weights: WeightSet
) -> list[Candidate]:
    rows = [(network.row_of_need(need.code), network.row_of_mentor(code)) for code in figures]
    explanations = explain.explain(network, rows, as_engine(weights))
    return [
        Candidate(code, pair, explanation)
        for (code, pair), explanation in zip(figures.items(), explanations, strict=True)
    ]


def cards(need: Need, found: Iterable[Candidate]) -> list[Card]:
    """Word candidates of one need; one query for all mentors."""
    listed = list(found)
    mentors = _operators(one.mentor_code for one in listed)
    return [_card(need, mentors[one.mentor_code], one.as_stored()) for one in listed]


def proposal_card(proposal: Proposal) -> Card:
    """Word a stored proposal; its need and mentor with their organisations."""
    stored = {name: getattr(proposal, name) for name in ("total", *FIGURES, "reasons")}
    return _card(proposal.need, proposal.mentor, stored)


def _operators(codes: Iterable[str]) -> dict[str, Operator]:
    found = Operator.objects.filter(organisation__code__in=list(codes)).with_organisation()
    return {operator.code: operator for operator in found}


def _card(need: Need, mentor: Operator, stored: dict[str, Any]) -> Card:
    names = (need.operator.organisation.name, mentor.organisation.name)
    reasons = stored["reasons"]
    low, mid, high = (points(value) for value in stored["total"])
    return Card(
        mentor=mentor,
        low=low,
        mid=mid,
        high=high,
        scores=[_score(name, stored[name]) for name in FIGURES],
        strengths=[wording.reason(one, *names) for one in reasons["strengths"]],
        watch_outs=[wording.reason(one, *names) for one in reasons["watch_outs"]],
        unknowns=[wording.reason(one, *names, asks=True) for one in reasons["unknowns"]],
    )


def _score(name: str, values: list[int]) -> Score:
    return Score(wording.figure(name), *(points(value) for value in values))


def points(hundredths: int) -> int:
    """Round hundredths of a point to whole points, halves up."""
    return (hundredths + 50) // 100
