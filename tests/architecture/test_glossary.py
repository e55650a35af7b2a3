"""One word per thing: every model is in the glossary."""

import re

import pytest
from django.apps import apps

from house import ROOT, package_of

MODELS = [model for model in apps.get_models() if package_of(model)]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_is_in_the_glossary(model):
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__)

    glossary = (ROOT / "docs" / "glossary.md").read_text()

    assert re.search(rf"\b({words}|{model.__name__})\b", glossary, re.IGNORECASE), (
        f"Give {model.__name__} a line."
    )
