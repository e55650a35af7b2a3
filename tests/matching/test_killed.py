"""Processes that are killed: nothing acknowledged is lost, nothing is half-visible. Each test has a file of its own."""

import http.client
import json
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest

pytestmark = pytest.mark.cluster

PROCESS = Path(__file__).with_name("process.py")
TOKEN = "t" * 32


class House:
    """A database in a file, and processes that serve it or work on it."""

    def __init__(self, folder):
        self.notes = folder / "notes"
        self.environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/matching.sqlite3",
            "WATERLINKS_FOLDER": str(folder),
            "WATERLINKS_SECRET_KEY": "for a test only, and long enough to be one of fifty characters",
            "NOTES": str(self.notes),
        }
        self.started = []

    def start(self, *words):
        """Start a process; it is ended with the test."""
        command = [sys.executable, str(PROCESS), *map(str, words)]
        quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
        process = subprocess.Popen(command, env=self.environment, **quiet)
        self.started.append(process)
        return process

    def ask(self, *words):
        """Run a process to its end and return what it says."""
        said, _ = self.start(*words).communicate(timeout=120)
        return json.loads(said or "null")

    def wait_for(self, note):
        until = time.monotonic() + 60
        while not self.notes.exists() or note not in self.notes.read_text():
            assert time.monotonic() < until, f"no note of “{note}” after a minute"
            time.sleep(0.02)

    def close(self):
        for process in self.started:
            process.kill()
            process.communicate()


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    yield house
    house.close()


class Facilitator:
    """A signed-in browser that accepts one match after the other, and remembers what it was told."""

    def __init__(self, made):
        self.session = made["session"]
        self.waiting = dict(made["pairs"])
        self.acknowledged = {}
        self.cut_off = 0

    def accept_until_nobody_answers(self, port, after, do):
        """Accept; when so many have been acknowledged `do` something, and go on until nothing is left or heard."""
        for answered, (need, mentor) in enumerate(list(self.waiting.items())):
            if answered == after:
                do()
            try:
                where = self._post(port, f"/needs/{need}/accept/", {"mentor": mentor})
            except (OSError, http.client.HTTPException):
                self.cut_off += 1
                return
            if where.startswith("/partnerships/"):
                self.acknowledged[need] = where.strip("/").rpartition("/")[2]
            else:
                assert where == f"/needs/{need}/", "refused, because it had begun before the answer was lost"
            del self.waiting[need]

    def _post(self, port, address, data):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        headers = {
            "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection.request("POST", address, urlencode({**data, "csrfmiddlewaretoken": TOKEN}), headers)
        response = connection.getresponse()
        response.read()
        connection.close()
        assert response.status == 302, response.status
        return response.getheader("Location")


WHOLE = {
    "stage": "introduction",
    "need": "partnered",
    "roles": ["facilitator", "mentor", "recipient"],
    "milestones": 1,
    "proposals": ["accepted"],
    "traces": ["match.accept", "need.partner", "partnership.begin", "partnership.milestone"],
    "mails": 2,  # to the recipient and to the facilitator; nobody of the mentor has an account
}


def assert_whole(found):
    """Everything that began is there with all that belongs to it, and nothing is there that belongs to nothing."""
    for facts in found["begun"].values():
        assert {name: facts[name] for name in WHOLE} == WHOLE
    how_many = len(found["begun"])
    assert (found["partnerships"], found["partnered"], found["proposals"]) == (how_many,) * 3
    assert found["mails"] == how_many * WHOLE["mails"]
    assert found["entries"] == how_many * len(WHOLE["traces"])


def test_when_the_server_is_killed_while_accepting_nothing_acknowledged_is_lost_and_nothing_half_visible(
    house,
):
    made = house.ask("make", 40)
    facilitator = Facilitator(made)
    chance = random.Random(2026)

    for _ in range(5):
        server = house.start("serve")
        port = int(server.stdout.readline())
        kill = threading.Timer(chance.uniform(0, 0.06), server.kill)
        facilitator.accept_until_nobody_answers(port, after=3, do=kill.start)
        kill.join()
        server.wait()

        found = house.ask("look")
        begun = {need: facts["code"] for need, facts in found["begun"].items()}
        assert facilitator.acknowledged.items() <= begun.items()
        assert_whole(found)

    assert facilitator.cut_off == 5, "it was not killed at work, so nothing was shown"
    assert len(facilitator.acknowledged) >= 10
    server = house.start("serve")
    facilitator.accept_until_nobody_answers(int(server.stdout.readline()), after=-1, do=None)
    found = house.ask("look")
    assert not facilitator.waiting
    assert found["begun"].keys() == dict(made["pairs"]).keys()
    assert_whole(found)


@pytest.mark.parametrize("moment", ["storing", "half_stored"])
def test_a_round_whose_worker_is_killed_before_it_is_stored_is_not_there_and_then_there_once(house, moment):
    house.ask("make", 30)
    house.ask("enqueue")
    killed = house.start("work", "--noting", moment)
    house.wait_for(moment)

    killed.kill()
    killed.wait()

    found = house.ask("look")
    assert (found["rounds"], found["proposals"], found["entries"]) == ([], 0, 0)
    assert found["jobs"] == [["running", 1]]

    house.ask("work", "--later", 70)

    found = house.ask("look")
    assert (found["rounds"], found["proposals"], found["unmatched"]) == ([[30, 0]], 30, 0)
    assert found["jobs"] == [["done", 2]]


def test_a_round_whose_worker_is_killed_after_it_is_stored_is_not_stored_again(house):
    house.ask("make", 30)
    house.ask("enqueue")
    killed = house.start("work", "--noting", "stored")
    house.wait_for("stored")

    killed.kill()
    killed.wait()

    found = house.ask("look")
    assert (found["rounds"], found["proposals"], found["jobs"]) == ([[30, 0]], 30, [["running", 1]])

    house.ask("work", "--later", 70)

    found = house.ask("look")
    assert (found["rounds"], found["proposals"], found["jobs"]) == ([[30, 0]], 30, [["done", 2]])
    assert found["entries"] == 1
