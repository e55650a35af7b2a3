"""Translators find every text of the catalogue."""

from waterlinks.benchmarking.catalogue import texts
from waterlinks.benchmarking.catalogue.loading import catalogue


def test_what_translators_get_is_what_the_catalogue_says():
    kept = texts.place().read_text(encoding="utf-8")

    assert kept == texts.page(catalogue()), "Run: python -m waterlinks.benchmarking.catalogue.texts"


def test_every_text_is_there_once():
    found = texts.texts(catalogue())

    assert len(found) == len(set(found))
    assert {"Non-revenue water", "Hours of supply", "kWh/m3", "Full name of nothing"} & set(found) == {
        "Non-revenue water",
        "Hours of supply",
        "kWh/m3",
    }


def test_no_text_would_break_its_template_tag():
    assert [text for text in texts.texts(catalogue()) if '"' in text or "%}" in text or not text] == []
