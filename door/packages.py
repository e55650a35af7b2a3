"""The virtual environment and the packages in it: made when missing, left alone when nothing changed."""

import hashlib
import importlib.util
import platform
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from door import children
from door.console import Refusal, say
from door.places import REQUIREMENTS, VENV, VENV_PYTHON, environment

GROUPS = ("run", "test", "bench")  # each holds the one before it
UNWANTED = (
    "PIP_USER",
    "PIP_TARGET",
    "PIP_PREFIX",
    "PIP_REQUIRE_VIRTUALENV",
)  # would install elsewhere, or not at all
THIS_PYTHON = getattr(sys, "_base_executable", sys.executable)  # also when we run from inside the environment
THIS_VERSION = ".".join(platform.python_version_tuple()[:2])

NO_VENV = (
    f"This Python ({platform.python_version()}, {THIS_PYTHON}) cannot make virtual environments: its module "
    "ensurepip is missing. On Debian and Ubuntu: apt-get install python3-venv. Elsewhere: install uv, or a "
    "Python from python.org. Then start again."
)
NO_NETWORK = (
    "The packages cannot be fetched: the package index does not answer. Connect this machine to the "
    "internet, or name a mirror in PIP_INDEX_URL (UV_INDEX_URL for uv), then start again."
)
OTHER_FILE = (
    "A fetched package is not the one recorded in requirements/: its hash differs, so it was not installed. "
    "Try again from another network; if it stays so, tell us."
)
NO_WHEEL = (
    f"A package has no ready-made build for this machine (Python {THIS_VERSION}, {platform.system()} "
    f"{platform.machine()}). Python 3.11 to 3.13 on Linux, macOS with Apple chips and Windows have them all."
)
NO_SPACE = "The disk is full: make room (the packages need about 400 MB) and start again."
UNKNOWN_CAUSE = "The packages could not be installed. The lines above say why."

# In this order: pip says "no matching distribution" in all three of the last cases.
CAUSES = (
    (re.compile(r"no space left|disk.*full", re.IGNORECASE), NO_SPACE),
    (re.compile(r"hash mismatch|do not match the hashes", re.IGNORECASE), OTHER_FILE),
    (
        re.compile(
            r"from versions: none|failed to fetch|request failed|connection (broken|refused|reset)|timed out"
            r"|name resolution|network was disabled|dns error",
            re.IGNORECASE,
        ),
        NO_NETWORK,
    ),
    (re.compile(r"no matching distribution|no usable wheels|no wheels", re.IGNORECASE), NO_WHEEL),
)


def prepare(group: str) -> None:
    """See to it that the environment holds the packages of the group.

    Raises:
        Refusal: there is no way to make the environment, or to fetch the packages.
    """
    if is_ready(group):
        return
    uv = which_uv()
    if not fits(VENV_PYTHON, with_pip=uv is None):
        _make(uv)
    _install(group, uv)
    stamp(group).write_text(fingerprint(group))


def is_ready(group: str) -> bool:
    """Return whether the group, or a larger one, was installed from the lock files as they are now."""
    larger = GROUPS[GROUPS.index(group) :]
    return VENV_PYTHON.exists() and any(
        stamp(name).exists() and stamp(name).read_text() == fingerprint(name) for name in larger
    )


def stamp(group: str) -> Path:
    """Return the file that says what was installed last."""
    return VENV / f"installed-{group}"


def fingerprint(group: str) -> str:
    """Return the hash of the locks up to the group and of this Python: what is installed depends on both."""
    seen = hashlib.sha256(THIS_VERSION.encode())
    for name in GROUPS[: GROUPS.index(group) + 1]:
        seen.update(lock(name).read_bytes())
    return seen.hexdigest()


def lock(group: str) -> Path:
    """Return the lock file of the group."""
    return REQUIREMENTS / f"{group}.txt"


def which_uv() -> str | None:
    """Return uv if it is on the PATH and really answers."""
    uv = shutil.which("uv")
    return uv if uv and children.answers([uv, "--version"], environment()) else None


def fits(python: Path, *, with_pip: bool) -> bool:
    """Return whether the environment's Python runs, is of our version, and has pip if we need it."""
    wanted = f"import sys; sys.exit('%d.%d' % sys.version_info[:2] != '{THIS_VERSION}')"
    return children.answers([python, "-c", wanted], environment()) and (
        not with_pip or children.answers([python, "-m", "pip", "--version"], environment())
    )


def _make(uv: str | None) -> None:
    if not uv and (importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None):
        raise Refusal(NO_VENV)
    say(f"Making .venv with Python {platform.python_version()} …")
    with_uv = [uv or "", "venv", "--quiet", "--clear", "--no-project", "--python", THIS_PYTHON, str(VENV)]
    command = with_uv if uv else [THIS_PYTHON, "-m", "venv", "--clear", str(VENV)]
    code, _lines = children.stream(command, environment())
    if code:
        raise Refusal(f"The environment in {VENV} could not be made. The lines above say why.")


def _install(group: str, uv: str | None) -> None:
    say(f"Installing the packages of requirements/{group}.txt …")
    locked: list[str | Path] = ["--require-hashes", "--only-binary", ":all:", "-r", lock(group)]
    pip: list[str | Path] = [
        VENV_PYTHON,
        "-m",
        "pip",
        "install",
        "--no-input",
        "--progress-bar",
        "off",
        "--retries",
        "2",
    ]
    command = [uv, "pip", "install", "--python", VENV_PYTHON, *locked] if uv else [*pip, *locked]
    env = {name: value for name, value in environment().items() if name not in UNWANTED}
    code, lines = children.stream(command, env, show=progress(lock(group).read_text(), say))
    if code:
        say("\n".join(lines[-12:]))
        raise Refusal(why_not_installed(lines))


def progress(locked: str, tell: Callable[[str], None]) -> Callable[[str], None]:
    """Return a listener that turns what pip and uv print into a short count of packages."""
    names = re.findall(r"^([\w.-]+)==", locked, re.MULTILINE)
    expected, seen = len(names), 0

    def listen(line: str) -> None:
        nonlocal expected, seen
        if line.startswith("Ignoring "):  # meant for another Python or another system
            expected -= 1
        elif found := re.match(r"(?:Collecting|Processing) (\S+)(?=.*\(from -r)", line):
            seen += 1
            tell(f"  {seen} of {expected}  {Path(found[1]).name}")
        elif line.startswith(
            ("Installing collected", "Resolved", "Downloading", "Prepared", "Installed", "WARNING: Retry")
        ):
            tell(f"  {line[:100]}")

    return listen


def why_not_installed(lines: Sequence[str]) -> str:
    """Return the sentence for what pip or uv complained about."""
    said = "\n".join(lines)
    return next((sentence for pattern, sentence in CAUSES if pattern.search(said)), UNKNOWN_CAUSE)
