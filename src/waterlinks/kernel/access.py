"""Who may come in. Every view says so at its top; a test walks the addresses."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.utils.translation import gettext

View = Callable[..., HttpResponseBase]
Answer = TypeVar("Answer")


def anyone(view: View) -> Any:
    """Welcome everybody, signed in or not."""
    view.welcomes = "anyone"  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> Any:
    """Welcome people who have signed in; others are asked to."""
    guarded = login_required(view)
    guarded.welcomes = "signed in"  # type: ignore[attr-defined]
    return guarded


def allow(answer: Answer | None, sentence: str | None = None) -> Answer:
    """Return a yes, and end the request at a no.

    Raises:
        PermissionDenied: the answer is no. `sentence` tells the person why and whom to ask.
    """
    if not answer:
        raise PermissionDenied(
            sentence or gettext("Your role does not allow this. Ask the secretariat if it should.")
        )
    return answer
