"""Everything the engine goes by, as codes and numbers: the page "How we match" prints this and nothing else."""

from waterlinks.matching.engine import weights
from waterlinks.matching.engine.rules import MUST_HAVES
from waterlinks.matching.engine.weights import Criterion, WeightSet


def describe(weight_set: WeightSet = weights.BALANCED) -> dict[str, object]:
    """Must-haves, capacity, the four figures with their criteria, explanations and the order of ties."""
    return {
        "engine": weights.ENGINE,
        "weights": weight_set.as_dict(),
        "must_haves": [rule.code for rule in MUST_HAVES],
        "precedence": ["waiting_since", "code"],
        "capacity": {
            "days_per_slot": weights.DAYS_PER_SLOT,
            "slots_when_unknown": weights.SLOTS_WHEN_UNKNOWN,
        },
        "fit": {
            "levels_above": weights.LEVELS_ABOVE,
            "priority_weights": list(weights.PRIORITY_WEIGHTS),
            "reach": dict(weights.REACH),
            "first_half_earns": weights.FIRST_HALF_EARNS,
        },
        "context": [_criterion(criterion) for criterion in weights.CONTEXT],
        "readiness": [
            _criterion(criterion) for criterion in (*weights.MENTOR_READINESS, *weights.RECIPIENT_READINESS)
        ],
        "evidence": [_criterion(criterion) for criterion in weights.EVIDENCE],
        "reasons": {
            "strong_from": weights.STRONG_FROM,
            "weak_to": weights.WEAK_TO,
            "most": weights.MOST_REASONS,
        },
    }


def _criterion(criterion: Criterion) -> dict[str, object]:
    low, mid, high = criterion.unknown
    return {
        "code": criterion.code,
        "part": criterion.part,
        "kind": str(criterion.kind),
        "unit": criterion.unit,
        "steps": [{"answer": step.answer, "score": step.score} for step in criterion.steps],
        "unknown": {"low": low, "mid": mid, "high": high},
    }
