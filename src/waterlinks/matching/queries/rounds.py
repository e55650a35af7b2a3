"""Rounds: solved over the whole network, turned into rows, and worded for their page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import QuerySet
from django.utils.translation import gettext

from waterlinks.matching import wording
from waterlinks.matching.engine import round as engine_round
from waterlinks.matching.engine.result import RoundResult
from waterlinks.matching.lifecycle import ProposalState
from waterlinks.matching.models import Proposal, Round, Unmatched, WeightSet
from waterlinks.matching.queries import facts
from waterlinks.matching.queries.candidates import Candidate, as_engine
from waterlinks.matching.queries.cards import operators_named, points
from waterlinks.operators.models import Need, NeedCode, Operator
from waterlinks.ui.pieces import Fact

UNMATCHED_SHOWN = 8


def solve(weights: WeightSet) -> RoundResult:
    """Solve a round over all open needs and everybody who offers something. Writes nothing.

    Raises:
        NotProvenError: the independent checker does not accept the solver's certificate.
    """
    needs = facts.need_facts(Need.objects.open())
    return engine_round.run(needs, facts.mentor_facts(), as_engine(weights))


def stored_for(result: RoundResult, weights: WeightSet) -> Round | None:
    """Return the newest round, if it is of the same facts and weights and nothing in it has been decided.

    A match that was accepted and withdrawn again leaves the facts as they were, but not the round.
    """
    newest = Round.objects.first()
    same = (weights.pk, result.engine, result.facts_sha256)
    if newest is None or (newest.weight_set_id, newest.engine, newest.facts_sha256) != same:
        return None
    is_decided = newest.proposals.exclude(state=ProposalState.PROPOSED).exists()
    return None if is_decided else newest


def as_proposals(result: RoundResult, stored: Round) -> Iterator[Proposal]:
    """Yield the pairs of a result as proposals to store, in the published order.

    A need that has left the open ones since the round was solved gets its proposal superseded.
    """
    open_needs = set(Need.objects.open().values_list("pk", flat=True))
    mentors = dict(Operator.objects.values_list("organisation__code", "pk"))
    for pair in result.pairs:
        [mentor] = pair.mentors
        need = _number(pair.need)
        yield Proposal(
            round=stored,
            need_id=need,
            mentor_id=mentors[mentor],
            first_choice_lost=pair.first_choice_lost,
            state=ProposalState.PROPOSED if need in open_needs else ProposalState.SUPERSEDED,
            **Candidate(mentor, pair.figures, pair.explanation).as_stored(),
        )


def as_unmatched(result: RoundResult, stored: Round) -> Iterator[Unmatched]:
    """Yield the needs a result leaves without a mentor, to store."""
    for one in result.unmatched:
        reasons = [reason.as_dict() for reason in one.reasons]
        yield Unmatched(round=stored, need_id=_number(one.need), reasons=reasons)


def _number(need_code: str) -> int:
    return NeedCode().to_python(need_code)


def excluded_as_stored(result: RoundResult) -> list[dict[str, Any]]:
    """Return how many pairs each rule excludes, as the command prints it."""
    return result.as_dict()["excluded"]


def proposals_of(found: Round, user: object) -> QuerySet[Proposal]:
    """Return the pairs of a round that this person may see, in the published order, with all a card needs."""
    related = ("need__operator__organisation", "mentor__organisation", "partnership")
    return Proposal.objects.visible_to(user).filter(round=found).select_related(*related).order_by("pk")


def unmatched_of(found: Round) -> QuerySet[Unmatched]:
    """Return the needs a round left without a mentor, in the published order, with their operators."""
    listed = found.unmatched.filter(need__operator__is_listed=True)
    return listed.select_related("need__operator__organisation").order_by("pk")


@dataclass(frozen=True, slots=True)
class UnmatchedLine:
    """A need without a mentor, and why, in sentences."""

    need: Need
    reasons: list[str]


def unmatched_in_words(rows: Iterable[Unmatched]) -> list[UnmatchedLine]:
    """Word the reasons of some needs without a mentor; one query for the mentors they name."""
    listed = list(rows)
    names = _names(listed)
    return [UnmatchedLine(row.need, [_why_not(reason, names) for reason in row.reasons]) for row in listed]


def _names(rows: Sequence[Unmatched]) -> dict[str, str]:
    params = [reason["params"] for row in rows for reason in row.reasons if "mentor" in reason["params"]]
    codes = {code for one in params for code in (one["mentor"], *one["taken_by"])}
    return {code: operator.organisation.name for code, operator in operators_named(codes).items()}


def _why_not(reason: dict[str, Any], names: dict[str, str]) -> str:
    params = reason["params"]
    if reason["code"] == "no_candidate":
        return wording.no_candidate(params["excluded"])
    mentor = names.get(params["mentor"], params["mentor"])
    taken_by = [names.get(code, code) for code in params["taken_by"]]
    return wording.slots_taken(mentor, points(params["total"]), taken_by)


def excluded_in_words(found: Round) -> list[tuple[str, int]]:
    """Return how many pairs each must-have excludes, rules without any left out."""
    return [(wording.rule(one["rule"]), one["count"]) for one in found.excluded if one["count"]]


def proof(found: Round) -> list[Fact]:
    """Return what shows that no assignment is better, and what the best for all cost single pairs."""
    first_choices = found.proposals.filter(first_choice_lost=0).count()
    told = {"first": intcomma(first_choices), "pairs": intcomma(found.pairs_found)}
    return [
        Fact(gettext("Points reached"), intcomma(found.objective)),
        Fact(gettext("Nobody can reach more than"), intcomma(found.dual_bound)),
        Fact(
            gettext("Pairs that are the first choice of their need"), gettext("%(first)s of %(pairs)s") % told
        ),
        Fact(gettext("Engine"), found.engine),
        Fact(gettext("Facts"), f"{found.facts_sha256[:12]}…"),
    ]
