"""An import is killed at random moments: what is seen is always all of one file or nothing of it."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from figure_makers import a_file, snis_bytes, snis_row

ROOT = Path(__file__).resolve().parents[2]
OPERATORS, YEARS = 150, 10
KILLS = 8
SEEN = """
import json
from waterlinks.benchmarking.models import Batch, IndicatorValue, Observation
from waterlinks.benchmarking.queries.observed import observed
from waterlinks.operators.models import Operator
sold = {key: items["AG011"].value for key, items in observed(Observation.objects.live()).items()}
losses = {row[:3]: row[3] for row in IndicatorValue.objects.live().filter(indicator="6.1").values_list(
    "operator", "period_start", "period_end", "value")}
print(json.dumps({
    "rows": len(sold), "sold": sorted(set(sold.values())), "losses": sorted(set(losses.values())),
    "computed": len(losses), "listed": Operator.objects.visible_to(None).count(),
    "left": Observation.objects.filter(batch__state="staging").count(),
}))
"""

pytestmark = [pytest.mark.cluster, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def installation(tmp_path):
    """The environment of an installation of its own, on the kind of database the tests run on."""
    environment = {**os.environ, "WATERLINKS_FOLDER": str(tmp_path), "WATERLINKS_DEMO": "1"}
    environment.pop("DATABASE_URL", None)
    if connection.vendor != "postgresql":
        yield environment
        return
    facts, name = connection.settings_dict, f"killed_{os.getpid()}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    place = f"{facts['HOST'] or 'localhost'}:{facts['PORT'] or 5432}"
    environment["DATABASE_URL"] = f"postgres://{facts['USER']}:{facts['PASSWORD']}@{place}/{name}"
    yield environment
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def start(installation, *arguments):
    return subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        env=installation,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def manage(installation, *arguments):
    """What a command of the installation printed last, as JSON where it is."""
    running = start(installation, *arguments)
    out, errors = running.communicate()
    assert running.returncode == 0, errors.decode()
    return json.loads(out.splitlines()[-1]) if out.strip() else None


def seen(installation):
    return manage(installation, "shell", "--no-imports", "-c", SEEN)


def figures(tmp_path, sold):
    """A file in which everybody sold the same amount, every year."""
    rows = (
        snis_row(provider_code=str(operator), year=str(2009 + year), AG011=str(sold))
        for operator in range(OPERATORS)
        for year in range(YEARS)
    )
    return a_file(tmp_path, snis_bytes(*rows), f"sold{sold}.csv")


def losses(sold):
    return 100 * (4000 - sold) / 4000


def whole(sold):
    every = OPERATORS * YEARS
    return {"rows": every, "sold": [sold], "losses": [losses(sold)], "computed": every, "listed": OPERATORS}


NOTHING = {"rows": 0, "sold": [], "losses": [], "computed": 0, "listed": 0}


def test_an_import_killed_at_any_moment_is_seen_whole_or_not_at_all(installation, tmp_path):
    chance = random.Random(20260630)
    manage(installation, "migrate", "-v0")
    before, killed = NOTHING, 0
    for number in range(KILLS):
        sold = 1000 + 100 * number
        path = figures(tmp_path, sold)
        running = start(installation, "import_measures", path, "--mapping=snis")
        running.stderr.readline()  # the first sign of progress: it has begun to read
        time.sleep(chance.uniform(0, 3))
        running.send_signal(signal.SIGKILL)
        running.communicate()
        killed += running.returncode == -signal.SIGKILL

        now = seen(installation)
        left = now.pop("left")
        assert now in (before, whole(sold)), f"killed in file {number}, {left} rows left behind"
        before = now
    assert killed, "every import was over before it could be killed"

    said = manage(installation, "import_measures", figures(tmp_path, 3000), "--mapping=snis")
    again = manage(installation, "import_measures", figures(tmp_path, 3000), "--mapping=snis")

    assert said["state"] == "live"
    assert again["unchanged"] == OPERATORS * YEARS * 10
    assert seen(installation) == {**whole(3000), "left": 0}
