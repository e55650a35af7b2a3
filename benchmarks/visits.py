"""The pages that are measured, and for each role addresses of things it may see, different ones each time."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from benchmarks.people import People
from waterlinks.accounts.models import Person
from waterlinks.benchmarking.models import Batch
from waterlinks.jobs.models import Job
from waterlinks.matching.models import Round
from waterlinks.matching.queries.candidates import shortlist
from waterlinks.operators.models import Need, NeedArea, Offer, Operator
from waterlinks.operators.terms import FocusArea, Standing
from waterlinks.organisations.permissions import organisation_ids
from waterlinks.organisations.terms import Permission
from waterlinks.partnerships.models import Partnership
from waterlinks.ui.paging import PER_PAGE

THINGS = 15  # different things of a kind that are visited
MOST_COMPARED = 5


@dataclass(frozen=True)
class Reader:
    """Somebody who visits. What they may see none of, they ask for all the same: the refusal is the answer then."""

    role: str
    person: Person | None
    operators: list[str]  # their own first
    needs: list[int]
    partnerships: list[str]
    jobs: list[int]
    undecided: dict[str, list[str]]  # views for setting suggestions of the own operator aside, by focus areas


@dataclass(frozen=True)
class Page:
    """A page to measure: its name, the view it shows, and the addresses a reader asks for."""

    name: str
    view: str
    addresses: Callable[[Reader], list[str]]


def readers(chance: random.Random, people: People) -> list[Reader]:
    """Return one reader of each role, the visitor first."""
    return [_reader(chance, role, person) for role, person in [("visitor", None), *people._asdict().items()]]


def _reader(chance: random.Random, role: str, person: Person | None) -> Reader:
    user = person or AnonymousUser()
    mine = organisation_ids(user, Permission.SEE_OWN)
    own = Operator.objects.filter(organisation__in=mine).values_list("organisation__code", flat=True)
    operators = _some(chance, Operator, user, "organisation__code")
    return Reader(
        role,
        person,
        [*own, *operators],
        _some(chance, Need, user),
        _some(chance, Partnership, user, "code"),
        _some(chance, Job, user),
        {
            "operators:dismiss_need": _suggested(
                NeedArea.objects.filter(need__operator__organisation__in=mine)
            ),
            "operators:dismiss_offer": _suggested(Offer.objects.filter(operator__organisation__in=mine)),
        },
    )


def _some(chance: random.Random, model: Any, user: Any, field: str = "pk") -> list[Any]:
    """Return the field of a few things this person may see, half of them among the first, who have most figures."""
    seen = list(model.objects.visible_to(user).order_by("pk").values_list(field, flat=True))
    found = seen or list(model.objects.order_by("pk").values_list(field, flat=True)[:THINGS])
    first = found[: max(THINGS, len(found) // 10)]
    return [
        *chance.sample(first, min(THINGS // 2, len(first))),
        *chance.sample(found, min(THINGS - THINGS // 2, len(found))),
    ]


def _suggested(rows: Any) -> list[str]:
    areas = list(rows.filter(standing=Standing.SUGGESTED).values_list("focus_area", flat=True))
    return areas or [FocusArea.METERING]


SEARCHES = [
    {"q": words} for words in ("amber", "water 41", "made-000777", "river olive", "zzz", "am123", "wat")
]
SORTED = [
    {"sort": f"{direction}{column}", "page": page}
    for column in ("name", "country", "size")
    for direction in ("", "-")
    for page in (1, 40)
]


def _filters(reader: Reader) -> list[dict[str, Any]]:
    asked: list[dict[str, Any]] = [
        {"country": "BR"},
        {"size": "city"},
        {"service": "sewerage"},
        {"origin": "import"},
        {"origin": "own", "size": "metropolis"},
        {"country": "IN", "service": "water", "q": "delta"},
    ]
    if reader.person:
        asked += [{"offers": FocusArea.METERING}, {"offers": FocusArea.PHYSICAL_LOSSES, "size": "small"}]
    if reader.role in ("facilitator", "secretariat"):
        asked += [{"needs": FocusArea.PHYSICAL_LOSSES}, {"needs": FocusArea.METERING, "country": "VN"}]
    return asked


def _deep() -> list[dict[str, Any]]:
    last = max(1, Operator.objects.count() // PER_PAGE)
    return [{"page": 1 + last * part // THINGS} for part in range(THINGS + 1)]


def _at(view: str) -> Callable[[Reader], list[str]]:
    return lambda _: [reverse(view)]


def _each(view: str, things: Iterable[Any], **asked: Any) -> list[str]:
    return [reverse(view, args=[thing]) + (f"?{urlencode(asked)}" if asked else "") for thing in things]


def _asked(view: str, queries: Iterable[dict[str, Any]]) -> list[str]:
    return [f"{reverse(view)}?{urlencode(query)}" for query in queries]


def _aside(view: str, reader: Reader) -> list[str]:
    return [reverse(view, args=[reader.operators[0], area]) for area in reader.undecided[view]]


def _compared(needs: list[int]) -> list[str]:
    """Return the first two candidates of some needs side by side."""
    addresses = []
    for need in Need.objects.with_areas().filter(pk__in=needs):
        mentors = [card.mentor.code for card in shortlist(need, most=2).cards]
        if len(mentors) > 1:
            addresses.append(
                f"{reverse('matching:compare', args=[need.pk])}?{urlencode({'mentor': mentors}, True)}"
            )
    return addresses[:MOST_COMPARED] or _each("matching:compare", needs[:1])


def page_named(name: str) -> Page:
    """Return the page of this name; StopIteration when none is called so."""
    return next(page for page in PAGES if page.name == name)


def _all(model: Any) -> list[int]:
    return list(model.objects.order_by("pk").values_list("pk", flat=True))


PAGES = [
    Page("front", "portal:front", _at("portal:front")),
    Page("sign_in", "accounts:sign_in", _at("accounts:sign_in")),
    Page("directory_plain", "operators:index", _at("operators:index")),
    Page(
        "directory_filtered",
        "operators:index",
        lambda reader: _asked("operators:index", _filters(reader)),
    ),
    Page("directory_searched", "operators:index", lambda _: _asked("operators:index", SEARCHES)),
    Page("directory_sorted", "operators:index", lambda _: _asked("operators:index", SORTED)),
    Page("directory_deep", "operators:index", lambda _: _asked("operators:index", _deep())),
    Page("operator", "operators:operator", lambda reader: _each("operators:operator", reader.operators)),
    Page("dismiss_need", "operators:dismiss_need", lambda reader: _aside("operators:dismiss_need", reader)),
    Page(
        "dismiss_offer",
        "operators:dismiss_offer",
        lambda reader: _aside("operators:dismiss_offer", reader),
    ),
    Page("need", "matching:need", lambda reader: _each("matching:need", reader.needs)),
    Page("need_more", "matching:need", lambda reader: _each("matching:need", reader.needs, show="more")),
    Page("compare", "matching:compare", lambda reader: _compared(reader.needs)),
    Page("rounds", "matching:rounds", _at("matching:rounds")),
    Page(
        "round",
        "matching:round",
        lambda _: _each("matching:round", _all(Round), page=9),
    ),
    Page(
        "round_unmatched",
        "matching:round",
        lambda _: _each("matching:round", _all(Round), unmatched="all"),
    ),
    Page("how_we_match", "matching:how", _at("matching:how")),
    Page(
        "partnership",
        "partnerships:partnership",
        lambda reader: _each("partnerships:partnership", reader.partnerships),
    ),
    Page("imports", "imports:index", lambda _: _asked("imports:index", [{}, {"page": 3}])),
    Page("batch", "imports:batch", lambda _: _each("imports:batch", _all(Batch)[:THINGS])),
    Page("jobs", "jobs:index", lambda _: _asked("jobs:index", [{}, {"page": 7}, {"state": "done"}])),
    Page("job", "jobs:show", lambda reader: _each("jobs:show", reader.jobs)),
    Page("gallery", "ui:gallery", _at("ui:gallery")),
]
"""Every HTML page a GET answers with; pages of one view that cost differently are listed apart."""
