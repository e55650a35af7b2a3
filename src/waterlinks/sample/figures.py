"""Ten years of figures for a fictional operator, coherent with one another and always the same.

Volumes, connections, staff and money are built from the people served and nine rates, so that every indicator
computed from them gives the rate back. Rates drift from worse to where the profile says the operator is today.
"""

import random
from collections.abc import Iterator

from waterlinks.kernel.periods import Period
from waterlinks.sample.profiles import Profile

YEARS = 10
GROWTH = 0.018  # people served a year
PEOPLE_PER_CONNECTION = 4.9
CONNECTIONS_PER_KM = 88
LITRES_SOLD = 112  # a person and day

# Today's rate when good, middling and bad; and how much worse it was ten years ago, as a share.
RATES: dict[str, tuple[dict[str, float], float]] = {
    "losses": ({"g": 0.17, "m": 0.29, "b": 0.45}, 0.25),
    "hours": ({"g": 24.0, "m": 20.5, "b": 12.0}, -0.20),
    "metering": ({"g": 0.985, "m": 0.90, "b": 0.58}, -0.18),
    "staff": ({"g": 3.9, "m": 6.4, "b": 11.5}, 0.30),
    "collection": ({"g": 0.985, "m": 0.925, "b": 0.78}, -0.08),
    "cost": ({"g": 1.27, "m": 1.07, "b": 0.83}, -0.10),
    "energy": ({"g": 0.33, "m": 0.54, "b": 0.88}, 0.15),
    "coverage": ({"g": 0.96, "m": 0.86, "b": 0.63}, -0.14),
    "sewerage": ({"g": 0.82, "m": 0.52, "b": 0.18}, -0.30),
}
CEILING = {"hours": 24.0, "metering": 1.0, "collection": 1.05, "coverage": 1.0, "sewerage": 1.0}


def ten_years(profile: Profile, last_year: int) -> Iterator[tuple[Period, dict[str, float]]]:
    """Yield each year, oldest first, with its items by catalogue code in the catalogue's units."""
    chance = random.Random(profile.code)  # noqa: S311 - a seed, not a secret
    flavour = {name: 1 + chance.uniform(-0.09, 0.09) for name in RATES}
    for back in range(YEARS - 1, -1, -1):
        rates = {name: _rate(profile, name, back, flavour[name], chance) for name in RATES}
        people = round(profile.people / (1 + GROWTH) ** back)
        yield Period.of_year(last_year - back), _items(profile, people, rates)


def _rate(profile: Profile, name: str, back: int, flavour: float, chance: random.Random) -> float | None:
    noise = 1 + chance.uniform(-0.02, 0.02)
    grade = profile.standing[name]
    if grade == "-":
        return None
    today, drift = RATES[name][0][grade] * flavour, RATES[name][1]
    value = today * (1 + drift * back / (YEARS - 1)) * (noise if back else 1)
    return min(value, CEILING.get(name, value))


def _items(profile: Profile, people: int, rates: dict[str, float | None]) -> dict[str, float]:
    if "water" not in profile.services:
        return _known(_sewerage(people, people, rates) | _money(people * 14.0, rates))
    connections = round(people / PEOPLE_PER_CONNECTION)
    sold = people * LITRES_SOLD * 365 / 1000
    produced = rates["losses"] and sold / (1 - rates["losses"])
    area = rates["coverage"] and round(people / rates["coverage"])
    sewer = _sewerage(area or people, people, rates) if "sewerage" in profile.services else {}
    serving = connections + (sewer.get("i71") or 0)
    return _known(
        {
            "i30": area,
            "i40": people,
            "i41": connections,
            "i53": rates["metering"] and round(connections * rates["metering"]),
            "i54": round(connections / CONNECTIONS_PER_KM, 1),
            "i55": produced and round(produced),
            "i59": round(sold),
            "x_hours": rates["hours"] and round(rates["hours"], 1),
            "i36": rates["staff"] and round(rates["staff"] * serving / 1000),
            "i30_02": produced and rates["energy"] and round(rates["energy"] * produced),
        }
        | sewer
        | _money(sold * 0.46, rates)
    )


def _sewerage(area: int, people: int, rates: dict[str, float | None]) -> dict[str, float | None]:
    served = rates["sewerage"] and round(area * rates["sewerage"])
    return {
        "x_pop_sewer_area": area,
        "i70": served,
        "i71": served and round(min(served, people) / PEOPLE_PER_CONNECTION),
    }


def _money(billed: float, rates: dict[str, float | None]) -> dict[str, float | None]:
    cost = rates["cost"] and billed / rates["cost"]
    return {
        "i90": round(billed),
        "i94": cost and round(cost),
        "i97": cost and rates["energy"] and round(cost * min(0.5, 0.4 * rates["energy"])),
        "x_cash": rates["collection"] and round(billed * rates["collection"]),
    }


def _known(items: dict[str, float | None]) -> dict[str, float]:
    return {code: float(value) for code, value in items.items() if value is not None}
