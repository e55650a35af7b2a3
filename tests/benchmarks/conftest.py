"""Running a benchmark as the door does, and what it leaves behind."""

import json
import os
import re
import subprocess
import sys

import psycopg
import pytest
from door.places import ROOT, environment


@pytest.fixture
def run_bench(tmp_path):
    """Return a function that runs a benchmark and returns what it printed, after a look at what it left behind."""

    def run(name, *options):
        command = [sys.executable, "-m", f"benchmarks.{name}", *options]
        env = environment(TMPDIR=str(tmp_path))
        ended = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stderr
        assert list(tmp_path.iterdir()) == []
        for database in re.findall(r"Database (\w+), dropped", ended.stderr):
            assert database not in databases()
        return json.loads(ended.stdout)

    return run


def databases():
    with psycopg.connect(os.environ["DATABASE_URL"], dbname="postgres") as server:
        return [name for (name,) in server.execute("SELECT datname FROM pg_database")]
