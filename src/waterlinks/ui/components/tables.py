"""Tables, and what stands round a long list: search, filters, heads that sort, pages."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.core.paginator import Page
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from waterlinks.ui import addresses, figures, sorting
from waterlinks.ui.components.choices import one_of
from waterlinks.ui.components.reading import read

register = template.Library()


@register.simple_block_tag
def table(content: SafeString, caption: Any, *, fold: bool = True, hide_caption: bool = False) -> SafeString:
    """A table with its caption. On a phone each row folds into a list; with fold=False the table scrolls."""
    context = {"content": content, "caption": caption, "fold": fold, "hide_caption": hide_caption}
    return render_to_string("ui/components/table.html", context)


@register.inclusion_tag("ui/components/sort_header.html", takes_context=True)
def sort_header(
    context: Context, name: str, label: Any, *, numeric: bool = False, default: str = "", target: str = ""
) -> dict[str, Any]:
    """A column head that sorts. Numbers start with the highest, words with the first.

    `default` is "up" or "down" for the column a list is sorted by when the address says nothing.
    """
    default = one_of(default, ["", "up", "down"], "direction")
    request = context.get("request")
    column, downwards = sorting.chosen(request)
    if not column and default:
        column, downwards = name, default == "down"
    direction = ("descending" if downwards else "ascending") if column == name else ""
    reverse = not downwards if direction else numeric
    return {
        "label": label,
        "numeric": numeric,
        "direction": direction,
        "url": addresses.with_parameter(request, sorting.SORT, f"-{name}" if reverse else name),
        "target": target,
    }


@register.inclusion_tag("ui/components/pills.html", takes_context=True)
def pills(context: Context, pills: Iterable[Any], target: str = "") -> dict[str, Any]:
    """The filters that are on; each is a link that takes it away."""
    request = context.get("request")
    shown = [(pill, str(read(pill, "parameter")), str(read(pill, "value"))) for pill in pills]
    return {
        "pills": [
            {
                "label": read(pill, "label"),
                "words": read(pill, "words"),
                "url": addresses.without_value(request, parameter, value),
            }
            for pill, parameter, value in shown
        ],
        "none": addresses.without(request, {parameter for _, parameter, _ in shown})
        if len(shown) > 1
        else "",
        "target": target,
    }


@register.inclusion_tag("ui/components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page, target: str = "") -> dict[str, Any]:
    """Links to the other pages of a list. They keep filters and sorting."""
    request, paginator = context.get("request"), page.paginator

    def address(number: int) -> str:
        return addresses.with_parameter(request, addresses.PAGE, str(number))

    numbers = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "several": paginator.num_pages > 1,
        "words": gettext("{first} to {last} of {total}").format(
            first=figures.shown(page.start_index()),
            last=figures.shown(page.end_index()),
            total=figures.shown(paginator.count),
        ),
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "next": address(page.next_page_number()) if page.has_next() else "",
        "numbers": [_numbered(number, page.number, address) for number in numbers],
        "target": target,
    }


def _numbered(number: int | str, current: int, address: Any) -> dict[str, Any]:
    if not isinstance(number, int):
        return {"gap": True}
    return {"words": figures.shown(number), "url": address(number), "is_current": number == current}


@register.inclusion_tag("ui/components/find.html")
def find(
    value: Any = "",
    label: Any = "",
    placeholder: Any = "",
    button: Any = "",
    name: str = "q",
    size: str = "",
) -> dict[str, Any]:
    """A search field with its button, inside a form of your own (GET)."""
    return {
        "value": value or "",
        "label": label or gettext("Search"),
        "placeholder": placeholder,
        "button": button or gettext("Search"),
        "name": name,
        "size": one_of(size, ["", "small"], "size of a search field"),
    }
