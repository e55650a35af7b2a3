"""What every benchmark measures with: times and their percentiles, the peak of memory, figures and their bars."""

import argparse
import gzip
import os
import platform
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import TypeVar

from door.console import answer as tell_the_machine
from door.console import say

Result = TypeVar("Result")
Clock = Callable[[], float]
MB = 1024 * 1024
ALONE = "leave out the time spent waiting for processors that other programs hold (Linux)"
BAR = re.compile(r"(<=|>=) ([\d.]+)")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number. `bar` is what it has to reach, such as "<= 150"; empty when nothing was promised."""

    name: str
    value: float
    unit: str
    bar: str = ""

    @property
    def is_missed(self) -> bool:
        """Whether the number fails its bar.

        Raises:
            ValueError: the bar is written in another way than "<= 150" or ">= 50".
        """
        if not self.bar:
            return False
        if not (read := BAR.fullmatch(self.bar)):
            raise ValueError(f"{self.name} has the bar {self.bar!r}; write it like '<= 150' or '>= 50'.")
        limit = float(read[2])
        return self.value > limit if read[1] == "<=" else self.value < limit


def at_least(least: int) -> Callable[[str], int]:
    """Return what reads a whole number of a command line and refuses smaller ones."""

    def number(word: str) -> int:
        if not word.isdecimal() or int(word) < least:
            raise argparse.ArgumentTypeError(f"{word} is not a whole number from {least}")
        return int(word)

    return number


def wall_ms() -> float:
    """Return what the clock on the wall shows, in milliseconds since some moment."""
    return time.perf_counter_ns() / 1e6


def timed(work: Callable[[], Result], clock: Clock = wall_ms) -> tuple[Result, float]:
    """Do the work and return what came of it, and the milliseconds it took."""
    began = clock()
    came_of_it = work()
    return came_of_it, clock() - began


def milliseconds(work: Callable[[], object], clock: Clock = wall_ms) -> float:
    """Do the work and return how long it took."""
    return timed(work, clock)[1]


def percentile(values: Sequence[float], share: int) -> float:
    """Return the smallest value that at least `share` percent of the values do not exceed (nearest rank).

    Raises:
        IndexError: there are no values.
    """
    rank = -(-share * len(values) // 100)
    return sorted(values)[max(rank, 1) - 1]


def zipped_kb(body: bytes) -> float:
    """Return what a text weighs on its way to a browser, in thousands of bytes."""
    return len(gzip.compress(body, 6)) / 1000


def peak_mb() -> float:
    """Return the most memory this process has held so far."""
    if sys.platform == "win32":
        import psutil  # the only way there

        return psutil.Process().memory_info().peak_wset / MB
    import resource  # not on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / MB if sys.platform == "darwin" else most / 1024


def answer(bench: str, seed: int, database: str, figures: Iterable[Figure], **more: object) -> None:
    """Print the one JSON object, and tell the person which bars were missed."""
    figures = list(figures)
    missed = [figure for figure in figures if figure.is_missed]
    for figure in missed:
        say(f"Missed: {figure.name} is {figure.value:g} {figure.unit}, the bar is {figure.bar}.")
    say(f"{len(figures)} figures, {len(missed)} of them miss their bar.")
    told = {
        "bench": bench,
        "seed": seed,
        "database": database,
        "figures": [asdict(figure) for figure in figures],
        "missed": [figure.name for figure in missed],
        "machine": {
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "system": platform.system(),
        },
        **more,
    }
    tell_the_machine(told)
