"""Django's own commands. `./waterlinks manage …` is this file with the right packages around it."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waterlinks.config.settings")

if __name__ == "__main__":
    from django.core.management import execute_from_command_line  # after the path above

    execute_from_command_line(sys.argv)
