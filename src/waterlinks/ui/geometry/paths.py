"""Points to SVG path data."""

from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Segment = tuple[str, tuple[Point, ...]]

CLOSE: Segment = ("Z", ())


def number(value: float, places: int = 1) -> str:
    """Return a coordinate as short text, the same in every language: 41.0 is "41", -0.04 is "0"."""
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def move(point: Point) -> Segment:
    return ("M", (point,))


def straight(*points: Point) -> list[Segment]:
    return [("L", (point,)) for point in points]


def through(points: Sequence[Point]) -> list[Segment]:
    """Return a smooth curve from the first point through all others (Catmull-Rom, as cubic segments)."""
    padded = [points[0], *points, points[-1]]
    segments: list[Segment] = []
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        leave = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        arrive = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        segments.append(("C", (leave, arrive, end)))
    return segments


def moved(path: Iterable[Segment], x: float) -> list[Segment]:
    """Return the same path, further along by x."""
    return [(command, tuple((px + x, py) for px, py in points)) for command, points in path]


def data(path: Iterable[Segment], *, swapped: bool = False, places: int = 1) -> str:
    """Write path data. `swapped` exchanges x and y: what ran across runs down."""
    written = []
    for command, points in path:
        pairs = [(y, x) if swapped else (x, y) for x, y in points]
        written.append(command + " ".join(f"{number(x, places)} {number(y, places)}" for x, y in pairs))
    return "".join(written)
