"""What can be done: run a round, accept a match, let a second mentor join. One transaction each, with its trace."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from waterlinks.audit.actions import record
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.matching import wording
from waterlinks.matching.engine.result import RoundResult
from waterlinks.matching.engine.weights import ENGINE
from waterlinks.matching.lifecycle import PROPOSAL, ProposalState
from waterlinks.matching.models import Proposal, Round, WeightSet
from waterlinks.matching.queries import rounds
from waterlinks.matching.queries.candidates import FIGURES, Candidate, broken_rule, candidate, current_weights
from waterlinks.operators.actions.needs import partner
from waterlinks.operators.models import Need, Operator
from waterlinks.organisations.models import Organisation
from waterlinks.partnerships import actions as partnerships
from waterlinks.partnerships.models import Partnership

STORED_AT_A_TIME = 500


@transaction.atomic
def accept(
    proposal: Proposal, *, by: Any, facilitator: Organisation | None = None, on: dt.date
) -> Partnership:
    """Accept a proposed match: the need leaves the open ones and a partnership begins at step 2.

    Of two people who accept for one need, or take a mentor's last slot, at the same moment exactly one succeeds:
    the mentor's row is locked, the rules are asked again, and the need changes state by compare-and-set.

    Raises:
        NotPossible: the proposal was decided, the need has a partnership, or a rule excludes the pair by now.
    """
    mentor = Operator.objects.select_for_update(of=("self",)).with_organisation().get(pk=proposal.mentor_id)
    need = Need.objects.with_areas().get(pk=proposal.need_id)
    if reasons := PROPOSAL.reasons_against(proposal, "accept") or obstacles(need, mentor):
        raise NotPossible(reasons)
    partner(need, by=by)
    partnership = partnerships.begin(need, mentor=mentor, facilitator=facilitator, by=by, on=on)
    proposal.partnership = partnership
    proposal.decided_at, proposal.decided_by_id = timezone.now(), by.pk
    proposal.save(update_fields=["partnership", "decided_at", "decided_by_id"])
    PROPOSAL.advance(proposal, "accept")
    _supersede(Proposal.objects.filter(need=need))
    record("match.accept", "need", need.code, by=by, mentor=str(mentor), partnership=partnership.code)
    return partnership


@transaction.atomic
def accept_candidate(
    need: Need, *, mentor: Operator, by: Any, facilitator: Organisation | None = None, on: dt.date
) -> Partnership:
    """Accept a mentor straight from the need's page, keeping the figures and reasons as they stand now.

    Raises:
        NotPossible: as `accept`.
    """
    if reasons := obstacles(need, mentor):
        raise NotPossible(reasons)
    proposal = _propose(None, need, mentor, candidate(need, mentor))
    proposal.save()
    return accept(proposal, by=by, facilitator=facilitator, on=on)


def obstacles(need: Need, mentor: Operator) -> list[str]:
    """Return why this mentor cannot begin a partnership for this need now, as sentences."""
    running = Partnership.objects.unfinished().filter(need=need).first()
    if running:
        sentence = gettext(
            "%(operator)s already works on this need in %(code)s. %(mentor)s can join there as co-mentor."
        )
        return [sentence % {"operator": need.operator, "code": running.code, "mentor": mentor}]
    rule = broken_rule(need, mentor)
    return [wording.rule_against(rule, mentor)] if rule else []


@transaction.atomic
def join_as_co_mentor(need: Need, *, mentor: Operator, by: Any, on: dt.date) -> Partnership:
    """Let a second mentor join the partnership of a need.

    Raises:
        NotPossible: the need has no running partnership, or a rule excludes the pair.
    """
    mentor = Operator.objects.select_for_update(of=("self",)).with_organisation().get(pk=mentor.pk)
    running = Partnership.objects.unfinished().filter(need=need).first()
    if running is None:
        raise NotPossible([gettext("This need has no partnership to join. Accept the match instead.")])
    if rule := broken_rule(need, mentor):
        raise NotPossible([wording.rule_against(rule, mentor)])
    partnerships.join_as_co_mentor(running, mentor=mentor, by=by, on=on)
    return running


def run_round(*, weights: WeightSet, by: Any, at: dt.datetime) -> Round:
    """Assign all open needs and store the result; the same facts under the same weights give the same round.

    Raises:
        NotProvenError: the certificate did not hold. Nothing is stored.
    """
    return keep_round(rounds.solve(weights), weights=weights, by=by, at=at)


def keep_round(result: RoundResult, *, weights: WeightSet, by: Any, at: dt.datetime) -> Round:
    """Store a solved round, or return the one stored for the same facts and weights."""
    if weights.pk is None:  # the engine's own set, used for the first time
        kept = {name: getattr(weights, name) for name in ("is_current", *FIGURES)}
        weights, _ = WeightSet.objects.get_or_create(name=weights.name, version=weights.version, defaults=kept)
    same = Round.objects.filter(weight_set=weights, engine=ENGINE, facts_sha256=result.facts_sha256).first()
    return same or _store(result, weights, by, at)


@transaction.atomic
def _store(result: RoundResult, weights: WeightSet, by: Any, at: dt.datetime) -> Round:
    _supersede(Proposal.objects.filter(round__isnull=False))
    stored = Round.objects.create(
        weight_set=weights,
        engine=result.engine,
        facts_sha256=result.facts_sha256,
        objective=result.objective,
        dual_bound=result.dual_bound,
        unmatched=rounds.unmatched_as_stored(result),
        excluded=rounds.excluded_as_stored(result),
        computed_at=at,
        by_id=by.pk if by else None,
    )
    proposals = [_propose(stored, *pair) for pair in rounds.pairs_with_rows(result)]
    Proposal.objects.bulk_create(proposals, batch_size=STORED_AT_A_TIME)
    record("round.run", "round", stored.code, by=by, pairs=len(proposals), unmatched=len(stored.unmatched))
    return stored


def _propose(
    belongs_to: Round | None, need: Need, mentor: Operator, stands: Candidate, first_choice_lost: int = 0
) -> Proposal:
    kept = stands.as_stored()
    return Proposal(round=belongs_to, need=need, mentor=mentor, first_choice_lost=first_choice_lost, **kept)


def _supersede(proposals: Any) -> None:
    proposals.filter(state=ProposalState.PROPOSED).update(state=ProposalState.SUPERSEDED)


def run_round_job(context: Any) -> dict[str, Any]:
    """Run a round as a job. Repeating it after a killed worker gives the same round."""
    context.progress(0, 2, "solving")
    found = run_round(weights=current_weights(), by=None, at=timezone.now())
    context.progress(2, 2, "storing")
    return {
        "pairs": found.proposals.count(),
        "unmatched": len(found.unmatched),
        "address": found.get_absolute_url(),
    }
