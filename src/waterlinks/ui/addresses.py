"""The query string of the page, with one thing changed: how filters, sorting and pages keep each other."""

from django.http import HttpRequest, QueryDict

PAGE = "page"


def with_parameter(request: HttpRequest | None, name: str, value: str) -> str:
    """Return the query string with one parameter set. Any change but of the page leads to the first page."""
    query = _query(request)
    if name != PAGE:
        query.pop(PAGE, None)
    query[name] = value
    return f"?{query.urlencode()}"


def without_value(request: HttpRequest | None, name: str, value: str) -> str:
    """Return the query string without this value of a parameter; its other values stay."""
    query = _query(request)
    query.pop(PAGE, None)
    query.setlist(name, [other for other in query.getlist(name) if other != value])
    return f"?{query.urlencode()}"


def without(request: HttpRequest | None, names: set[str]) -> str:
    """Return the query string without these parameters."""
    query = _query(request)
    for name in {*names, PAGE}:
        query.pop(name, None)
    return f"?{query.urlencode()}"


def _query(request: HttpRequest | None) -> QueryDict:
    return request.GET.copy() if request is not None else QueryDict(mutable=True)
