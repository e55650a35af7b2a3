"""Progress in a terminal, for commands that do the work in the foreground."""

import time
from typing import TextIO

from django.utils.translation import gettext

BAR = 30  # characters
LINE_EVERY = 10.0  # seconds between two lines where nothing can be drawn over, such as a log


class TerminalProgress:
    """Draws a bar over itself in a terminal, and writes a line now and then anywhere else."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._draws = stream.isatty()
        self._next_line = 0.0

    def __call__(self, done: int, total: int | None, phase: str) -> None:
        """Show how far the work is."""
        if self._draws:
            self._write(f"\r\x1b[K{bar(done, total)} {phase}")
        elif time.monotonic() >= self._next_line:
            self._next_line = time.monotonic() + LINE_EVERY
            self._write(f"{counted(done, total)} {phase}\n")

    def close(self) -> None:
        """Leave the line of the bar."""
        if self._draws:
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def bar(done: int, total: int | None) -> str:
    """Return a bar with the figures beside it, or the figure alone while the total is not known."""
    if not total:
        return counted(done, total)
    filled = BAR * min(done, total) // total
    return f"[{'#' * filled}{'.' * (BAR - filled)}] {100 * min(done, total) // total:3d} % {counted(done, total)}"


def counted(done: int, total: int | None) -> str:
    if total is None:
        return f"{done:,}"
    return gettext("{done} of {total}").format(done=f"{done:,}", total=f"{total:,}")
