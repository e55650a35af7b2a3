"""The front page: for visitors what WaterLinks is, for people who signed in what waits for them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from waterlinks.kernel.access import anyone
from waterlinks.portal import queries
from waterlinks.ui.pages import page


@anyone
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return page(request, "portal/work.html", _work(request))
    context = {"steps": queries.five_steps(), "partnerships": queries.public_partnerships()}
    return page(request, "portal/front.html", context)


def _work(request: HttpRequest) -> dict[str, Any]:
    work = queries.work_of(request.user, timezone.localdate())
    has_none = not (work.brokers or work.own or work.partnerships)
    return {"work": work, "has_none": has_none, "public": queries.public_partnerships() if has_none else []}
