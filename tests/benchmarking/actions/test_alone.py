import subprocess
import sys
import threading

import pytest
from django.db import connection

from waterlinks.benchmarking.actions import alone as room
from waterlinks.benchmarking.actions.alone import alone

HOLDER = """
import sqlite3, sys, time
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
time.sleep(60)
"""


class StillWaitingError(Exception):
    pass


def impatient():
    raise StillWaitingError


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch):
    monkeypatch.setattr(room, "PAUSE", 0)


@pytest.fixture
def on_a_file(tmp_path, monkeypatch):
    """The lock of a database in a file, whatever the tests run on."""
    path = tmp_path / "waterlinks.sqlite3"
    monkeypatch.setattr(room, "_lock_of", lambda work: room._File(path.with_suffix(f".{work}")))
    return path


def held_elsewhere(work):
    """Whether somebody else, on another connection, would have to wait."""
    met = []

    def try_it():
        try:
            with alone(work, impatient):
                met.append(False)
        except StillWaitingError:
            met.append(True)
        finally:
            connection.close()

    other = threading.Thread(target=try_it)
    other.start()
    other.join()
    return met == [True]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_want_the_same_one_waits():
    with alone("figures", impatient):
        assert held_elsewhere("figures")


@pytest.mark.django_db(transaction=True)
def test_different_work_goes_on_side_by_side():
    with alone("figures", impatient):
        assert not held_elsewhere("peers")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ending", [None, ValueError])
def test_it_is_free_again_however_the_work_ends(ending):
    try:
        with alone("figures", impatient):
            if ending:
                raise ending
    except ValueError:
        pass

    assert not held_elsewhere("figures")


def test_on_sqlite_a_file_beside_the_database_is_the_lock(on_a_file):
    with alone("figures", impatient), pytest.raises(StillWaitingError), alone("figures", impatient):
        pass

    with alone("figures", impatient):
        pass


def test_a_process_that_is_killed_holds_nothing(on_a_file):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, on_a_file.with_suffix(".figures")], stdout=subprocess.PIPE
    )
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(StillWaitingError), alone("figures", impatient):
        pass

    holder.kill()
    holder.communicate()

    with alone("figures", impatient):
        pass


def test_it_waits_until_the_other_is_done(on_a_file):
    other = room._lock_of("figures")
    assert other.acquire()
    asked = []

    def waiting():
        asked.append(1)
        if len(asked) == 3:
            other.release()

    with alone("figures", waiting):
        assert len(asked) == 3
