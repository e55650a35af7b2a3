"""The page of an operator."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from waterlinks.audit.queries import Trace, histories
from waterlinks.kernel.access import anyone
from waterlinks.operators import permissions, places, queries, wording
from waterlinks.operators.actions.needs import OF_A_NEED, OF_AN_OPERATOR
from waterlinks.operators.lifecycle import UNFINISHED
from waterlinks.operators.models import Need, NeedArea, Offer, Operator
from waterlinks.operators.terms import ANSWERS, Standing
from waterlinks.organisations.queries import organisations_without_people
from waterlinks.ui.pages import page
from waterlinks.ui.pieces import Link


@anyone
@require_safe
def operator(request: HttpRequest, code: str) -> HttpResponse:
    return show(request, visible_operator(request, code))


def show(request: HttpRequest, found: Operator, *, status: int = 200, **asked: Any) -> HttpResponse:
    """Show the operator's page. `asked` is a question it opens with: the suggestion to set aside, and its form."""
    needs = list(Need.objects.visible_to(request.user).filter(operator=found).with_areas())
    need = next((one for one in needs if one.state in UNFINISHED), None)
    offers = Offer.objects.visible_to(request.user).filter(operator=found).counting()
    reads_needs = permissions.is_insider(request.user, found)
    unknown = queries.unknown_answers(found)
    context = {
        "operator": found,
        "facts": wording.facts(found),
        "opening": wording.opening(found),
        "where_from": wording.where_from(found),
        "reads_needs": reads_needs,
        "decides": permissions.may_confirm(request.user, found),
        **_of_the_need(request, need),
        "offers": [(offer, places.evidence_in_words(offer.evidence)) for offer in offers],
        "panels": _panels(request, found),
        "questions": [wording.QUESTIONS[field] for field in unknown],
        "answered": len(ANSWERS) - len(unknown),
        "asked": len(ANSWERS),
        "history": _history(found, needs) if reads_needs else None,
        **asked,
    }
    return page(request, "operators/operator.html", context, status=status)


def visible_operator(request: HttpRequest, code: str) -> Operator:
    """Return the operator of this code as far as the reader may know of it, or end with 404."""
    seen = Operator.objects.visible_to(request.user).with_organisation()
    return get_object_or_404(seen, organisation__code=code)


def _of_the_need(request: HttpRequest, need: Need | None) -> dict[str, Any]:
    if need is None:
        return {"need": None}
    areas = list(need.areas.all())
    suggested = [area for area in areas if area.standing == Standing.SUGGESTED]
    chain = places.chain_of(request.user, need)
    return {
        "need": need,
        "need_address": places.address_of_need(need),
        "suggested": [_with_evidence(area) for area in suggested],
        "confirmed": [area for area in areas if area.standing == Standing.CONFIRMED],
        "nobody_there": bool(suggested) and _nobody_is_there(request, need.operator),
        "chain": [Link(str(link.label), fact.state, str(fact.fact), fact.url) for link, fact in chain],
    }


def _nobody_is_there(request: HttpRequest, found: Operator) -> bool:
    """Say whether nobody could decide; the reader may be the one who does."""
    decides = permissions.may_confirm(request.user, found)
    return not decides and bool(organisations_without_people([found.organisation_id]))


def _with_evidence(area: NeedArea) -> tuple[NeedArea, str]:
    return area, places.evidence_in_words(area.evidence)


def _panels(request: HttpRequest, found: Operator) -> list[str]:
    """Return the parts of the page that the packages above bring."""
    panels = places.panels_for(request.user, found)
    return [
        render_to_string(template, {"operator": found, **context}, request) for template, context in panels
    ]


def _history(found: Operator, needs: list[Need]) -> list[Trace]:
    return histories([(OF_AN_OPERATOR, found.code), *((OF_A_NEED, need.code) for need in needs)])
