import io
import json

import pytest
from django.core.management import CommandError, call_command

from figure_makers import a_batch, alike, an_indicator_value
from house import documented_keys
from waterlinks.benchmarking.actions import peers

pytestmark = pytest.mark.django_db


def test_it_prints_what_was_compared_and_suggested():
    batch = a_batch()
    for operator, value in zip(alike(8), range(10, 90, 10), strict=True):
        an_indicator_value(operator, value=value, batch=batch)
    out = io.StringIO()

    call_command("refresh_peers", stdout=out)

    said = json.loads(out.getvalue())
    assert said == {"groups": 5, "standings": 8, "needs": 2, "offers": 2}
    assert set(said) == documented_keys("refresh_peers")


def test_a_failure_is_told_and_ends_with_1(monkeypatch):
    monkeypatch.setattr(peers, "_compare_all", lambda *_: 1 / 0)

    with pytest.raises(CommandError, match="Something went wrong") as failure:
        call_command("refresh_peers")

    assert failure.value.returncode == 1
