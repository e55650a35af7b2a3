import json

from waterlinks.matching.engine.candidates import PairFigures
from waterlinks.matching.engine.explain import Explanation
from waterlinks.matching.engine.reasons import Reason
from waterlinks.matching.engine.result import RoundPair, RoundResult, Unmatched
from waterlinks.matching.engine.weights import BALANCED

PAIR = RoundPair(
    need="N-0001",
    recipient="port-amber",
    mentors=("lakeside",),
    figures=PairFigures((1, 2, 3), (4, 5, 6), (7, 8, 9), (10, 11, 12), (13, 14, 15)),
    explanation=Explanation(
        (Reason("near", {"km": 50}),),
        (Reason("first_partnership", {}),),
        (Reason("days", {"side": "mentor"}),),
    ),
    first_choice="highland",
    first_choice_lost=120,
)
ROUND = RoundResult(
    engine="1.0",
    weight_set=BALANCED,
    facts_sha256="7c1e",
    objective=2,
    dual_bound=5,
    pairs=(PAIR,),
    unmatched=(Unmatched("N-0002", "đà-nẵng", (Reason("no_candidate", {"excluded": {"no_free_slot": 3}}),)),),
    excluded={"same_operator": 0, "no_free_slot": 3},
    prices={"lakeside": 7},
)


def test_a_round_is_written_with_exactly_these_keys_in_this_order():
    assert json.loads(ROUND.to_json()) == {
        "engine": "1.0",
        "weight_set": {
            "name": "Balanced",
            "version": 1,
            "fit": 40,
            "context": 25,
            "readiness": 20,
            "evidence": 15,
        },
        "facts_sha256": "7c1e",
        "objective": 2,
        "dual_bound": 5,
        "gap": 3,
        "pairs": [
            {
                "recipient": "port-amber",
                "mentors": ["lakeside"],
                "low": 1,
                "mid": 2,
                "high": 3,
                "fit": 5,
                "context": 8,
                "readiness": 11,
                "evidence": 14,
                "strengths": [{"code": "near", "params": {"km": 50}}],
                "watch_outs": [{"code": "first_partnership", "params": {}}],
                "unknowns": [{"code": "days", "params": {"side": "mentor"}}],
            }
        ],
        "unmatched": [
            {
                "recipient": "đà-nẵng",
                "reasons": [{"code": "no_candidate", "params": {"excluded": {"no_free_slot": 3}}}],
            }
        ],
        "excluded": [{"rule": "same_operator", "count": 0}, {"rule": "no_free_slot", "count": 3}],
    }
    assert list(ROUND.as_dict()) == [
        "engine",
        "weight_set",
        "facts_sha256",
        "objective",
        "dual_bound",
        "gap",
        "pairs",
        "unmatched",
        "excluded",
    ]


def test_names_are_written_as_they_are_spelt():
    assert "đà-nẵng" in ROUND.to_json()
