"""What the tests of the house rules read: its folders, its modules and the contract in pyproject.toml."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "waterlinks"
TESTS = ROOT / "tests"
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.*"))
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
VIEWS = [path for path in MODULES if path.stem == "views" or path.parent.name == "views"]

_contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


def contract(name):
    """Return the import contract of this name."""
    return next(contract for contract in _contracts if contract["name"] == name)


FLOORS = contract("The house has floors, and stairs only go down")["layers"]
HEIGHT = {
    package.strip(): len(FLOORS) - position
    for position, floor in enumerate(FLOORS)
    for package in floor.split("|")
}


def package_of(thing):
    """Return the package of ours that a class stands in, or None for one of somebody else's."""
    house, _, rest = thing.__module__.partition(".")
    return rest.split(".")[0] if house == "waterlinks" else None


def named(path):
    """Return the path as a test's id."""
    return path.relative_to(ROOT).as_posix()


def documented_keys(command):
    """Return the keys that docs/commands.md lists under a command of the installation."""
    page = (ROOT / "docs" / "commands.md").read_text()
    section = re.search(rf"^### `{command}`\n(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL)
    table = re.search(r"^\| Key \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", section[1], re.MULTILINE)
    return set(re.findall(r"^\| `([^`]+)`", table[1], re.MULTILINE))


def keys_of(answer, prefix=""):
    """Return every key of an answer, those of the first entry of a list as `list[].key`."""
    keys = {prefix + key for key in answer}
    for key, value in answer.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            keys |= keys_of(value[0], f"{prefix}{key}[].")
    return keys
