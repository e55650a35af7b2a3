"""A small multiple: own years as a line over the band in which the middle half of the peers lies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from waterlinks.ui.geometry.paths import Point, number

WIDTH, HEIGHT = 260, 118
TOP, BOTTOM = 8, 94
LEFT, RIGHT = 6, 252
ROOM = 0.12  # free room above and below the highest and the lowest value, as a share of their distance

Series = Sequence[tuple[int, float | None]]


@dataclass(frozen=True, slots=True)
class Plot:
    """SVG attributes, as text. An empty text (or no dot) is nothing to draw."""

    band_y: str = ""
    band_height: str = ""
    median: str = ""
    own: str = ""
    gaps: str = ""
    dot: tuple[str, str] | None = None
    first_year: str = ""
    last_year: str = ""


def plot(series: Series, band: tuple[float, float] | None = None, median: float | None = None) -> Plot:
    """Return where everything goes.

    Args:
        series: (year, value) in any order; a year without a value is None and leaves a gap.
        band: lower and upper quartile of the peers, in the unit of the series.
        median: median of the peers.
    """
    series = sorted(series, key=lambda point: point[0])
    known = [(year, value) for year, value in series if value is not None]
    scale = _scale([value for _, value in known] + list(band or ()) + ([] if median is None else [median]))
    years = [year for year, _ in series]
    runs = _runs(series)
    points = [[(_across(year, years), scale(value)) for year, value in run] for run in runs]
    last = points[-1][-1] if points else None
    upper = scale(max(band)) if band else 0.0
    return Plot(
        band_y=number(upper) if band else "",
        band_height=number(max(1.0, scale(min(band)) - upper)) if band else "",
        median=f"M0 {number(scale(median))}H{WIDTH}" if median is not None else "",
        own="".join(_polyline(run) for run in points),
        gaps="".join(_polyline([before[-1], after[0]]) for before, after in pairwise(points)),
        dot=(number(last[0]), number(last[1])) if last else None,
        first_year=str(years[0]) if years else "",
        last_year=str(years[-1]) if len(set(years)) > 1 else "",
    )


class _Scale:
    """Values to heights. Equal values lie in the middle."""

    def __init__(self, low: float, high: float) -> None:
        self.low, self.span = low, high - low

    def __call__(self, value: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * (value - self.low) / self.span


def _scale(values: Iterable[float]) -> _Scale:
    values = list(values) or [0.0]
    low, high = min(values), max(values)
    room = (high - low) * ROOM or abs(high) * ROOM or 1.0
    return _Scale(low - room, high + room)


def _across(year: int, years: Sequence[int]) -> float:
    """Return the place of a year to scale; a single year stands at the end."""
    span = years[-1] - years[0]
    return LEFT + (RIGHT - LEFT) * (year - years[0]) / span if span else float(RIGHT)


def _runs(series: Series) -> list[list[tuple[int, float]]]:
    """Return the stretches of years that have a value."""
    runs: list[list[tuple[int, float]]] = [[]]
    for year, value in series:
        if value is None:
            runs.append([])
        else:
            runs[-1].append((year, value))
    return [run for run in runs if run]


def _polyline(points: Sequence[Point]) -> str:
    path = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return path if len(points) > 1 else f"{path}h0"  # a year alone is a round cap, a dot
