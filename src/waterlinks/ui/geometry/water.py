"""The shape of the river's water: where its middle runs, how wide it is, where it parts.

The whole river is 1000 long and 104 high. It widens on its way; from 884 on it parts into three mouths:
one partnership, many ways on. Every function works along the whole river.
"""

import math
from collections.abc import Sequence

from waterlinks.ui.geometry import paths
from waterlinks.ui.geometry.paths import CLOSE, Point, Segment

LENGTH = 200  # of one reach
END = 1000
PARTS_AT = 884
FRONT = 64  # length over which moving water rounds off
GATE = 13  # how far a gate stands out over the banks
FLOW = 0.4  # distance of a flow line from the middle, as a share of the half width

# Edges of the three mouths, from the upper bank to the lower one, and the end of each.
MOUTHS: list[list[Segment]] = [
    [("C", ((929, 35), (940, 10), (1000, 10)))],
    [("C", ((950, 22), (930, 45.3), (918, 48.3))), ("C", ((940, 46.3), (950, 45), (1000, 45)))],
    [("C", ((950, 58), (940, 57.7), (918, 55.7))), ("C", ((930, 58.7), (950, 82), (1000, 82)))],
    [("C", ((940, 94), (929, 69), (884, 69)))],
]
TIPS: list[Point] = [(1000, 22), (1000, 58), (1000, 94)]


def middle(x: float) -> float:
    """Return the height of the middle of the water at x (0 to 1000)."""
    reaches = x / LENGTH
    calm = _smooth((reaches - 3.1) / 1.3)
    swing = math.sin(2 * math.pi * reaches / 2.35 + 0.5)
    return 52 - 15 * swing * (1 - calm) * min(1, 0.35 + reaches / 1.6)


def half_width(x: float) -> float:
    """Return half of the width of the water at x (0 to 1000)."""
    reaches = x / LENGTH
    return float(4 + 13 * min(1, reaches / 4.3) ** 1.05)


def _smooth(t: float) -> float:
    t = min(1.0, max(0.0, t))
    return t**3 * (t * (6 * t - 15) + 10)


def bed(start: float, end: float, samples: int) -> list[Segment]:
    """Return the closed outline from bank to bank; an end of 1000 takes the mouths in."""
    upper, lower = _banks(start, end, samples)
    back = list(reversed(lower))
    if end < END:
        return [*_along(upper), *paths.straight(back[0]), *paths.through(back), CLOSE]
    mouths = [
        segment
        for tip, edge in zip(TIPS, MOUTHS[1:], strict=True)
        for segment in (*paths.straight(tip), *edge)
    ]
    return [*_along(upper), *MOUTHS[0], *mouths, *paths.through(back), CLOSE]


def banks(start: float, end: float, samples: int) -> list[Segment]:
    """Return the same as lines: the banks alone, open at both ends."""
    upper, lower = _banks(start, end, samples)
    if end < END:
        return [*_along(upper), *_along(lower)]
    mouths = [
        segment for tip, edge in zip(TIPS, MOUTHS[1:], strict=True) for segment in (paths.move(tip), *edge)
    ]
    return [*_along(upper), *MOUTHS[0], *mouths, *paths.through(list(reversed(lower)))]


def front(start: float, end: float, samples: int) -> list[Segment]:
    """Return water that has come as far as `end`, with a round front (half an ellipse)."""
    upper, lower = [], []
    for k in range(samples + 1):
        x = start + (end - start) * math.sin(math.pi / 2 * k / samples)
        ahead = max(0.0, (x - end + FRONT) / FRONT)
        half = half_width(x) * math.sqrt(max(0.0, 1 - ahead**2))
        upper.append((x, middle(x) - half))
        lower.append((x, middle(x) + half))
    return [*_along(upper), *paths.through(list(reversed(lower))), CLOSE]


def flow(start: float, end: float, samples: int) -> list[Segment]:
    """Return the two lines that show which way the water moves."""
    return [segment for side in (-FLOW, FLOW) for segment in _along(_edge(start, end, samples, side))]


def gate(at: float) -> list[Segment]:
    """Return a gate across the bed."""
    top, bottom = middle(at) - half_width(at) - GATE, middle(at) + half_width(at) + GATE
    return [
        paths.move((at - 1, top)),
        *paths.straight((at + 4, top), (at + 4, bottom), (at - 1, bottom)),
        CLOSE,
    ]


def _edge(start: float, end: float, samples: int, side: float) -> list[Point]:
    places = [start + (end - start) * k / samples for k in range(samples + 1)]
    return [(x, middle(x) + side * half_width(x)) for x in places]


def _banks(start: float, end: float, samples: int) -> tuple[list[Point], list[Point]]:
    end = min(end, PARTS_AT)
    return _edge(start, end, samples, -1), _edge(start, end, samples, 1)


def _along(points: Sequence[Point]) -> list[Segment]:
    return [paths.move(points[0]), *paths.through(points)]
