"""What the tests of the house rules read: its folders, its modules and the contract in pyproject.toml."""

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
