"""Every text of the catalogue that people read, for translators.

The data files are TOML, which makemessages does not read. `data/texts.txt` repeats their texts as template
tags, which it does; a test keeps the two equal. Write it anew with
`python -m waterlinks.benchmarking.catalogue.texts`.
"""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from waterlinks.benchmarking.catalogue.entries import Catalogue, Indicator, Item
from waterlinks.benchmarking.catalogue.loading import catalogue

HEAD = "{# Written by waterlinks.benchmarking.catalogue.texts. Edit the TOML files instead. #}"


def texts(of: Catalogue) -> list[str]:
    """Return names, everyday labels, definitions, categories and units, each once, in order."""
    return list(dict.fromkeys(_texts(of)))


def page(of: Catalogue) -> str:
    """Return what `data/texts.txt` should hold."""
    return "\n".join([HEAD, *(f'{{% translate "{text}" %}}' for text in texts(of)), ""])


def _texts(of: Catalogue) -> Iterator[str]:
    entries: list[Item | Indicator] = [*of.items.values(), *of.indicators.values()]
    for entry in entries:
        yield from (entry.name, entry.definition, entry.category, entry.unit)
    for indicator in of.indicators.values():
        if indicator.headline:
            yield indicator.headline.label


def place() -> Path:
    """Return where the page is kept."""
    return Path(str(resources.files("waterlinks.benchmarking.catalogue"))) / "data" / "texts.txt"


if __name__ == "__main__":
    place().write_text(page(catalogue()), encoding="utf-8")
