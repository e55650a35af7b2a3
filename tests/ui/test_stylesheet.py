"""One stylesheet: layers in order, colours only from tokens, small enough for a weak line."""

import gzip
import re
from pathlib import Path

import pytest

import waterlinks.ui
from waterlinks.ui.gallery.sections import COLOURS

STATIC = Path(waterlinks.ui.__file__).parent / "static" / "ui"
STYLES = (STATIC / "waterlinks.css").read_text()
TOKENS, REST = STYLES.split("@layer base {")


def test_the_layers_stand_in_their_order():
    order = ["tokens", "base", "layout", "components", "pages", "print"]

    assert f"@layer {', '.join(order)};" in STYLES
    assert re.findall(r"^@layer (\w+) \{", STYLES, re.MULTILINE) == order


def test_colours_come_only_from_tokens():
    before_print = REST.split("@layer print {")[0]

    assert re.findall(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(", before_print) == []


@pytest.mark.parametrize(("name", "light", "dark"), [(name, light, dark) for name, _, light, dark in COLOURS])
def test_the_gallery_shows_the_colours_as_they_are(name, light, dark):
    assert f"--{name}: light-dark({light}, {dark});" in TOKENS
    assert f"      --{name}: {light};" in TOKENS


def test_every_colour_is_used_through_a_token_that_exists():
    used = set(re.findall(r"var\((--[\w-]+)", STYLES))
    known = set(re.findall(r"(--[\w-]+):", STYLES))

    assert used - known == set()


def test_sides_are_named_by_reading_direction():
    """The stream alone runs by the calendar, from left to right in every language."""
    sided = [
        line.strip()
        for line in REST.splitlines()
        if re.search(r"(margin|padding|border)-(left|right)\b|(?<!-)\b(left|right):", line)
    ]

    assert [line for line in sided if not line.startswith(".stations")] == []


def test_style_and_scripts_of_a_page_are_light():
    files = [STATIC / "waterlinks.css", STATIC / "waterlinks.js", STATIC / "htmx" / "htmx.min.js"]

    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) < 30_000
    assert (STATIC / "waterlinks.js").stat().st_size < 3_000
