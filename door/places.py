"""Where things stand, and what the programs that the door starts find in their environment."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
BENCHMARKS = ROOT / "benchmarks"
REQUIREMENTS = ROOT / "requirements"
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
MANAGE = ROOT / "manage.py"
DEMO_FOLDER = ROOT / "var" / "demo"
CHECK_FOLDER = ROOT / "var" / "check"

# Left behind by other projects: each of these makes a child slow, or makes it find the wrong modules.
DROPPED = frozenset({"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "DJANGO_SETTINGS_MODULE"})


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a child: ours without the leftovers, with the source on its path."""
    kept = {name: value for name, value in os.environ.items() if name not in DROPPED}
    ours = {"PYTHONPATH": os.pathsep.join((str(SOURCE), str(ROOT))), "PYTHONUNBUFFERED": "1"}
    return kept | ours | more


def bare_environment(**more: str) -> dict[str, str]:
    """Return the environment of a check, where no setting of this person's own installation counts."""
    return {
        name: value
        for name, value in environment(**more).items()
        if name in more or not (name.startswith("WATERLINKS_") or name == "DATABASE_URL")
    }
