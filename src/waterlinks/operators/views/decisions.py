"""What those who represent an operator decide: stand behind a suggestion, or set it aside."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from waterlinks.kernel.access import allow, signed_in
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.operators import permissions
from waterlinks.operators.actions import needs
from waterlinks.operators.forms import NotNowForm
from waterlinks.operators.models import NeedArea, Offer, Operator
from waterlinks.operators.views.profile import show, visible_operator


@signed_in
@require_POST
def confirm_need(request: HttpRequest, code: str, area: str) -> HttpResponse:
    operator = visible_operator(request, code)
    return _confirm(request, operator, _area(request, operator, area))


@signed_in
@require_POST
def confirm_offer(request: HttpRequest, code: str, area: str) -> HttpResponse:
    operator = visible_operator(request, code)
    return _confirm(request, operator, _offer(request, operator, area))


@signed_in
@require_http_methods(["GET", "POST"])
def dismiss_need(request: HttpRequest, code: str, area: str) -> HttpResponse:
    operator = visible_operator(request, code)
    return _dismiss(request, operator, _area(request, operator, area))


@signed_in
@require_http_methods(["GET", "POST"])
def dismiss_offer(request: HttpRequest, code: str, area: str) -> HttpResponse:
    operator = visible_operator(request, code)
    return _dismiss(request, operator, _offer(request, operator, area))


def _confirm(request: HttpRequest, operator: Operator, suggestion: NeedArea | Offer) -> HttpResponse:
    _allow_to_decide(request, operator)
    try:
        needs.confirm(suggestion, by=request.user)
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _added(suggestion).format(area=suggestion))
    return redirect(operator)


def _added(suggestion: NeedArea | Offer) -> str:
    if isinstance(suggestion, NeedArea):
        return gettext("“{area}” is among the needs now.")
    return gettext("“{area}” is among the offers now.")


def _dismiss(request: HttpRequest, operator: Operator, suggestion: NeedArea | Offer) -> HttpResponse:
    _allow_to_decide(request, operator)
    form = NotNowForm(request.POST or None)
    if form.is_valid():
        try:
            needs.dismiss(suggestion, by=request.user, **form.cleaned_data)
        except NotPossible as refusal:
            form.add_error(None, [str(reason) for reason in refusal.reasons])
        else:
            said = gettext("“{area}” is set aside. Figures will not suggest it again.")
            messages.success(request, said.format(area=suggestion))
            return redirect(operator)
    return show(request, operator, status=422 if form.errors else 200, set_aside=suggestion, form=form)


def _area(request: HttpRequest, operator: Operator, area: str) -> NeedArea:
    areas = (
        NeedArea.objects.visible_to(request.user).unfinished().select_related("need__operator__organisation")
    )
    return get_object_or_404(areas, need__operator=operator, focus_area=area)


def _offer(request: HttpRequest, operator: Operator, area: str) -> Offer:
    offers = Offer.objects.visible_to(request.user).select_related("operator__organisation")
    return get_object_or_404(offers, operator=operator, focus_area=area)


def _allow_to_decide(request: HttpRequest, operator: Operator) -> None:
    sentence = gettext("Only somebody who represents {operator} can decide about its needs and offers.")
    allow(permissions.may_confirm(request.user, operator), sentence.format(operator=operator))
