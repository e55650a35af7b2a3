"""Long lists, one page at a time. Whatever stands in the address, there is a page to show."""

import sys
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from waterlinks.ui.addresses import PAGE

PER_PAGE = 25
LONGEST = 19  # more digits than any list has pages; Python refuses to read thousands of them


def paginate(request: HttpRequest, rows: Any, per_page: int = PER_PAGE) -> Page:
    """Return the page the address asks for; too high is the last, anything else unreadable is the first.

    Args:
        request: `?page=` is read from it.
        rows: an ordered queryset, or a sequence.
        per_page: rows on one page.
    """
    paginator = Paginator(rows, per_page)
    return paginator.page(min(wanted(request.GET.get(PAGE, "")), paginator.num_pages))


def wanted(text: str) -> int:
    """Return the number of the page that was asked for, from 1 on."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit()):
        return 1
    return max(1, int(digits)) if len(digits) < LONGEST else sys.maxsize
