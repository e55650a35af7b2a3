"""Rounds: solving one from what is stored, keeping it, and reading it back in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext

from waterlinks.matching import wording
from waterlinks.matching.engine import round as engine_round
from waterlinks.matching.engine.result import RoundResult
from waterlinks.matching.models import Proposal, Round, WeightSet
from waterlinks.matching.queries import facts
from waterlinks.matching.queries.candidates import Candidate, as_engine, points
from waterlinks.operators.models import Need, Operator

UNMATCHED_SHOWN = 20


def solve(weights: WeightSet) -> RoundResult:
    """Solve a round over all open needs and everybody who offers something. Writes nothing.

    Raises:
        NotProvenError: the independent checker does not accept the solver's certificate.
    """
    needs = facts.need_facts(Need.objects.open())
    return engine_round.run(needs, facts.mentor_facts(), as_engine(weights))


def pairs_with_rows(result: RoundResult) -> Iterator[tuple[Need, Operator, Candidate, int]]:
    """Yield each pair of a result as rows: need, mentor, figures with reasons, points lost against its first choice."""
    needs = {need.code: need for need in Need.objects.open()}
    codes = {pair.mentors[0] for pair in result.pairs}
    mentors = {operator.code: operator for operator in _operators(codes)}
    for pair in result.pairs:
        [mentor] = pair.mentors
        stands = Candidate(mentor, pair.figures, pair.explanation)
        yield needs[pair.need], mentors[mentor], stands, pair.first_choice_lost


def _operators(codes: set[str]) -> QuerySet[Operator]:
    return Operator.objects.filter(organisation__code__in=codes).select_related("organisation")


def unmatched_as_stored(result: RoundResult) -> list[dict[str, Any]]:
    return [{"need": one.need, **one.as_dict()} for one in result.unmatched]


def excluded_as_stored(result: RoundResult) -> list[dict[str, Any]]:
    return result.as_dict()["excluded"]


def proposals_of(found: Round) -> QuerySet[Proposal]:
    """Return the pairs of a round in its published order, with all a card needs."""
    related = ("need__operator__organisation", "mentor__organisation", "partnership")
    return found.proposals.select_related(*related).order_by("pk")


@dataclass(frozen=True, slots=True)
class UnmatchedLine:
    """A need without a mentor, and why, in sentences."""

    need: Need
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class UnmatchedPage:
    """The needs a round left without a mentor: those shown, and how many there are."""

    lines: list[UnmatchedLine]
    found: int

    @property
    def hidden(self) -> int:
        return self.found - len(self.lines)


def unmatched_in_words(found: Round, everything: bool) -> UnmatchedPage:
    """Return the unmatched needs with their reasons; the first few unless everything is asked for."""
    stored = found.unmatched if everything else found.unmatched[:UNMATCHED_SHOWN]
    numbers = [int(one["need"].rpartition("-")[2]) for one in stored]
    needs = Need.objects.select_related("operator__organisation").in_bulk(numbers)
    names = _names(stored)
    lines = [
        UnmatchedLine(needs[number], [_why_not(reason, names) for reason in one["reasons"]])
        for number, one in zip(numbers, stored, strict=True)
        if number in needs
    ]
    return UnmatchedPage(lines, len(found.unmatched))


def _names(stored: list[dict[str, Any]]) -> dict[str, str]:
    params = [reason["params"] for one in stored for reason in one["reasons"] if "mentor" in reason["params"]]
    codes = {code for one in params for code in (one["mentor"], *one["taken_by"])}
    return {operator.code: operator.organisation.name for operator in _operators(codes)}


def _why_not(reason: dict[str, Any], names: dict[str, str]) -> str:
    params = reason["params"]
    if reason["code"] == "no_candidate":
        left_out = "; ".join(f"{count} {wording.rule(code)}" for code, count in params["excluded"].items())
        return gettext("No candidate is left. Of the mentors, %(left_out)s.") % {"left_out": left_out}
    told = {"mentor": names.get(params["mentor"], params["mentor"]), "points": points(params["total"])}
    told["taken_by"] = ", ".join(names.get(code, code) for code in params["taken_by"])
    if not params["taken_by"]:
        return gettext("%(mentor)s would come to %(points)s points and has no free slot.") % told
    return (
        gettext("%(mentor)s would come to %(points)s points; its slots do more good with %(taken_by)s.")
        % told
    )


def excluded_in_words(found: Round) -> list[tuple[str, int]]:
    """Return how many pairs each must-have excludes, rules without any left out."""
    return [(wording.rule(one["rule"]), one["count"]) for one in found.excluded if one["count"]]
