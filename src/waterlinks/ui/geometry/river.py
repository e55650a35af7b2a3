"""The river of a partnership: five reaches, filled as far as work is done.

Drawn one reach at a time, 200 x 104 each, across or (x and y exchanged) down; or whole and small, 1000 x 104.
"""

from dataclasses import dataclass
from functools import cache

from waterlinks.ui.geometry import paths, water
from waterlinks.ui.geometry.paths import Segment
from waterlinks.ui.geometry.water import END, FRONT, LENGTH, PARTS_AT

STEPS = 5
DONE, CURRENT, WAITING, BLOCKED = "done", "current", "waiting", "blocked"
STATES = (DONE, CURRENT, WAITING, BLOCKED)
FILLED = {CURRENT: 0.62 * LENGTH, BLOCKED: 0.5 * LENGTH}

SAMPLES, SAMPLES_SMALL = 8, 4


@dataclass(frozen=True, slots=True)
class Drawing:
    """Path data. An empty text is nothing to draw."""

    bed: str = ""
    banks: str = ""
    water: str = ""
    flow: str = ""
    gate: str = ""


@cache
def reach(step: int, state: str, *, down: bool = False) -> Drawing:
    """Return the drawing of one step, 1 to 5.

    Raises:
        ValueError: there is no such step or no such state.
    """
    start, end = _place(step, state)
    drawn: dict[str, list[Segment]] = {}
    if state == DONE:
        drawn = {
            "water": water.bed(start, end, SAMPLES),
            "flow": water.flow(start, min(end, PARTS_AT - 12), SAMPLES),
        }
    else:
        drawn = {"bed": water.bed(start, end, SAMPLES), "banks": water.banks(start, end, SAMPLES)}
    if state in FILLED:
        drawn |= _filled(start, state)
    return Drawing(
        **{name: paths.data(paths.moved(path, -start), swapped=down) for name, path in drawn.items()},
    )


@cache
def small(step: int, state: str) -> Drawing:
    """Return the whole river as one picture for a row: steps before `step` are done, later ones wait.

    Coarse, in whole units: it is shown 140 pixels wide.

    Raises:
        ValueError: there is no such step or no such state.
    """
    start, end = _place(step, state)
    dry = end if state == DONE else start
    drawn: dict[str, list[Segment]] = {}
    if dry > 0:
        drawn["water"] = water.bed(0, dry, SAMPLES_SMALL * round(dry / LENGTH))
    if dry < END:
        drawn["bed"] = water.bed(dry, END, SAMPLES_SMALL * round((END - dry) / LENGTH))
    if state in FILLED:
        filled = _filled(start, state)
        drawn |= {"water": [*drawn.get("water", []), *filled["water"]], "gate": filled.get("gate", [])}
    return Drawing(**{name: paths.data(path, places=0) for name, path in drawn.items()})


def _place(step: int, state: str) -> tuple[float, float]:
    if step not in range(1, STEPS + 1) or state not in STATES:
        message = (
            f"A river has steps 1 to {STEPS} in the states {', '.join(STATES)}; got step {step!r}, {state!r}."
        )
        raise ValueError(message)
    return (step - 1) * LENGTH, step * LENGTH


def _filled(start: float, state: str) -> dict[str, list[Segment]]:
    """Return the water of a reach that is not done: moving on with a round front, or held by a gate."""
    until = start + FILLED[state]
    if state == CURRENT:
        return {
            "water": water.front(start, until, 2 * SAMPLES),
            "flow": water.flow(start, until - FRONT, SAMPLES // 2),
        }
    return {
        "water": water.bed(start, until, SAMPLES // 2),
        "flow": water.flow(start, until - 12, SAMPLES // 2),
        "gate": water.gate(until),
    }
