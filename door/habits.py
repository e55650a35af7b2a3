"""Two habits of the house that no tool checks for us: what lock files and translated blocks look like."""

import re
from collections.abc import Iterator
from pathlib import Path

PIN = re.compile(r"^[\w.\[\]-]+==\S+", re.MULTILINE)
HASHED_PIN = re.compile(r"^[\w.\[\]-]+==[^\n]*\\\n +--hash=sha256:[0-9a-f]{64}", re.MULTILINE)
TRANSLATED_BLOCK = re.compile(r"{%-?\s*blocktrans(?:late)?\b([^%]*)%}")


def faults_in_lock(text: str) -> Iterator[str]:
    """Yield what is wrong with a lock file: an address in it, or a package without a hash."""
    for number, line in enumerate(text.splitlines(), start=1):
        if "://" in line:
            yield f"line {number} holds an address"
    pins = {found[0].split(" ")[0] for found in PIN.finditer(text)}
    hashed = {found[0].split(" ")[0] for found in HASHED_PIN.finditer(text)}
    yield from (f"{pin} has no hash" for pin in sorted(pins - hashed))
    if not pins:
        yield "it pins no package"


def untrimmed_blocks(folder: Path) -> Iterator[str]:
    """Yield "file:line" of every translated block whose text would carry the template's indentation."""
    for path in sorted(folder.rglob("*.html")) + sorted(folder.rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for block in TRANSLATED_BLOCK.finditer(text):
            if "trimmed" not in block[1].split():
                yield f"{path.relative_to(folder)}:{text.count(chr(10), 0, block.start()) + 1}"
