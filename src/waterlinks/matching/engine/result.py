"""What a round came to: proven pairs with their reasons, needs without a mentor and why, and the pairs excluded."""

import json
from dataclasses import dataclass
from typing import Any

from waterlinks.matching.engine.candidates import PairFigures
from waterlinks.matching.engine.explain import Explanation
from waterlinks.matching.engine.reasons import Reason
from waterlinks.matching.engine.weights import HIGH, LOW, MID, WeightSet


@dataclass(frozen=True, slots=True)
class RoundPair:
    """A need and who is proposed to help with it. A list of mentors, because co-mentors may join later.

    `first_choice` is the mentor with the need's highest total, `first_choice_lost` what the best for all
    cost this pair against it, in hundredths of a point.
    """

    need: str
    recipient: str
    mentors: tuple[str, ...]
    figures: PairFigures
    explanation: Explanation
    first_choice: str
    first_choice_lost: int

    def as_dict(self) -> dict[str, Any]:
        """For JSON: the total with its range, the four figures at their middle, the reasons."""
        figures = self.figures
        return {
            "recipient": self.recipient,
            "mentors": list(self.mentors),
            "low": figures.total[LOW],
            "mid": figures.total[MID],
            "high": figures.total[HIGH],
            "fit": figures.fit[MID],
            "context": figures.context[MID],
            "readiness": figures.readiness[MID],
            "evidence": figures.evidence[MID],
            "strengths": [reason.as_dict() for reason in self.explanation.strengths],
            "watch_outs": [reason.as_dict() for reason in self.explanation.watch_outs],
            "unknowns": [reason.as_dict() for reason in self.explanation.unknowns],
        }


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A need that no mentor is proposed for.

    `no_candidate` gives the count of mentors by the rule that excludes them; `slots_taken` names a candidate, what
    the pair would come to, the price of that mentor's slots, and the recipients who have them.
    """

    need: str
    recipient: str
    reasons: tuple[Reason, ...]

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {"recipient": self.recipient, "reasons": [reason.as_dict() for reason in self.reasons]}


@dataclass(frozen=True, slots=True)
class RoundResult:
    """A round with its proof: no assignment reaches more than `dual_bound`, and this one reaches `objective`.

    `prices` says what one more slot of a mentor would add at most, for mentors whose slots are worth anything.
    """

    engine: str
    weight_set: WeightSet
    facts_sha256: str
    objective: int
    dual_bound: int
    pairs: tuple[RoundPair, ...]
    unmatched: tuple[Unmatched, ...]
    excluded: dict[str, int]
    prices: dict[str, int]

    @property
    def gap(self) -> int:
        """How far the assignment could be from the best one; 0 = proven best."""
        return self.dual_bound - self.objective

    def as_dict(self) -> dict[str, Any]:
        """For JSON, needs in order of precedence, rules in published order."""
        return {
            "engine": self.engine,
            "weight_set": self.weight_set.as_dict(),
            "facts_sha256": self.facts_sha256,
            "objective": self.objective,
            "dual_bound": self.dual_bound,
            "gap": self.gap,
            "pairs": [pair.as_dict() for pair in self.pairs],
            "unmatched": [need.as_dict() for need in self.unmatched],
            "excluded": [{"rule": rule, "count": count} for rule, count in self.excluded.items()],
        }

    def to_json(self) -> str:
        """One line of JSON; the same facts give the same bytes."""
        return json.dumps(self.as_dict(), ensure_ascii=False)
