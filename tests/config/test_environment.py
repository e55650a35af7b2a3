import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from waterlinks.config import environment


@pytest.mark.parametrize(
    ("given", "expected"), [("1", True), ("Yes", True), ("false", False), ("0", False), ("", True)]
)
def test_yes_and_no_are_read(monkeypatch, given, expected):
    monkeypatch.setenv("WATERLINKS_SOMETHING", given)

    assert environment.yes_or_no("WATERLINKS_SOMETHING", default=True) is expected


def test_maybe_is_refused_by_name_with_what_is_allowed(monkeypatch):
    monkeypatch.setenv("WATERLINKS_SOMETHING", "maybe")

    with pytest.raises(ImproperlyConfigured, match=r"WATERLINKS_SOMETHING is .maybe.\. Allowed are: 1, yes"):
        environment.yes_or_no("WATERLINKS_SOMETHING", default=True)


def test_a_listing_drops_empty_entries(monkeypatch):
    monkeypatch.setenv("WATERLINKS_HOSTS", "a.org, ,b.org,")

    assert environment.listing("WATERLINKS_HOSTS", []) == ["a.org", "b.org"]


def test_nothing_set_is_a_tuned_sqlite(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)

    database = environment.database("DATABASE_URL", tmp_path / "kept" / "waterlinks.sqlite3")

    assert database["ENGINE"].endswith("sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert (tmp_path / "kept").is_dir()


def test_a_path_and_a_server_are_understood(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/a%20b.sqlite3")
    assert environment.database("DATABASE_URL", tmp_path)["NAME"].name == "a b.sqlite3"

    monkeypatch.setenv("DATABASE_URL", "postgres://me:s%40fe@db.example:5433/water")
    database = environment.database("DATABASE_URL", tmp_path)
    assert (database["NAME"], database["USER"], database["PASSWORD"]) == ("water", "me", "s@fe")
    assert (database["HOST"], database["PORT"]) == ("db.example", "5433")


@pytest.mark.parametrize("address", ["mysql://me@db/water", "postgres://db", "nonsense"])
def test_another_database_is_refused_by_name(monkeypatch, tmp_path, address):
    monkeypatch.setenv("DATABASE_URL", address)

    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL is"):
        environment.database("DATABASE_URL", tmp_path)


def test_the_secret_key_is_made_once_and_for_its_owner_only(monkeypatch, tmp_path):
    monkeypatch.delenv("WATERLINKS_SECRET_KEY", raising=False)
    kept = tmp_path / "secret_key"

    first = environment.secret_key("WATERLINKS_SECRET_KEY", kept, required=False)
    second = environment.secret_key("WATERLINKS_SECRET_KEY", kept, required=False)

    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_on_a_server_the_secret_key_must_be_given(monkeypatch, tmp_path):
    monkeypatch.delenv("WATERLINKS_SECRET_KEY", raising=False)

    with pytest.raises(ImproperlyConfigured, match="WATERLINKS_SECRET_KEY is not set"):
        environment.secret_key("WATERLINKS_SECRET_KEY", tmp_path / "secret_key", required=True)


def test_a_given_secret_key_is_taken(monkeypatch, tmp_path):
    monkeypatch.setenv("WATERLINKS_SECRET_KEY", "given")

    assert environment.secret_key("WATERLINKS_SECRET_KEY", tmp_path / "none", required=True) == "given"
