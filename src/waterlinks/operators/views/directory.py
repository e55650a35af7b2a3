"""The directory: every operator, searched and filtered, on a page and as a table to keep."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from waterlinks.kernel.access import anyone
from waterlinks.kernel.spreadsheets import csv_lines
from waterlinks.operators import queries
from waterlinks.operators.forms import FilterForm
from waterlinks.operators.models import Operator, OperatorQuerySet
from waterlinks.ui.pages import page
from waterlinks.ui.paging import paginate
from waterlinks.ui.sorting import chosen

AT_A_TIME = 1000  # rows fetched together while a table is sent


@anyone
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET, user=request.user)
    operators = paginate(request, _asked_for(request, form).values_list("pk", flat=True))
    operators.object_list = queries.rows(
        request.user, list(operators.object_list), wanted=request.GET.get("offers", "")
    )
    context = {
        "form": form,
        "pills": form.pills() if form.is_valid() else [],
        "operators": operators,
        "table_address": f"{reverse('operators:table')}?{request.GET.urlencode()}",
        "reads_offers": form.reads_offers,
    }
    return page(request, "operators/index.html", context, parts={"results"})


@anyone
@require_safe
def table(request: HttpRequest) -> HttpResponseBase:
    """Send every page of the directory under the filters of the address, as CSV."""
    form = FilterForm(request.GET, user=request.user)
    if not form.is_valid():
        return redirect(f"{reverse('operators:index')}?{request.GET.urlencode()}")
    operators = queries.with_top_offers(_asked_for(request, form), request.user, wanted=form.filters().offers)
    lines = csv_lines(_rows(operators, reads_offers=form.reads_offers))
    headers = {"Content-Disposition": 'attachment; filename="operators.csv"'}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


def _asked_for(request: HttpRequest, form: FilterForm) -> OperatorQuerySet:
    if not form.is_valid():
        return Operator.objects.visible_to(request.user).none()
    filters = form.filters()
    sort, downwards = chosen(request)
    found = queries.directory(request.user, filters)
    return queries.in_order(found, sort=sort, downwards=downwards, q=filters.q)


def _rows(operators: OperatorQuerySet, *, reads_offers: bool) -> Iterator[list[object]]:
    yield [
        gettext("Operator"),
        gettext("Acronym"),
        gettext("Code"),
        gettext("City"),
        gettext("Country"),
        gettext("People served"),
        gettext("Origin"),
        *([gettext("Offers help with")] if reads_offers else []),
    ]
    for operator in operators.iterator(chunk_size=AT_A_TIME):
        organisation = operator.organisation
        offers = "; ".join(str(offer) for offer in operator.top_offers)  # type: ignore[attr-defined]  # fetched with it
        yield [
            organisation.name,
            organisation.acronym,
            organisation.code,
            organisation.city,
            operator.country_name,
            operator.people_served,
            organisation.get_origin_display(),
            *([offers] if reads_offers else []),
        ]
