"""How an operator's setting becomes numbers in columns, so that all pairs can be scored at once.

Few operators differ in everything: each criterion sorts them into kinds (one row of small integers each), and
two operators of the same kinds score alike. Only the place is compared operator by operator.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

from waterlinks.matching.engine.facts import Context

UNKNOWN = -9999
"""Stands for None in integer columns; no criterion has an answer like it."""

BITS = 62  # of one signed 64-bit word, sign left alone
EARTH_RADIUS_KM = 6371
UNIT = 1_000_000  # places are points on a ball of this radius, in whole numbers: about six metres apart
KM_STEP = 50

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The codes mentors use. What no mentor speaks, serves or offers cannot be shared, so it needs no column."""

    languages: dict[str, int]
    services: dict[str, int]
    ownerships: dict[str, int]

    @classmethod
    def of(cls, contexts: Sequence[Context]) -> "Vocabulary":
        """Number the codes in alphabetical order."""
        return cls(
            numbered(code for context in contexts for code in context.languages or ()),
            numbered(code for context in contexts for code in context.services or ()),
            numbered(context.ownership for context in contexts if context.ownership is not None),
        )


@dataclass(frozen=True, slots=True)
class Kinds:
    """The distinct answers to one criterion (`values`, one row each) and which of them each operator gave."""

    values: Integers
    index: NDArray[np.intp]

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]], width: int = 1) -> "Kinds":
        """Sort rows of `width` integers into kinds."""
        table = np.array(rows, dtype=np.int64).reshape(len(rows), width)
        values, index = np.unique(table, axis=0, return_inverse=True)
        return cls(values, index.reshape(-1))


def numbered(codes: Iterable[str]) -> dict[str, int]:
    """Give each distinct code a number, in alphabetical order."""
    return {code: number for number, code in enumerate(sorted(set(codes)))}


def kinds_of(contexts: Sequence[Context], vocabulary: Vocabulary) -> dict[str, Kinds]:
    """Sort operators into kinds, criterion by criterion."""
    languages, services, ownerships = vocabulary.languages, vocabulary.services, vocabulary.ownerships
    return {
        "language": Kinds.of([_languages(context, languages) for context in contexts], 2 + _words(languages)),
        "services": Kinds.of(
            [_set(context.services, services) for context in contexts], 1 + _words(services)
        ),
        "size": Kinds.of([[_size_band(context.people_served)] for context in contexts]),
        "supply": Kinds.of([[known(context.intermittent)] for context in contexts]),
        "income": Kinds.of([[known(context.income_group)] for context in contexts]),
        "ownership": Kinds.of([[_ownership(context.ownership, ownerships)] for context in contexts]),
        "time_zone": Kinds.of([[_quarter_hours(context.time_zone)] for context in contexts]),
    }


def known(answer: int | None) -> int:
    """The answer as an integer, or the mark of an unknown one."""
    return UNKNOWN if answer is None else int(answer)


def _size_band(people: int | None) -> int:
    return UNKNOWN if people is None else people.bit_length()


def _quarter_hours(offset: float | None) -> int:
    return UNKNOWN if offset is None else round(offset * 4)


def _ownership(code: str | None, numbers: dict[str, int]) -> int:
    return UNKNOWN if code is None else numbers.get(code, -1)


def _languages(context: Context, numbers: dict[str, int]) -> list[int]:
    return [known(context.interpreter), *_set(context.languages, numbers)]


def _set(codes: frozenset[str] | None, numbers: dict[str, int]) -> list[int]:
    """How many codes there are (unknown when none is given), then one bit for each that a mentor has too."""
    words = [0] * _words(numbers)
    for code in codes or ():
        if code in numbers:
            words[numbers[code] // BITS] |= 1 << numbers[code] % BITS
    return [len(codes) if codes else UNKNOWN, *words]


def _words(numbers: dict[str, int]) -> int:
    return len(numbers) // BITS + 1


@dataclass(frozen=True, slots=True)
class Places:
    """Points on a ball of radius UNIT, in whole numbers held as floats: products of three stay exact below 2**53."""

    axes: NDArray[np.float64]  # (3, operators)
    known: NDArray[np.bool_]

    @classmethod
    def of(cls, contexts: Sequence[Context]) -> "Places":
        """Turn latitudes and longitudes into points; an unknown place is the middle of the ball."""
        places = [context.place for context in contexts]
        points = [(0, 0, 0) if place is None else point(*place) for place in places]
        known = np.array([place is not None for place in places], dtype=bool)
        return cls(np.array(points, dtype=np.float64).reshape(-1, 3).T.copy(), known)


def point(latitude: float, longitude: float) -> tuple[int, int, int]:
    """The point on the ball below a place given in degrees."""
    north, east = radians(latitude), radians(longitude)
    return (
        round(UNIT * cos(north) * cos(east)),
        round(UNIT * cos(north) * sin(east)),
        round(UNIT * sin(north)),
    )


def nearness(km: int) -> int:
    """The product of two points that lie so many kilometres apart; nearer pairs have a larger one."""
    return round(UNIT * UNIT * cos(km / EARTH_RADIUS_KM))


SAME_PLACE_KM = 15  # whole numbers cannot tell points apart that lie nearer
_FARTHER = [-nearness(km) for km in (SAME_PLACE_KM, *range(KM_STEP, 20_001, KM_STEP))]


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> int:
    """How far apart two places are, in steps of 50 km, rounded up, 0 in the same place: alike on every machine."""
    product = sum(a * b for a, b in zip(point(*one), point(*other), strict=True))
    return KM_STEP * bisect_left(_FARTHER, -product)
