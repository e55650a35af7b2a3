import json

import pytest
from django.core.management import call_command

from house import documented_keys, keys_of

pytestmark = pytest.mark.django_db


def filled(capsys, *options):
    call_command("fill_sample", *options)
    return json.loads(capsys.readouterr().out)


def test_it_fills_once_and_says_what_there_is(capsys, settings):
    settings.DEMO = True

    counts = filled(capsys, "--today", "2026-03-15")

    assert counts["filled"] is True
    assert keys_of(counts) == documented_keys("fill_sample")
    assert filled(capsys) == {"filled": False}


def test_outside_the_demo_it_refuses_in_a_sentence(capsys):
    with pytest.raises(SystemExit) as refusal:
        call_command("fill_sample")

    assert refusal.value.code == 1
    assert "in the demo only" in capsys.readouterr().err


def test_it_lets_only_people_of_no_operator_in_when_asked(capsys, settings):
    settings.DEMO = True

    assert filled(capsys, "--people") == {"filled": True, "people": 3}
