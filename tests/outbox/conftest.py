"""Words for a kind of mail that only these tests send."""

import pytest

TEXT = """{% load i18n %}{{ person }}, {{ mentor }} offers help

Dear {{ person }},

{{ mentor }} offers help.


{% if address %}{{ address }}{% endif %}


You get this mail because you belong to Port Amber.
"""


@pytest.fixture(autouse=True)
def words(settings, tmp_path):
    """Return the folder of templates; `an_offer` is a kind of mail in it."""
    mail = tmp_path / "templates" / "outbox" / "mail"
    mail.mkdir(parents=True)
    (mail / "an_offer.txt").write_text(TEXT)
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path / "templates"]}]
    return mail
