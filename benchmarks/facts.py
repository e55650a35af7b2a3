"""Made needs and mentors as the matching engine knows them: a third of all answers unknown, as in life."""

import datetime as dt
import random
from typing import Any

from waterlinks.matching.engine.facts import GRADES, Area, Context, MentorFact, NeedFact, Offer
from waterlinks.operators.terms import FocusArea, Ownership, Service
from waterlinks.reference.countries import countries

FIRST_DAY = dt.date(2025, 1, 1)
LANGUAGES = ("en", "fr", "es", "pt", "ar", "id", "vi", "hi", "sw", "tl")
MOST_ASKED, MOST_OFFERED = 3, 6


def needs(chance: random.Random, how_many: int) -> list[NeedFact]:
    """Return open needs of as many operators, each with one to three focus areas."""
    return [_need(chance, number) for number in range(how_many)]


def _need(chance: random.Random, number: int) -> NeedFact:
    asked = chance.sample(FocusArea.values, chance.randint(1, MOST_ASKED))
    return NeedFact(
        code=f"N-{number:06d}",
        operator=f"recipient-{number:06d}",
        waiting_since=FIRST_DAY + dt.timedelta(days=chance.randrange(500)),
        areas=tuple(_area(chance, focus, priority) for priority, focus in enumerate(asked, start=1)),
        context=_context(chance),
        **_stance(chance),
        can_host=_perhaps(chance, chance.random() < 0.5),
    )


def _area(chance: random.Random, focus: str, priority: int) -> Area:
    now = chance.randint(0, 2)
    return Area(
        focus, priority, now, now + chance.randint(1, 2), chance.randint(35, 100), chance.random() < 0.5
    )


def mentors(chance: random.Random, how_many: int) -> list[MentorFact]:
    """Return as many mentors, each with one to six offers and up to three slots."""
    return [_mentor(chance, number) for number in range(how_many)]


def _mentor(chance: random.Random, number: int) -> MentorFact:
    offered = chance.sample(FocusArea.values, chance.randint(1, MOST_OFFERED))
    return MentorFact(
        operator=f"mentor-{number:06d}",
        offers=tuple(_offer(chance, focus) for focus in offered),
        context=_context(chance),
        days_per_quarter=_perhaps(chance, chance.choice((20, 40, 60))),
        **_stance(chance),
        partnerships_completed=_perhaps(chance, chance.randrange(5)),
    )


def _offer(chance: random.Random, focus: str) -> Offer:
    grade = chance.choice((*GRADES, None))
    return Offer(focus, chance.randint(2, 4), chance.randint(35, 100), grade, chance.random() < 0.5)


def _stance(chance: random.Random) -> dict[str, Any]:
    return {
        "director_commits": _perhaps(chance, chance.random() < 0.7),
        "team_named": _perhaps(chance, chance.random() < 0.5),
        "budget_usd": _perhaps(chance, chance.choice((0, 1500, 5000, 20_000))),
    }


def _context(chance: random.Random) -> Context:
    home = chance.choice([*countries().values()])
    place = _perhaps(chance, (chance.uniform(-50, 60), chance.uniform(-180, 180))) or (None, None)
    return Context(
        country=home.code,
        languages=_perhaps(chance, frozenset(chance.sample(LANGUAGES, 2))),
        interpreter=_perhaps(chance, chance.random() < 0.3),
        latitude=place[0],
        longitude=place[1],
        people_served=_perhaps(chance, round(10 ** chance.uniform(3.5, 6.8))),
        services=_perhaps(chance, frozenset(chance.sample(Service.values, chance.randint(1, 2)))),
        intermittent=_perhaps(chance, chance.random() < 0.5),
        ownership=_perhaps(chance, chance.choice(Ownership.values)),
        income_group=home.income_group,
        time_zone=None if home.longitude is None else round(home.longitude / 15),
    )


def _perhaps(chance: random.Random, answer: Any) -> Any:
    return answer if chance.random() < 2 / 3 else None
