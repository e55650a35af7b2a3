"""Gauges: how far along a track something reaches, and how far it might."""

from dataclasses import dataclass

from waterlinks.ui.geometry.paths import number

FULL = 100

RUNG, RUNG_STEP, RUNGS = 47, 52, 4


@dataclass(frozen=True, slots=True)
class Gauge:
    """SVG attributes on a track 100 x 12. An empty text is nothing to draw."""

    sure: str = ""
    maybe_x: str = ""
    maybe_width: str = ""
    tick: str = ""


def gauge(low: float | None, mid: float | None, high: float | None) -> Gauge:
    """Return a gauge: solid to the low end, outlined to the high end, a tick at the value that sorts.

    Values are 0 to 100 and are held inside; an unknown low end is 0, an unknown high end 100.
    """
    start = _held(0 if low is None else low)
    end = max(start, _held(FULL if high is None else high))
    return Gauge(
        sure=number(start) if start else "",
        maybe_x=number(start) if end > start else "",
        maybe_width=number(end - start) if end > start else "",
        tick="" if mid is None else f"M{number(_held(mid))} 0V12",
    )


def _held(value: float) -> float:
    return min(float(FULL), max(0.0, float(value)))


@dataclass(frozen=True, slots=True)
class Rung:
    """One of four rungs: where it is, and whether it is "start", "now" (reached since) or a bare "rung"."""

    x: str
    kind: str


def ladder(start: int, now: int, goal: int | None) -> tuple[tuple[Rung, ...], str]:
    """Return the four rungs of a 0 to 4 ladder and the path of the line that marks the goal."""
    kinds = ["start" if k < min(start, now) else "now" if k < now else "rung" for k in range(RUNGS)]
    rungs = tuple(Rung(number(0.5 + RUNG_STEP * k), kind) for k, kind in enumerate(kinds))
    mark = "" if not goal else f"M{RUNG_STEP * min(goal, RUNGS) - 4} 3V29"
    return rungs, mark


MOST_BLOCKS = 40
BLOCKS_WIDTH, BLOCKS_GAP = 220, 2


@dataclass(frozen=True, slots=True)
class Block:
    """One block: where it starts, how wide it is, and whether it is filled."""

    x: str
    width: str
    filled: bool


def blocks(done: int, total: int) -> tuple[Block, ...]:
    """Return the blocks that show `done` of `total` on a track 220 x 14.

    More than MOST_BLOCKS things share blocks. Something done fills one block at least; only everything
    done fills the last.
    """
    shown = min(max(total, 1), MOST_BLOCKS)
    done = min(max(done, 0), total)
    filled = shown * done // total if total > 0 else 0
    if done and not filled:
        filled = 1
    pitch = (BLOCKS_WIDTH + BLOCKS_GAP) / shown
    return tuple(Block(number(pitch * k), number(pitch - BLOCKS_GAP), k < filled) for k in range(shown))
