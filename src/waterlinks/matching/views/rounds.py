"""Rounds, one of them with its pairs and the needs it left, and accepting a pair."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from waterlinks.jobs.actions import enqueue
from waterlinks.kernel.access import allow, signed_in
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.matching import actions, permissions
from waterlinks.matching.forms import ProposalForm
from waterlinks.matching.models import Proposal, Round
from waterlinks.matching.queries import candidates, cards
from waterlinks.matching.queries import rounds as round_queries
from waterlinks.operators.models import Need
from waterlinks.ui.pages import page
from waterlinks.ui.paging import paginate

PAIRS_ON_A_PAGE, NEEDS_ON_A_PAGE = 12, 50


@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    allow(permissions.may_run_rounds(request.user))
    listed = paginate(
        request, Round.objects.visible_to(request.user).select_related("weight_set"), per_page=20
    )
    waiting = Need.objects.visible_to(request.user).open().filter(operator__is_listed=True)
    context = {
        "rounds": listed,
        "open_needs": waiting.count(),
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
def show(request: HttpRequest, number: int) -> HttpResponse:
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
def accept(request: HttpRequest, number: int) -> HttpResponse:
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
