"""The commands, their options and what they hand on."""

import argparse
import os
import secrets
import sys
from collections.abc import Callable, Sequence
from typing import Any

from door import children, packages
from door.checking import check
from door.console import DONE, REFUSED, USAGE, Misuse, Refusal, say
from door.demo import demo
from door.places import BENCHMARKS, MANAGE, ROOT, VENV_PYTHON, environment
from door.steps import NOT_IN_THE_SUITE

HELP = """\
./waterlinks COMMAND …        (on Windows: python waterlinks COMMAND …)

  demo [--port N] [--fresh] [--empty]    set up, fill with a sample programme, serve
  test [pytest arguments]                set up, run the tests
  check [--only NAME,…] [--strict]       everything that CI runs
  manage COMMAND …                       a command of the installation
  bench NAME …                           measure; without a name: which there are

Needs Python 3.11 or later and nothing else. Read on in docs/commands.md."""

NARROWING = ("-k", "-m", "-n")  # pytest options after which the person knows better than our defaults
PYTEST_EXITS = {0: DONE, 4: USAGE}


def main(words: Sequence[str]) -> int:
    """Run the command and return the exit code: 0 done, 1 refused, 2 usage."""
    if not words or words[0] in {"-h", "--help", "help"}:
        say(HELP)
        return DONE
    command = COMMANDS.get(words[0])
    try:
        if command is None:
            raise Misuse(f"There is no command {words[0]}. Commands: {', '.join(COMMANDS)}.")
        return command(words[1:])
    except Refusal as refusal:
        say(str(refusal))
        return USAGE if isinstance(refusal, Misuse) else REFUSED
    except KeyboardInterrupt:
        say("Ended before it was done.")
        return REFUSED


class Parser(argparse.ArgumentParser):
    """A parser that keeps stdout for machines."""

    def print_help(self, file: Any = None) -> None:
        super().print_help(file or sys.stderr)


def _demo(words: Sequence[str]) -> int:
    parser = Parser("waterlinks demo", description="Set up, fill with a sample programme, serve.")
    parser.add_argument("--port", type=port, default=8000, metavar="N", help="where to listen (8000)")
    parser.add_argument("--fresh", action="store_true", help="remove the demo's own database first")
    parser.add_argument("--empty", action="store_true", help="do not fill the sample programme")
    asked = parser.parse_args(words)
    return demo(port=asked.port, fresh=asked.fresh, empty=asked.empty)


def port(word: str) -> int:
    """Return the port that the word names.

    Raises:
        argparse.ArgumentTypeError: it is not a number from 1 to 65535.
    """
    if not word.isdecimal() or not 1 <= int(word) <= 65_535:
        raise argparse.ArgumentTypeError(f"{word} is not a port: a number from 1 to 65535")
    return int(word)


def _test(words: Sequence[str]) -> int:
    packages.prepare("test")
    env = environment(WATERLINKS_FOLDER=str(ROOT / "var" / "test"))
    env.setdefault("WATERLINKS_SECRET_KEY", secrets.token_urlsafe(50))  # PostgreSQL asks for one
    code = children.run_visibly([VENV_PYTHON, "-m", "pytest", *arguments_for_pytest(words)], env)
    return PYTEST_EXITS.get(code, REFUSED)


def arguments_for_pytest(words: Sequence[str]) -> list[str]:
    """Return what pytest gets: ours in front, unless the person has chosen tests or workers already."""
    narrowed = any(not word.startswith("-") or word.startswith(NARROWING) for word in words)
    return [*words] if narrowed else ["-n", "2", "-m", NOT_IN_THE_SUITE, *words]


def _check(words: Sequence[str]) -> int:
    parser = Parser("waterlinks check", description="Everything that CI runs.")
    parser.add_argument("--only", default="", metavar="NAME[,NAME]", help="only these steps")
    parser.add_argument("--strict", action="store_true", help="a missing PostgreSQL or Chromium is a failure")
    asked = parser.parse_args(words)
    only = [name.strip() for name in asked.only.split(",") if name.strip()]
    return check(only=only, strict=asked.strict or os.environ.get("CI") == "true")


def _manage(words: Sequence[str]) -> int:
    packages.prepare("run")
    return children.become([VENV_PYTHON, MANAGE, *words], environment())


def _bench(words: Sequence[str]) -> int:
    names = benches()
    if not words or words[0] not in names:
        raise Misuse(f"Name what to measure: {', '.join(names) or 'there is nothing yet'}.")
    packages.prepare("bench")
    return children.become([VENV_PYTHON, "-m", f"benchmarks.{words[0]}", *words[1:]], environment())


def benches() -> list[str]:
    """Return the names of what can be measured: the modules of benchmarks/ that can be run."""
    modules = sorted(BENCHMARKS.glob("*.py"))
    return [path.stem for path in modules if '__name__ == "__main__"' in path.read_text(encoding="utf-8")]


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "demo": _demo,
    "test": _test,
    "check": _check,
    "manage": _manage,
    "bench": _bench,
}
