"""A need with its candidates, two of them side by side, and accepting one."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from waterlinks.kernel.access import allow, signed_in
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.matching import actions, permissions
from waterlinks.matching.forms import MentorForm, first_problem
from waterlinks.matching.queries import asks, candidates
from waterlinks.operators.lifecycle import UNFINISHED
from waterlinks.operators.models import Need
from waterlinks.operators.places import chain_of
from waterlinks.partnerships.models import Partnership
from waterlinks.ui.pages import page
from waterlinks.ui.pieces import Link

FIRST, MOST = 8, 60
COMPARED = 2


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
