"""Made operators: who they are, and a thousand different histories of figures that are dealt out among them.

The figures come from the sample programme's own generator, and what follows from them from the real catalogue, once
for each history.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from waterlinks.benchmarking.queries.computed import indicators
from waterlinks.benchmarking.queries.observed import OperatorPeriod, Told
from waterlinks.kernel.figure import Figure
from waterlinks.kernel.periods import Period
from waterlinks.operators.terms import Ownership
from waterlinks.organisations.models import Organisation
from waterlinks.organisations.terms import Kind, Origin
from waterlinks.reference.countries import countries
from waterlinks.sample.figures import ten_years
from waterlinks.sample.filling import MONEY
from waterlinks.sample.profiles import FIGURES, Profile

HISTORIES = 1000
SOURCE = "Made for a benchmark"
LANGUAGES = ("en", "fr", "es", "pt", "ar", "id", "vi", "hi", "sw", "tl")
SERVICES = (["water"], ["water", "sewerage"], ["water", "sewerage", "septage"], ["sewerage"])
PLACES = (
    "Amber", "Birch", "Cedar", "Delta", "Ember", "Falcon", "Granite", "Harbour", "Iris", "Jade",
    "Kestrel", "Lagoon", "Meadow", "North", "Olive", "Palm", "Quartz", "River", "Saffron", "Tidal",
)  # fmt: skip
BODIES = ("Water Utility", "Municipal Water", "Water and Sewerage", "Water Board", "Water District", "Waters")


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a history: the items as reported, and the indicators that follow."""

    period: Period
    items: Mapping[str, Told]
    figures: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class History:
    """Ten years of figures, newest first, and the answers that go with them."""

    services: list[str]
    people_served: int
    years: tuple[Year, ...]


def histories(chance: random.Random, last_year: int, how_many: int = HISTORIES) -> list[History]:
    """Return different histories up to and with a year."""
    return [_history(_profile(chance, number), last_year) for number in range(how_many)]


def _profile(chance: random.Random, number: int) -> Profile:
    standing = {name: chance.choice("gggmmmmbb-") for name in FIGURES}
    return Profile(
        name=f"history {number}", acronym="", country="", city="", latitude=0, longitude=0,
        people=round(10 ** chance.uniform(3.5, 6.8)), services=chance.choice(SERVICES), ownership="", languages=[],
        standing=standing, days=None, budget=None, director=None, team=None, completed=0,
    )  # fmt: skip


def _history(profile: Profile, last_year: int) -> History:
    years = [_year(profile, period, items) for period, items in ten_years(profile, last_year)]
    return History(profile.services, profile.people, tuple(reversed(years)))


def _year(profile: Profile, period: Period, items: Mapping[str, float]) -> Year:
    told = {item: _told(item, value) for item, value in items.items()}
    key = OperatorPeriod(0, period.start, period.end)
    return Year(period, told, indicators(key, told, services=profile.services))


def _told(item: str, value: float) -> Told:
    currency, basis = ("USD", "nominal") if item in MONEY else ("", "")
    return Told(value, "reported", "B", currency, basis, SOURCE)


def newcomers(
    chance: random.Random, operators: int, dealt: list[History]
) -> Iterator[tuple[Organisation, dict[str, Any]]]:
    """Yield operators with what they answered about themselves; half of the answers are unknown, as in life."""
    homes = [one for one in countries().values() if one.income_group]
    for number in range(operators):
        history, home = dealt[number % len(dealt)], chance.choice(homes)
        place, body = chance.choice(PLACES), chance.choice(BODIES)
        organisation = Organisation(
            code=f"made-{number:06d}",
            name=f"{place} {body} {number}",
            acronym=f"{place[:2]}{number}".upper(),
            kind=Kind.OPERATOR,
            country=home.code,
            city=f"{place} {chance.choice(PLACES)}",
            origin=chance.choices((Origin.IMPORTED, Origin.REGISTER, Origin.OWN), (8, 1, 1))[0],
            source=SOURCE,
        )
        yield organisation, _answers(chance, history)


def _answers(chance: random.Random, history: History) -> dict[str, Any]:
    def perhaps(answer: Any) -> Any:
        return answer if chance.random() < 0.5 else None

    place = perhaps((chance.uniform(-50, 60), chance.uniform(-180, 180))) or (None, None)
    return {
        "services": history.services,
        "people_served": history.people_served,
        "hours_of_supply": perhaps(chance.choice((6.0, 12.0, 20.0, 24.0))),
        "ownership": perhaps(chance.choice(Ownership.values)) or "",
        "languages": perhaps(chance.sample(LANGUAGES, 2)),
        "latitude": place[0],
        "longitude": place[1],
        "mentor_days_per_quarter": perhaps(chance.choice((10, 20, 40, 60))),
        "travel_budget_usd": perhaps(chance.choice((0, 2000, 10_000))),
        "director_commits": perhaps(chance.random() < 0.7),
        "team_named": perhaps(chance.random() < 0.5),
        "partnerships_completed": perhaps(chance.randrange(4)),
        "figures_are_public": chance.random() < 0.9,
    }
