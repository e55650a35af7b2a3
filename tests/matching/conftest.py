"""Columns of mentors are kept between requests: each test begins with none. And a database that several can use."""

import sqlite3

import pytest
from django.db import connections

from waterlinks.matching.queries import kept


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch):
    monkeypatch.setattr(kept, "_kept", None)


@pytest.fixture
def shared_database(transactional_db, tmp_path):
    """A database that threads with connections of their own write to at once, as processes do.

    PostgreSQL is one. SQLite's tests run in memory, where a second writer is refused instead of waiting; so they move
    into a file for a while, under the settings every file has here.
    """
    in_memory = connections["default"]
    if in_memory.vendor != "sqlite":
        yield
        return
    file = tmp_path / "shared.sqlite3"
    in_memory.ensure_connection()
    with sqlite3.connect(file) as copy:
        in_memory.connection.backup(copy)
    copy.close()
    everywhere = connections.settings["default"]  # what the connection of a new thread is made from
    memory, everywhere["NAME"] = everywhere["NAME"], str(file)
    connections["default"] = connections.create_connection("default")
    yield
    connections["default"].close()
    connections["default"], everywhere["NAME"] = in_memory, memory
