import socket
import subprocess
import sys

import pytest
from django.urls import resolve
from door.console import Refusal
from door.places import DEMO_FOLDER

from door import demo


@pytest.fixture
def taken():
    """A port that somebody listens on."""
    with socket.create_server((demo.HOST, 0)) as listener:
        yield listener.getsockname()[1]


def test_a_taken_port_is_refused_with_the_next_free_one(taken):
    with pytest.raises(Refusal) as refusal:
        demo.refuse_taken(taken)

    named = int(str(refusal.value).rsplit(maxsplit=1)[-1])
    assert str(refusal.value).startswith(f"Port {taken} is taken")
    assert named > taken
    assert demo.is_free(named)


def test_a_port_that_was_just_left_is_free():
    with socket.create_server((demo.HOST, 0)) as listener:
        port = listener.getsockname()[1]
        with socket.create_connection((demo.HOST, port)):
            pass

    assert demo.is_free(port)


def test_the_demo_keeps_to_its_folder_and_never_debugs(monkeypatch):
    monkeypatch.delenv("WATERLINKS_SECRET_KEY", raising=False)
    monkeypatch.setenv("WATERLINKS_DEBUG", "1")
    monkeypatch.setenv("WATERLINKS_FOLDER", "/somewhere/else")

    env = demo.demo_environment(8123)

    assert {name: env[name] for name in env if name.startswith("WATERLINKS_")} == {
        "WATERLINKS_DEMO": "1",
        "WATERLINKS_DEBUG": "0",
        "WATERLINKS_FOLDER": str(DEMO_FOLDER),
        "WATERLINKS_ADDRESS": "http://127.0.0.1:8123",
    }


def test_fresh_removes_the_database_and_nothing_else(tmp_path):
    for name in (
        "waterlinks.sqlite3",
        "waterlinks.sqlite3-wal",
        "waterlinks.sqlite3-shm",
        "mails.txt",
        "secret_key",
    ):
        (tmp_path / name).touch()

    demo.remove_database({}, tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_fresh_does_not_touch_a_database_that_is_kept_elsewhere(tmp_path):
    (tmp_path / "waterlinks.sqlite3").touch()

    with pytest.raises(Refusal, match="DATABASE_URL names another database"):
        demo.remove_database({"DATABASE_URL": "postgres://127.0.0.1/waterlinks"}, tmp_path)

    assert (tmp_path / "waterlinks.sqlite3").exists()


@pytest.fixture
def orders(monkeypatch):
    """The management commands that set_up gives, instead of what they do."""
    given = []
    monkeypatch.setattr(
        demo.children, "stream", lambda command, env: given.append(" ".join(command[2:4])) or (0, [])
    )
    return given


def test_the_first_start_migrates_collects_and_fills(tmp_path, orders):
    demo.set_up({}, empty=False, folder=tmp_path)

    assert orders == ["migrate --no-input", "collectstatic --no-input", "fill_sample"]


def test_the_second_start_collects_nothing_again(tmp_path, orders):
    demo.set_up({}, empty=False, folder=tmp_path)
    orders.clear()

    demo.set_up({}, empty=False, folder=tmp_path)

    assert orders == ["migrate --no-input", "fill_sample"]


def test_an_empty_demo_lets_people_in_and_is_not_filled(tmp_path, orders):
    demo.set_up({}, empty=True, folder=tmp_path)

    assert orders == ["migrate --no-input", "collectstatic --no-input", "fill_sample --people"]


def test_a_step_that_fails_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(demo.children, "stream", lambda command, env: (1, []))

    with pytest.raises(Refusal, match="`manage migrate` did not succeed"):
        demo.set_up({}, empty=False, folder=tmp_path)


def test_one_changed_style_sheet_changes_the_fingerprint(tmp_path):
    sheet = tmp_path / "waterlinks" / "ui" / "static" / "ui" / "tokens.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text(":root {}")
    before = demo.static_fingerprint(tmp_path)

    sheet.write_text(":root { color: navy }")

    assert demo.static_fingerprint(tmp_path) != before


def test_the_person_is_told_where_to_look_in_five_lines():
    assert len(demo.FIRST_LOOKS.splitlines()) == 5


@pytest.mark.parametrize("path", [word for word in demo.FIRST_LOOKS.split() if word.startswith("{address}")])
def test_every_address_that_the_person_is_told_exists(path):
    assert resolve(path.replace("{address}", "/"))


def test_a_server_that_ended_by_itself_is_told_with_its_exit_code():
    ended = subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"])
    ended.wait()

    with pytest.raises(Refusal, match=r"The server ended by itself \(exit code 3\)"):
        demo._refuse_if_ended({"server": ended})
