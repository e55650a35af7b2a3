"""The front page: for visitors what WaterLinks is, for people who signed in what waits for them."""

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
        return page(
            request, "portal/work.html", {"work": queries.work_of(request.user, timezone.localdate())}
        )
    context = {"steps": queries.five_steps(), "partnerships": queries.public_partnerships()}
    return page(request, "portal/front.html", context)
