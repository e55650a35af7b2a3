"""What can be done: run a round, accept a match, let a second mentor join. One transaction each, with its trace."""

import datetime as dt
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from waterlinks.audit.actions import record
from waterlinks.jobs.terms import JobContext
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.matching import wording
from waterlinks.matching.engine.result import RoundResult
from waterlinks.matching.lifecycle import PROPOSAL, ProposalState
from waterlinks.matching.models import Proposal, ProposalQuerySet, Round, Unmatched, WeightSet
from waterlinks.matching.queries import pairs, rounds
from waterlinks.matching.queries.candidates import current_weights
from waterlinks.matching.queries.cards import FIGURES
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
    proposal.mentor, proposal.need = _locked(proposal.mentor_id), _fresh(proposal.need_id)
    obstacles = obstacles_to(proposal.need, proposal.mentor)
    if reasons := obstacles or PROPOSAL.reasons_against(proposal, "accept"):
        raise NotPossible(reasons)
    return _begin(proposal, by=by, facilitator=facilitator, on=on)


@transaction.atomic
def accept_candidate(
    need: Need, *, mentor: Operator, by: Any, facilitator: Organisation | None = None, on: dt.date
) -> Partnership:
    """Accept a mentor straight from the need's page, keeping the figures and reasons as they stand now.

    Raises:
        NotPossible: as `accept`.
    """
    mentor, need = _locked(mentor.pk), _fresh(need.pk)
    if reasons := obstacles_to(need, mentor):
        raise NotPossible(reasons)
    stands = pairs.candidate(need, mentor)
    proposal = Proposal.objects.create(need=need, mentor=mentor, **stands.as_stored())
    return _begin(proposal, by=by, facilitator=facilitator, on=on)


def _begin(proposal: Proposal, *, by: Any, facilitator: Organisation | None, on: dt.date) -> Partnership:
    need, mentor = proposal.need, proposal.mentor
    partner(need, by=by)
    partnership = partnerships.begin(need, mentor=mentor, facilitator=facilitator, by=by, on=on)
    PROPOSAL.advance(
        proposal, "accept", partnership=partnership, decided_at=timezone.now(), decided_by_id=by.pk
    )
    _supersede(Proposal.objects.filter(need=need))
    record("match.accept", "need", need.code, by=by, mentor=str(mentor), partnership=partnership.code)
    return partnership


@transaction.atomic
def join_as_co_mentor(need: Need, *, mentor: Operator, by: Any, on: dt.date) -> Partnership:
    """Let a second mentor join the partnership of a need.

    Raises:
        NotPossible: the need has no running partnership, or a rule excludes the pair.
    """
    mentor, need = _locked(mentor.pk), _fresh(need.pk)
    running = Partnership.objects.unfinished().filter(need=need).first()
    if running is None:
        raise NotPossible([gettext("This need has no partnership to join. Accept the match instead.")])
    if rule := pairs.broken_rule(need, mentor):
        raise NotPossible([wording.rule_against(rule, need.operator, mentor)])
    partnerships.join_as_co_mentor(running, mentor=mentor, by=by, on=on)
    return running


def _locked(mentor: int) -> Operator:
    """Return the mentor; whoever else is about to take one of its slots waits. Others may still refer to it."""
    locking = Operator.objects.select_for_update(of=("self",), no_key=True)
    return locking.with_organisation().get(pk=mentor)


def _fresh(need: int) -> Need:
    return Need.objects.with_areas().get(pk=need)


def obstacles_to(need: Need, mentor: Operator) -> list[str]:
    """Return why this mentor cannot begin a partnership for this need now, as sentences."""
    running = Partnership.objects.unfinished().filter(need=need).first()
    if running:
        told = {"operator": need.operator, "code": running.code, "mentor": mentor}
        if running.parties.filter(organisation=mentor.organisation).exists():
            return [gettext("%(operator)s and %(mentor)s work together on this need in %(code)s.") % told]
        sentence = gettext(
            "%(operator)s already works on this need in %(code)s. %(mentor)s can join there as co-mentor."
        )
        return [sentence % told]
    rule = pairs.broken_rule(need, mentor)
    return [wording.rule_against(rule, need.operator, mentor)] if rule else []


def run_round(*, weights: WeightSet, by: Any, at: dt.datetime) -> Round:
    """Assign all open needs and store the result; the same facts under the same weights give the same round.

    Raises:
        NotProvenError: the certificate did not hold. Nothing is stored.
    """
    return keep_round(rounds.solve(weights), weights=weights, by=by, at=at)


@transaction.atomic
def keep_round(result: RoundResult, *, weights: WeightSet, by: Any, at: dt.datetime) -> Round:
    """Store a solved round, or return the newest one when it is the same and nothing in it is decided."""
    weights = _lock(weights)
    return rounds.stored_for(result, weights) or _store(result, weights, by, at)


def _lock(weights: WeightSet) -> WeightSet:
    """Return the weight set as a row, locked: two rounds of the same facts are stored one after the other."""
    kept = {name: getattr(weights, name) for name in ("is_current", *FIGURES)}
    named = {"name": weights.name, "version": weights.version}
    WeightSet.objects.get_or_create(**named, defaults=kept)  # the engine's own set has no row at first
    return WeightSet.objects.select_for_update(no_key=True).get(**named)


def _store(result: RoundResult, weights: WeightSet, by: Any, at: dt.datetime) -> Round:
    _supersede(Proposal.objects.filter(round__isnull=False))
    stored = Round.objects.create(
        weight_set=weights,
        engine=result.engine,
        facts_sha256=result.facts_sha256,
        objective=result.objective,
        dual_bound=result.dual_bound,
        pairs_found=len(result.pairs),
        needs_left=len(result.unmatched),
        excluded=rounds.excluded_as_stored(result),
        computed_at=at,
        by_id=by.pk if by else None,
    )
    Proposal.objects.bulk_create(rounds.as_proposals(result, stored), batch_size=STORED_AT_A_TIME)
    Unmatched.objects.bulk_create(rounds.as_unmatched(result, stored), batch_size=STORED_AT_A_TIME)
    counts = {"pairs": stored.pairs_found, "unmatched": stored.needs_left}
    record("round.run", "round", stored.code, by=by, **counts)
    return stored


def _supersede(proposals: ProposalQuerySet) -> None:
    proposals.filter(state=ProposalState.PROPOSED).update(state=ProposalState.SUPERSEDED)


def run_round_job(context: JobContext, *, by: int | None = None) -> dict[str, Any]:
    """Run a round as a job for the person of this number. Repeating it after a killed worker gives the same round."""
    weights = current_weights()
    context.progress(0, 2, "solving")
    result = rounds.solve(weights)
    context.progress(1, 2, "storing")
    person = get_user_model().objects.filter(pk=by).first() if by else None
    found = keep_round(result, weights=weights, by=person, at=timezone.now())
    context.progress(2, 2, "storing")
    return {"pairs": found.pairs_found, "unmatched": found.needs_left, "address": found.get_absolute_url()}
