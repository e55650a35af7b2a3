"""What others wrote is here unchanged, with its licence."""

import hashlib
import re
from pathlib import Path

import pytest

import waterlinks.ui

STATIC = Path(waterlinks.ui.__file__).parent / "static" / "ui"


def test_htmx_is_the_file_its_note_describes():
    note = (STATIC / "htmx" / "VENDORED.md").read_text()

    digest = hashlib.sha256((STATIC / "htmx" / "htmx.min.js").read_bytes()).hexdigest()

    assert f"`{digest}`" in note
    assert re.search(r"2\.\d+\.\d+", note)[0] in (STATIC / "htmx" / "htmx.min.js").read_text()


@pytest.mark.parametrize("name", ["archivo-latin.woff2", "archivo-vietnamese.woff2"])
def test_the_typeface_comes_with_its_licence_and_is_small(name):
    assert (STATIC / "fonts" / name).stat().st_size < 40_000
    assert "SIL OPEN FONT LICENSE" in (STATIC / "fonts" / "OFL.txt").read_text().upper()
    assert "Archivo" in (STATIC / "fonts" / "NOTICE.txt").read_text()
