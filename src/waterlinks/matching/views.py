"""Need with candidates, two of them side by side, rounds, and how we match."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from waterlinks.jobs.actions import enqueue
from waterlinks.kernel.access import allow, anyone, signed_in
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.matching import actions, permissions
from waterlinks.matching.forms import MentorForm, ProposalForm, first_problem
from waterlinks.matching.models import Proposal, Round
from waterlinks.matching.queries import asks, candidates, cards, published
from waterlinks.matching.queries import rounds as round_queries
from waterlinks.operators.lifecycle import UNFINISHED
from waterlinks.operators.models import Need
from waterlinks.operators.places import chain_of
from waterlinks.partnerships.models import Partnership
from waterlinks.ui.pages import page
from waterlinks.ui.paging import paginate
from waterlinks.ui.pieces import Link

FIRST, MOST = 8, 60
COMPARED = 2
PAIRS_ON_A_PAGE, NEEDS_ON_A_PAGE = 12, 50


def _need(request: HttpRequest, number: int) -> Need:
    listed = Need.objects.visible_to(request.user).filter(operator__is_listed=True)
    return get_object_or_404(listed.with_areas(), pk=number)


@signed_in
@require_safe
def need(request: HttpRequest, number: int) -> HttpResponse:
    found = _need(request, number)
    most = MOST if request.GET.get("show") == "more" else FIRST
    ranks = permissions.may_see_candidates(request.user, found) and found.state in UNFINISHED
    chain = chain_of(request.user, found)
    shortlist = candidates.shortlist(found, most=most) if ranks and found.counting_areas else None
    context = {
        "need": found,
        "operator": found.operator,
        "setting": asks.setting(found.operator),
        "areas": found.counting_areas,
        "days_waiting": found.days_waiting(timezone.localdate()),
        "brings": asks.brings(found.operator),
        "not_known": asks.not_known(found.operator),
        "shortlist": shortlist,
        "more": min(MOST, shortlist.found) if shortlist and shortlist.hidden and most == FIRST else 0,
        "may_accept": permissions.may_accept(request.user, found),
        "partnership": _running(request, found),
        "chain": [Link(str(link.label), fact.state, str(fact.fact), fact.url) for link, fact in chain],
        "live_links": sum(fact.state == "live" for _, fact in chain),
    }
    return page(request, "matching/need.html", context)


def _running(request: HttpRequest, found: Need) -> Partnership | None:
    return Partnership.objects.visible_to(request.user).unfinished().filter(need=found).with_parties().first()


@signed_in
@require_safe
def compare(request: HttpRequest, number: int) -> HttpResponse:
    found = _need(request, number)
    allow(permissions.may_see_candidates(request.user, found))
    ticked = list(dict.fromkeys(request.GET.getlist("mentor")))
    chosen = candidates.chosen(found, ticked[:COMPARED])
    if len(chosen) < COMPARED:
        messages.error(request, gettext("Tick two mentors to compare them."))
        return redirect("matching:need", found.pk)
    context = {
        "need": found,
        "areas": found.counting_areas,
        "cards": chosen,
        "are_too_many": len(ticked) > COMPARED,
        "facts": asks.side_by_side(chosen),
        "may_accept": permissions.may_accept(request.user, found),
        "partnership": _running(request, found),
    }
    return page(request, "matching/compare.html", context)


@signed_in
@require_POST
def accept(request: HttpRequest, number: int) -> HttpResponse:
    found = _need(request, number)
    allow(permissions.may_accept(request.user, found))

    def begin(mentor: Any) -> Partnership:
        facilitator = permissions.facilitator_of(request.user)
        return actions.accept_candidate(
            found, mentor=mentor, by=request.user, facilitator=facilitator, on=timezone.localdate()
        )

    return _decide(request, found, begin, gettext("The match is accepted. The partnership is at step 2."))


@signed_in
@require_POST
def join(request: HttpRequest, number: int) -> HttpResponse:
    found = _need(request, number)
    allow(permissions.may_accept(request.user, found))

    def co_mentor(mentor: Any) -> Partnership:
        return actions.join_as_co_mentor(found, mentor=mentor, by=request.user, on=timezone.localdate())

    return _decide(request, found, co_mentor, gettext("The co-mentor has joined."))


def _decide(
    request: HttpRequest, found: Need, decide: Callable[[Any], Partnership], success: str
) -> HttpResponse:
    form = MentorForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_problem(form))
        return redirect("matching:need", found.pk)
    try:
        partnership = decide(form.cleaned_data["mentor"])
    except NotPossible as refusal:
        for sentence in refusal.reasons:
            messages.error(request, str(sentence))
        return redirect("matching:need", found.pk)
    messages.success(request, success)
    return redirect(partnership)


@signed_in
@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    allow(permissions.may_run_rounds(request.user))
    listed = paginate(
        request, Round.objects.visible_to(request.user).select_related("weight_set"), per_page=20
    )
    context = {
        "rounds": listed,
        "open_needs": Need.objects.visible_to(request.user).open().count(),
        "weight_set": candidates.current_weights(),
    }
    return page(request, "matching/rounds.html", context)


@signed_in
@require_POST
def run(request: HttpRequest) -> HttpResponse:
    allow(permissions.may_run_rounds(request.user))
    return redirect(enqueue("match_round", {"by": request.user.pk}, by=request.user))


@signed_in
@require_safe
def round_(request: HttpRequest, number: int) -> HttpResponse:
    rounds = Round.objects.visible_to(request.user)
    found = get_object_or_404(rounds.select_related("weight_set"), pk=number)
    left = round_queries.unmatched_of(found)
    context = {
        "round": found,
        "is_newest": found == rounds.first(),
        "may_accept": permissions.may_run_rounds(request.user),
        "excluded": round_queries.excluded_in_words(found),
        "proof": round_queries.proof(found),
    }
    if request.GET.get("unmatched") == "all":
        rows = paginate(request, left, per_page=NEEDS_ON_A_PAGE)
        context |= {"unmatched": round_queries.unmatched_in_words(rows), "needs": rows}
        return page(request, "matching/unmatched.html", context)
    pairs = paginate(request, round_queries.proposals_of(found, request.user), PAIRS_ON_A_PAGE)
    context |= {
        "pairs": pairs,
        "cards": [(proposal, cards.of_proposal(proposal)) for proposal in pairs],
        "unmatched": round_queries.unmatched_in_words(left[: round_queries.UNMATCHED_SHOWN]),
    }
    return page(request, "matching/round.html", context)


@signed_in
@require_POST
def accept_proposal(request: HttpRequest, number: int) -> HttpResponse:
    found = get_object_or_404(Round.objects.visible_to(request.user), pk=number)
    form = ProposalForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("Choose a pair of this round."))
        return redirect(found)
    seen = Proposal.objects.visible_to(request.user).filter(round=found)
    proposal = get_object_or_404(seen, pk=form.cleaned_data["proposal"])
    allow(permissions.may_accept(request.user, proposal))
    try:
        facilitator = permissions.facilitator_of(request.user)
        partnership = actions.accept(
            proposal, by=request.user, facilitator=facilitator, on=timezone.localdate()
        )
    except NotPossible as refusal:
        for sentence in refusal.reasons:
            messages.error(request, str(sentence))
        return redirect(reverse("matching:round", args=[found.pk]) + f"#pair-{proposal.pk}")
    messages.success(request, gettext("The match is accepted. The partnership is at step 2."))
    return redirect(partnership)


@anyone
@require_safe
def how(request: HttpRequest) -> HttpResponse:
    return page(request, "matching/how.html", {"rules": published.rules(candidates.current_weights())})
