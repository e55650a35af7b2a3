"""The sixty fictional operators, as operators.csv lists them.

`standing` is one letter for each of nine figures: good, middling, bad, or - for not measured. An empty answer is
unknown, as it would be in life.
"""

import csv
from dataclasses import dataclass
from importlib import resources

FIGURES = ("losses", "hours", "metering", "staff", "collection", "cost", "energy", "coverage", "sewerage")
ANSWERS = {"yes": True, "no": False, "": None}


@dataclass(frozen=True, slots=True)
class Profile:
    """A fictional operator; what it answered, and how it does in each figure."""

    name: str
    acronym: str
    country: str
    city: str
    latitude: float
    longitude: float
    people: int
    services: list[str]
    ownership: str
    languages: list[str]
    standing: dict[str, str]
    days: int | None
    budget: int | None
    director: bool | None
    team: bool | None
    completed: int

    @property
    def code(self) -> str:
        return self.name.lower().replace(" ", "-")


def profiles() -> list[Profile]:
    """Return the sixty operators in the order of the file."""
    table = resources.files("waterlinks.sample").joinpath("operators.csv").read_text(encoding="utf-8")
    return [_profile(row) for row in csv.DictReader(table.splitlines())]


def _profile(row: dict[str, str]) -> Profile:
    return Profile(
        name=row["name"],
        acronym=row["acronym"],
        country=row["country"],
        city=row["city"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        people=int(row["people"]),
        services=row["services"].split("|"),
        ownership=row["ownership"],
        languages=row["languages"].split("|"),
        standing=dict(zip(FIGURES, row["standing"], strict=True)),
        days=_number(row["days"]),
        budget=_number(row["budget"]),
        director=ANSWERS[row["director"]],
        team=ANSWERS[row["team"]],
        completed=int(row["completed"]),
    )


def _number(text: str) -> int | None:
    return int(text) if text else None
