"""A database of the benchmark's own: made before Django reads its settings, dropped when the benchmark has ended."""

import os
import secrets
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit, urlunsplit

from door.console import say

POSTGRES = ("postgres", "postgresql")


@contextmanager
def own_database(bench: str) -> Iterator[str]:
    """Make a migrated database and yield its kind, "sqlite" or "postgresql". Django is set up from then on.

    On PostgreSQL it stands beside the one that DATABASE_URL names; whatever else the environment says about an
    installation does not count.
    """
    asked = os.environ.get("DATABASE_URL", "")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that it is dropped then, too
    with TemporaryDirectory(prefix=f"waterlinks-bench-{bench}-") as folder:
        made = _on_postgres(asked, bench) if urlsplit(asked).scheme in POSTGRES else _in_a_file(folder)
        with made as address:
            _settle(address, folder)
            try:
                yield _migrated()
            finally:
                _let_go()


@contextmanager
def _in_a_file(folder: str) -> Iterator[str]:
    yield f"sqlite:///{Path(folder, 'bench.sqlite3')}"


@contextmanager
def _on_postgres(asked: str, bench: str) -> Iterator[str]:
    import psycopg
    from psycopg.sql import SQL, Identifier

    name = f"waterlinks_bench_{bench}_{secrets.token_hex(4)}"
    parts = urlsplit(asked)
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as server:
        server.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        say(f"Database {name}, dropped at the end.")
        try:
            yield urlunsplit(parts._replace(path=f"/{name}"))
        finally:
            server.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def _settle(address: str, folder: str) -> None:
    for name in [name for name in os.environ if name.startswith("WATERLINKS_")]:
        del os.environ[name]
    os.environ.update(
        DATABASE_URL=address,
        WATERLINKS_FOLDER=folder,
        WATERLINKS_SECRET_KEY=secrets.token_urlsafe(50),
        DJANGO_SETTINGS_MODULE="waterlinks.config.settings",
    )


def _migrated() -> str:
    import django

    django.setup()
    from django.core.management import call_command  # after the settings above
    from django.db import connection

    call_command("migrate", verbosity=0)
    return connection.vendor


def _let_go() -> None:
    from django.db import connections

    connections.close_all()


def its_processes() -> list[int]:
    """Return the numbers of the processes in which the database works for us, and keep them from changing."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return []  # SQLite works in our own
    connection.close()
    connection.settings_dict["CONN_MAX_AGE"] = None
    connection.ensure_connection()
    return [connection.connection.info.backend_pid]
