"""The worker as a process: killed, ended and doubled. Each test has a database of its own."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from waterlinks.jobs import actions
from waterlinks.jobs.models import Job

PROCESS = Path(__file__).with_name("process.py")


@pytest.mark.django_db
def test_once_does_one_job_and_until_idle_the_rest(register, monkeypatch):
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    register()
    for _ in range(3):
        actions.enqueue("count_meters", {}, by=None)

    call_command("run_worker", "--once")

    assert [job.state for job in Job.objects.order_by("pk")] == ["done", "queued", "queued"]

    call_command("run_worker", "--until-idle")

    assert [job.state for job in Job.objects.order_by("pk")] == ["done", "done", "done"]


@pytest.mark.django_db
def test_being_asked_to_end_reaches_the_worker(monkeypatch):
    asked = {}
    monkeypatch.setattr(signal, "signal", lambda number, do: asked.update({number: do}))
    monkeypatch.setattr(actions.Worker, "serve", lambda worker, until_idle: asked[signal.SIGTERM]())
    ended = []
    monkeypatch.setattr(actions.Worker, "stop", lambda worker: ended.append("gracefully"))

    call_command("run_worker")

    assert ended == ["gracefully"]
    assert asked.keys() == {signal.SIGTERM, signal.SIGINT}


class House:
    """A database of its own, and processes that work on it."""

    def __init__(self, folder, address):
        self.notes = folder / "notes"
        self.environment = os.environ | {
            "DATABASE_URL": address,
            "WATERLINKS_FOLDER": str(folder),
            "WATERLINKS_SECRET_KEY": "for a test only, and long enough to be one of fifty characters",
            "NOTES": str(self.notes),
        }
        self.started = []
        self.ask("make")

    def start(self, *words):
        """Start a process; it is ended with the test."""
        command = [sys.executable, str(PROCESS), *map(str, words)]
        process = subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE, text=True)
        self.started.append(process)
        return process

    def ask(self, *words):
        """Run a process to its end and return what it says."""
        said, _ = self.start(*words).communicate(timeout=60)
        return json.loads(said)

    def noted(self):
        """Return what the work has noted, one line per run."""
        return self.notes.read_text().split() if self.notes.exists() else []

    def wait_for_notes(self, how_many):
        until = time.monotonic() + 30
        while len(self.noted()) < how_many:
            assert time.monotonic() < until, f"only {self.noted()} after half a minute"
            time.sleep(0.02)

    def close(self):
        for process in self.started:
            process.kill()
            process.communicate()


@pytest.fixture
def house(tmp_path):
    """On SQLite a file; on PostgreSQL a database that is dropped afterwards."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        house = House(tmp_path, f"sqlite:///{tmp_path}/jobs.sqlite3")
        yield house
        house.close()
        return
    import psycopg

    here = {key: settings.DATABASES["default"][key] for key in ("HOST", "PORT", "USER", "PASSWORD")}
    name = f"jobs_{os.getpid()}"
    address = f"postgres://{here['USER']}:{here['PASSWORD']}@{here['HOST']}:{here['PORT'] or 5432}"
    with psycopg.connect(f"{address}/postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        house = House(tmp_path, f"{address}/{name}")
        yield house
        house.close()
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.cluster
def test_two_workers_do_every_job_exactly_once(house):
    house.ask("enqueue", 60, 0)

    workers = [house.start("work"), house.start("work")]
    ends = [worker.wait(timeout=60) for worker in workers]

    assert ends == [0, 0]
    assert len(house.noted()) == 60
    assert len(set(house.noted())) == 2, "only one of the workers found work, so nothing was shown"
    assert house.ask("look") == [["done", 1]] * 60


@pytest.mark.cluster
def test_the_job_of_a_killed_worker_is_done_by_the_next_one(house):
    house.ask("enqueue", 1, 30)
    killed = house.start("work")
    house.wait_for_notes(1)

    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()

    assert house.ask("look") == [["running", 1]]
    assert house.ask("work", "--later", 50, "--quick") == [["running", 1]]
    assert house.ask("work", "--later", 70, "--quick") == [["done", 2]]
    assert len(house.noted()) == 2


@pytest.mark.cluster
def test_a_job_whose_worker_is_killed_again_and_again_is_given_up(house):
    house.ask("enqueue", 1, 30)

    for attempt, later in enumerate((0, 70, 140), start=1):
        killed = house.start("work", "--later", later)
        house.wait_for_notes(attempt)
        killed.kill()
        killed.wait()

    assert house.ask("work", "--later", 210) == [["failed", 3]]
    assert len(house.noted()) == 3


@pytest.mark.cluster
def test_a_worker_that_is_asked_to_end_gives_its_job_back(house):
    house.ask("enqueue", 1, 30)
    worker = house.start("work")
    house.wait_for_notes(1)

    worker.terminate()

    assert worker.wait(timeout=10) == 0
    assert house.ask("look") == [["queued", 0]]


@pytest.mark.cluster
def test_a_cancelled_job_ends_within_seconds(house):
    house.ask("enqueue", 1, 30)
    worker = house.start("work")
    house.wait_for_notes(1)

    house.ask("cancel")

    assert worker.wait(timeout=10) == 0
    assert house.ask("look") == [["cancelled", 1]]
