"""A partnership on one page: its river, its chain, its parties and its history."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from waterlinks.audit.queries import history
from waterlinks.kernel.access import allow, anyone, signed_in
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.operators.places import chain_of
from waterlinks.organisations.models import Organisation
from waterlinks.organisations.terms import Kind
from waterlinks.partnerships import actions, permissions, queries
from waterlinks.partnerships.forms import WithdrawForm
from waterlinks.partnerships.models import Partnership
from waterlinks.partnerships.terms import MENTORING, PartyRole
from waterlinks.ui.pages import page
from waterlinks.ui.pieces import Link


@anyone
@require_safe
def partnership(request: HttpRequest, code: str) -> HttpResponse:
    return _page(request, _visible(request, code), WithdrawForm())


@signed_in
@require_POST
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    found = _visible(request, code)
    allow(permissions.may_withdraw(request.user, found))
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        actions.withdraw(found, reason=form.cleaned_data["reason"], by=request.user, on=timezone.localdate())
    except NotPossible as refusal:
        messages.error(request, " ".join(str(reason) for reason in refusal.reasons))
    else:
        messages.success(request, gettext("The partnership is withdrawn. Its need waits for a match again."))
    return redirect(found)


def _visible(request: HttpRequest, code: str) -> Partnership:
    seen = (
        Partnership.objects.visible_to(request.user)
        .with_parties()
        .prefetch_related("milestones", "need__areas")
    )
    return get_object_or_404(seen, code=code)


def _page(request: HttpRequest, found: Partnership, form: WithdrawForm, status: int = 200) -> HttpResponse:
    today = timezone.localdate()
    chain = chain_of(request.user, found.need)
    context = {
        "partnership": found,
        "mentors": found.in_role(*MENTORING),
        "recipients": found.in_role(PartyRole.RECIPIENT),
        "areas": queries.areas(request.user, found),
        "reaches": queries.reaches(found),
        "days_in_step": queries.days_in_step(found, today),
        "still_to_do": queries.still_to_do(found),
        "chain": [Link(str(link.label), fact.state, str(fact.fact), fact.url) for link, fact in chain],
        "live_links": sum(fact.state == "live" for _, fact in chain),
        "parties": queries.party_lines(found, _address),
        "history": history(actions.KIND, found.code)
        if permissions.reads_history(request.user, found)
        else None,
        "form": form if permissions.may_withdraw(request.user, found) and not found.ended_on else None,
    }
    return page(request, "partnerships/partnership.html", context, status=status)


def _address(organisation: Organisation) -> str:
    return (
        reverse("operators:operator", args=[organisation.code]) if organisation.kind == Kind.OPERATOR else ""
    )
