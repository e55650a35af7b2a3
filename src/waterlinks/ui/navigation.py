"""The main menu. Packages leave their entries here when they are ready; this floor knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise


def everyone(_user: Any) -> bool:
    return True


@dataclass(frozen=True)
class Entry:
    """A place of the main menu: who may see it, and the letter that leads there after "g"."""

    label: str | Promise
    url_name: str
    order: int
    may: Callable[[Any], bool]
    key: str


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry as one person sees it on one page. `current` is "page", "true" (a page below) or empty."""

    label: str | Promise
    url: str
    current: str
    key: str


_entries: dict[str, Entry] = {}


def register(
    label: str | Promise, url_name: str, order: int, *, may: Callable[[Any], bool] = everyone, key: str = ""
) -> None:
    """Add an entry; the same `url_name` again replaces it.

    Raises:
        ValueError: the key is not one letter, or another entry has it.
    """
    if key and (
        len(key) != 1 or any(key == other.key for name, other in _entries.items() if name != url_name)
    ):
        message = f"The key {key!r} of {url_name!r} must be one letter that no other entry has."
        raise ValueError(message)
    _entries[url_name] = Entry(label, url_name, order, may, key)


def menu(request: HttpRequest) -> list[MenuItem]:
    """Return what this person may see, in order. At most one item is current: the closest to the page."""
    user = getattr(request, "user", None)
    entries = [entry for entry in sorted(_entries.values(), key=lambda e: e.order) if entry.may(user)]
    urls = [reverse(entry.url_name) for entry in entries]
    closest = max((url for url in urls if request.path.startswith(url)), key=len, default="")
    return [
        MenuItem(entry.label, url, _current(request.path, url) if url == closest else "", entry.key)
        for entry, url in zip(entries, urls, strict=True)
    ]


def _current(path: str, url: str) -> str:
    return "page" if path == url else "true"
