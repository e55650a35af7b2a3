"""Signing in and out; in the demo, as one of its personas."""

import datetime as dt
from math import ceil
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from waterlinks.accounts import actions, permissions, queries
from waterlinks.accounts.forms import PersonaForm, SignInForm
from waterlinks.accounts.models import Person
from waterlinks.kernel.access import anyone
from waterlinks.ui.pages import page

NEXT = "next"


@anyone
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST or None)
    if form.is_valid():
        try:
            person = _checked(request, form.cleaned_data)
        except actions.TooManyAttempts as refusal:
            form.add_error(None, _too_many(refusal))
        else:
            if person:
                return _welcome(request, person)
            form.add_error(None, gettext("This e-mail address and this password do not belong together."))
    in_demo = permissions.may_enter_as_persona(_network_address(request))
    context = {"form": form, "next": _next(request), "personas": queries.personas() if in_demo else ()}
    return page(request, "accounts/sign_in.html", context, status=422 if form.errors else 200)


@anyone
@never_cache
@require_POST
def enter_as_persona(request: HttpRequest) -> HttpResponse:
    """Sign in as a persona of the demo. Anywhere else there is no such address."""
    if not permissions.may_enter_as_persona(_network_address(request)):
        raise Http404
    form = PersonaForm(request.POST)
    if not form.is_valid():
        raise Http404
    return _welcome(request, form.cleaned_data["persona"])


@anyone
@never_cache
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect(resolve_url(settings.LOGOUT_REDIRECT_URL or "/"))


def _checked(request: HttpRequest, given: dict[str, Any]) -> Person | None:
    return actions.check_password(
        given["email"], given["password"], network_address=_network_address(request), now=timezone.now()
    )


def _welcome(request: HttpRequest, person: Person) -> HttpResponse:
    """Sign the person in, with a new session, and lead them where they wanted to go."""
    login(request, person)
    return redirect(_next(request) or resolve_url(settings.LOGIN_REDIRECT_URL))


def _next(request: HttpRequest) -> str:
    """Return the address of this site that the person wanted to see; anything else is empty."""
    wanted = request.POST.get(NEXT) or request.GET.get(NEXT, "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""


def _network_address(request: HttpRequest) -> str:
    return request.META.get("REMOTE_ADDR", "")


def _too_many(refusal: actions.TooManyAttempts) -> str:
    minutes = ceil((refusal.again_at - timezone.now()) / dt.timedelta(minutes=1))
    return ngettext(
        "Too many wrong passwords were given for this address. Try again in {minutes} minute.",
        "Too many wrong passwords were given for this address. Try again in {minutes} minutes.",
        minutes,
    ).format(minutes=minutes)
