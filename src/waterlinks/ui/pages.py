"""One way to answer with a page."""

from collections.abc import Collection, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    parts: Collection[str] = frozenset(),
    status: int = 200,
) -> HttpResponse:
    """Render the page, or only the part of it that HTMX is about to replace.

    `parts` is a list the view gives, because a header is input: an unknown part is the whole page.
    """
    wanted = request.headers.get("HX-Target", "")
    restoring = request.headers.get("HX-History-Restore-Request")
    partial = request.headers.get("HX-Request") and wanted in parts and not restoring
    response = render(request, f"{template}#{wanted}" if partial else template, dict(context), status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response
