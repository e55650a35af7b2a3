"""Start other programs. Nothing else in the door does."""

import contextlib
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from door.console import say
from door.places import ROOT

KEPT_LINES = 40
SECONDS_TO_END = 10

Command = Sequence[str | Path]


def stream(
    command: Command, env: Mapping[str, str], show: Callable[[str], None] = say
) -> tuple[int, list[str]]:
    """Run to the end, showing each line. Return the exit code and the last lines."""
    last: deque[str] = deque(maxlen=KEPT_LINES)
    with _started(command, env, subprocess.PIPE) as child:
        try:
            for line in child.stdout or ():
                last.append(line.rstrip())
                show(last[-1])
        except BaseException:
            child.terminate()
            raise
    return child.returncode, list(last)


def answers(command: Command, env: Mapping[str, str]) -> bool:
    """Return whether the program is there, starts and ends well; what it prints is nobody's business."""
    try:
        with _started(command, env, subprocess.DEVNULL) as child:
            return child.wait() == 0
    except OSError:
        return False


def run_visibly(command: Command, env: Mapping[str, str]) -> int:
    """Run to the end with our own streams, and return the exit code."""
    words = [str(word) for word in command]
    return subprocess.run(words, env=dict(env), cwd=ROOT, check=False).returncode  # noqa: S603 - our own command


def become(command: Command, env: Mapping[str, str]) -> int:
    """Let the program take our place in our folder, so that its signals and streams are its own."""
    words = [str(word) for word in command]
    if sys.platform != "win32":  # where exec gives the prompt back at once
        os.execve(words[0], words, dict(env))  # noqa: S606 - as above
    return subprocess.run(words, env=dict(env), check=False).returncode  # noqa: S603 - as above


def launch(command: Command, env: Mapping[str, str], printed: TextIO | None = None) -> subprocess.Popen[str]:
    """Start a program that stays, out of reach of the terminal's Ctrl-C: we end it ourselves, in order.

    What it prints goes to `printed`, or to the terminal; what it complains about always to the terminal.
    """
    return _started(command, env, printed or sys.stderr, errors=sys.stderr, apart=True)


def end(children: Sequence[subprocess.Popen[str]]) -> None:
    """Ask all to end; after ten seconds, end them, and whatever they started and left behind."""
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            child.kill()
        _kill_what_it_left(child)
        child.wait()


def _kill_what_it_left(child: subprocess.Popen[str]) -> None:
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError):  # it left nobody
            os.killpg(child.pid, signal.SIGKILL)


def _started(
    command: Command,
    env: Mapping[str, str],
    output: int | TextIO,
    *,
    errors: int | TextIO = subprocess.STDOUT,
    apart: bool = False,
) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - every command is written in this repository
        [str(word) for word in command],
        env=dict(env),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=errors,
        encoding="utf-8",
        errors="replace",
        start_new_session=apart,
    )
