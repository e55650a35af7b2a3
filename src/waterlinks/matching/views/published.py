"""How we match, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from waterlinks.kernel.access import anyone
from waterlinks.matching.queries import candidates, published
from waterlinks.ui.pages import page


@anyone
@require_safe
def how(request: HttpRequest) -> HttpResponse:
    return page(request, "matching/how.html", {"rules": published.rules(candidates.current_weights())})
