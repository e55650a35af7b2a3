"""Every component stands in the gallery, and everything in the gallery renders."""

from pathlib import Path

import pytest

import waterlinks.ui
from waterlinks.ui.gallery.sections import SECTIONS

ENTRIES = [entry for section in SECTIONS for entry in section.entries]
COMPONENTS = Path(waterlinks.ui.__file__).parent / "templates" / "ui" / "components"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.component}: {entry.title}")
def test_every_entry_renders(entry):
    html = entry.render()

    assert html.strip()
    assert "style=" not in html
    assert "<script" not in html


def test_every_component_has_an_entry():
    templates = {template.stem for template in COMPONENTS.glob("*.html")}

    assert {entry.component for entry in ENTRIES} == templates


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.component}: {entry.title}")
def test_an_entry_shows_the_component_it_is_about(entry):
    written = {"details": "{% details"}.get(entry.component, "{% " + entry.component)

    assert written in entry.source


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_pictures_are_hidden_from_screen_readers(section):
    for entry in section.entries:
        html = entry.render()

        assert html.count("<svg") == 0 or 'aria-hidden="true"' in html
