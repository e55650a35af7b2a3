"""Write the documents that are made from the code, or say which of them are out of date."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from waterlinks.portal.generated import pages


class Command(BaseCommand):
    help = "Write docs/permissions.md and docs/lifecycles.md from the code."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Write nothing; fail when a file differs.")
        parser.add_argument("--folder", type=Path, default=settings.ROOT / "docs", help="Where they stand.")

    def handle(self, *_args: Any, check: bool, folder: Path, **_options: Any) -> None:
        stale = [name for name, text in pages().items() if _read(folder / name) != text]
        if check and stale:
            raise CommandError(f"Out of date: {', '.join(stale)}. Run ./waterlinks manage write_docs.")
        for name in stale:
            (folder / name).write_text(pages()[name], encoding="utf-8")
            self.stderr.write(f"Written: {name}")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
