"""The rules of matching as the page "How we match" prints them: read from the engine, so the page cannot differ."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from waterlinks.matching import wording
from waterlinks.matching.engine.describe import describe
from waterlinks.matching.models import WeightSet
from waterlinks.matching.queries.candidates import as_engine
from waterlinks.matching.queries.cards import FIGURES

CRITERIA: dict[str, str | Promise] = {
    "language": _("Working language"),
    "size": _("Size: how often the people served double between the two"),
    "services": _("Services the mentor runs too"),
    "supply": _("Continuous or intermittent supply"),
    "income": _("Income setting: groups apart"),
    "distance": _("Distance in km"),
    "ownership": _("Ownership"),
    "time_zone": _("Time zones: hours apart"),
    "mentor_days": _("Free days of the mentor a quarter"),
    "mentor_director": _("The mentor's director stands behind it"),
    "mentor_team": _("The mentor has named a team"),
    "mentor_budget": _("The mentor's budget in US dollars"),
    "recipient_director": _("The recipient's director stands behind it"),
    "recipient_team": _("The recipient has named a team"),
    "recipient_budget": _("The recipient's budget in US dollars"),
    "recipient_hosts": _("The recipient can host visitors"),
    "grade": _("Grade of the evidence behind the offers"),
    "track_record": _("Partnerships completed as mentor"),
    "offer_confirmed": _("Offers confirmed, not only suggested"),
    "need_confirmed": _("Focus areas confirmed, not only suggested"),
}
ANSWERS: dict[str, str | Promise] = {
    "shared": _("shared"),
    "interpreter": _("none, but an interpreter"),
    "interpreter_unknown": _("none, interpreter unknown"),
    "none": _("none, no interpreter"),
    "same": _("the same"),
    "other": _("another"),
    "yes": _("yes"),
    "no": _("no"),
    "beyond_aim": _("beyond the level aimed for"),
    "at_aim": _("at the level aimed for"),
    "below_aim": _("below the level aimed for"),
}


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion: its share of the figure, what each answer scores, and what an unknown answer counts as."""

    name: str
    part: int
    steps: list[str]
    unknown: str


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything the page prints."""

    engine: str
    weights: list[tuple[str, int]]
    weight_set: WeightSet
    must_haves: list[str]
    capacity: dict[str, int]
    fit: dict[str, Any]
    reach: list[tuple[str, int]]
    figures: list[tuple[str, list[CriterionLine]]]
    reasons: dict[str, int]


def rules(weight_set: WeightSet) -> Rules:
    """Return the published rules under a weight set, in the reader's language."""
    told: dict[str, Any] = describe(as_engine(weight_set))
    return Rules(
        engine=told["engine"],
        weights=[(wording.figure(name), told["weights"][name]) for name in FIGURES],
        weight_set=weight_set,
        must_haves=[wording.rule(code) for code in told["must_haves"]],
        capacity=told["capacity"],
        fit=told["fit"],
        reach=[(str(ANSWERS[code]), share) for code, share in told["fit"]["reach"].items()],
        figures=[(wording.figure(name), [_line(one) for one in told[name]]) for name in FIGURES[1:]],
        reasons=told["reasons"],
    )


def _line(criterion: dict[str, Any]) -> CriterionLine:
    unknown = criterion["unknown"]
    return CriterionLine(
        name=str(CRITERIA[criterion["code"]]),
        part=criterion["part"],
        steps=[_step(criterion["kind"], step) for step in criterion["steps"]]
        if criterion["kind"] != "share"
        else [gettext("the share in per cent")],
        unknown=gettext("%(low)s to %(high)s, sorted as %(mid)s") % unknown,
    )


def _step(kind: str, step: dict[str, Any]) -> str:
    answer, score = step["answer"], step["score"]
    if answer is None:
        return gettext("more: %(score)s") % {"score": score}
    pattern = {
        "up_to": gettext("up to %(answer)s: %(score)s"),
        "at_least": gettext("from %(answer)s: %(score)s"),
        "one_of": "%(answer)s: %(score)s",
    }[kind]
    words = str(ANSWERS.get(answer, answer)) if isinstance(answer, str) else f"{answer:,}"
    return pattern % {"answer": words, "score": score}
