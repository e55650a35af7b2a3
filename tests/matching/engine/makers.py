"""Facts for the engine's tests: makers that ask for nothing, and strategies for facts at random."""

import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from waterlinks.matching.engine.facts import Area, Context, MentorFact, NeedFact, Offer
from waterlinks.matching.engine.network import Network

LONG_AGO = dt.date(2025, 1, 1)
PLACES = {
    "Nairobi": (-1.29, 36.82),
    "Kisumu": (-0.09, 34.77),
    "Kampala": (0.35, 32.58),
    "Ha Noi": (21.03, 105.85),
    "Phnom Penh": (11.56, 104.92),
    "Recife": (-8.05, -34.88),
    "Suva": (-18.14, 178.44),
    "Apia": (-13.83, -171.77),
    "Rotterdam": (51.92, 4.48),
}
SETTING: dict[str, Any] = {
    "country": "KE",
    "languages": frozenset({"en"}),
    "interpreter": False,
    "latitude": -1.29,
    "longitude": 36.82,
    "people_served": 100_000,
    "services": frozenset({"water"}),
    "intermittent": True,
    "ownership": "public",
    "income_group": 2,
    "time_zone": 3.0,
}


some = settings(max_examples=50, deadline=None)
"""For properties: enough examples to find a slip, few enough to stay quick, and no clock on a busy machine."""


def a_context(**changes) -> Context:
    """A setting of which everything is known."""
    return Context(**(SETTING | changes))


def an_area(focus="leaks", *, priority=1, level_now=1, level_aim=3, weight=100, confirmed=True) -> Area:
    return Area(focus, priority, level_now, level_aim, weight, confirmed)


def an_offer(focus="leaks", *, level=4, weight=100, evidence_grade="A", confirmed=True) -> Offer:
    return Offer(focus, level, weight, evidence_grade, confirmed)


def a_need(code="N-0001", **changes) -> NeedFact:
    """A need of an operator that has answered everything well."""
    answers = {
        "operator": f"recipient-{code}",
        "waiting_since": LONG_AGO,
        "areas": (an_area(),),
        "context": a_context(),
        "director_commits": True,
        "team_named": True,
        "budget_usd": 20_000,
        "can_host": True,
    }
    return NeedFact(code=code, **(answers | changes))


def a_mentor(operator="lakeside", **changes) -> MentorFact:
    """A mentor that could not do better."""
    answers = {
        "offers": (an_offer(),),
        "context": a_context(),
        "days_per_quarter": 80,
        "director_commits": True,
        "team_named": True,
        "budget_usd": 20_000,
        "partnerships_completed": 3,
    }
    return MentorFact(operator=operator, **(answers | changes))


def a_network(need=None, mentor=None, **more) -> Network:
    """A network of one need and one mentor."""
    return Network.of([need or a_need()], [mentor or a_mentor()], **more)


def or_unknown(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


yes_or_no = st.booleans()
languages = st.frozensets(st.sampled_from(["en", "fr", "pt", "sw"]), min_size=1, max_size=2)
services = st.frozensets(st.sampled_from(["water", "wastewater", "septage"]), min_size=1)
people = st.integers(0, 20_000_000)
dollars = st.integers(0, 30_000)
time_zones = st.integers(-48, 56).map(lambda quarters: quarters / 4)
focuses = st.sampled_from(["leaks", "billing", "pressure", "energy"])
weights_of_facts = st.sampled_from([0, 1, 25, 50, 75, 100])
grades = st.sampled_from("ABCD")

ANSWERS = {
    "languages": languages,
    "interpreter": yes_or_no,
    "people_served": people,
    "services": services,
    "intermittent": yes_or_no,
    "ownership": st.sampled_from(["public", "private"]),
    "income_group": st.integers(1, 4),
    "time_zone": time_zones,
}
NEED_ANSWERS = {
    "director_commits": yes_or_no,
    "team_named": yes_or_no,
    "budget_usd": dollars,
    "can_host": yes_or_no,
}
MENTOR_ANSWERS = {
    "days_per_quarter": st.integers(0, 120),
    "director_commits": yes_or_no,
    "team_named": yes_or_no,
    "budget_usd": dollars,
    "partnerships_completed": st.integers(0, 5),
}


@st.composite
def contexts(draw) -> Context:
    place = draw(or_unknown(st.sampled_from(sorted(PLACES.values()))))
    answers = {field: draw(or_unknown(strategy)) for field, strategy in ANSWERS.items()}
    latitude, longitude = place or (None, None)
    kind = draw(st.sampled_from(["real", "real", "real", "illustrative"]))
    return Context("KE", kind, latitude=latitude, longitude=longitude, **answers)


@st.composite
def asked_areas(draw) -> tuple[Area, ...]:
    named = draw(st.lists(focuses, min_size=1, max_size=4, unique=True))
    return tuple(
        Area(
            focus,
            draw(st.integers(1, 7)),
            draw(st.integers(0, 4)),
            draw(st.integers(0, 4)),
            draw(weights_of_facts),
            draw(yes_or_no),
        )
        for focus in named
    )


@st.composite
def offers(draw) -> tuple[Offer, ...]:
    named = draw(st.lists(focuses, max_size=4, unique=True))
    return tuple(
        Offer(
            focus, draw(st.integers(0, 4)), draw(weights_of_facts), draw(or_unknown(grades)), draw(yes_or_no)
        )
        for focus in named
    )


@st.composite
def needs(draw, number: int = 1) -> NeedFact:
    answers = {field: draw(or_unknown(strategy)) for field, strategy in NEED_ANSWERS.items()}
    return NeedFact(
        f"N-{number:04}",
        draw(st.sampled_from([f"recipient-{number}", "mentor-1"])),
        draw(st.dates(dt.date(2024, 1, 1), dt.date(2024, 1, 4))),
        draw(asked_areas()),
        draw(contexts()),
        partners=draw(st.frozensets(st.sampled_from(["mentor-1", "mentor-2"]), max_size=1)),
        **answers,
    )


@st.composite
def mentors(draw, number: int = 1) -> MentorFact:
    answers = {field: draw(or_unknown(strategy)) for field, strategy in MENTOR_ANSWERS.items()}
    return MentorFact(
        f"mentor-{number}",
        draw(offers()),
        draw(contexts()),
        slots=draw(or_unknown(st.integers(0, 2))),
        partnerships_running=draw(st.integers(0, 2)),
        **answers,
    )


@st.composite
def candidates(draw) -> tuple[NeedFact, MentorFact]:
    """A need and a mentor that breaks no must-have, whatever the unanswered answers will be."""
    need, mentor, area = draw(needs()), draw(mentors(2)), draw(asked_areas())[0]
    area = replace(area, level_now=area.level_now % 3, weight=max(1, area.weight))
    offer = Offer(
        area.focus, draw(st.integers(area.level_now + 2, 4)), 50, draw(or_unknown(grades)), draw(yes_or_no)
    )
    return (
        replace(
            need,
            areas=(area, *(other for other in need.areas if other.focus != area.focus)),
            context=replace(need.context, origin_kind="real", interpreter=True),
            partners=frozenset(),
        ),
        replace(
            mentor,
            offers=(offer, *(other for other in mentor.offers if other.focus != area.focus)),
            context=replace(mentor.context, origin_kind="real"),
            slots=3,
        ),
    )


@st.composite
def lists_of(draw, make, most: int) -> list:
    return [draw(make(number)) for number in range(1, draw(st.integers(1, most)) + 1)]
