"""Small readers of the environment. Each fails with the name, the value and what is allowed."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

POSTGRES_SCHEMES = ("postgres", "postgresql")
SQLITE_TUNING = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;PRAGMA temp_store=MEMORY;"
    "PRAGMA mmap_size=134217728;PRAGMA cache_size=-20000;PRAGMA journal_size_limit=27103364;"
)
CONNECTION_AGE = 600


def text(name: str, default: str) -> str:
    """Return the variable, or the default when it is not set or empty."""
    return os.environ.get(name, "").strip() or default


def yes_or_no(name: str, *, default: bool) -> bool:
    """Return the variable as a boolean.

    Raises:
        ImproperlyConfigured: it is set to something else than 1, 0, yes, no, true or false.
    """
    answers = {"1": True, "yes": True, "true": True, "0": False, "no": False, "false": False}
    given = text(name, "yes" if default else "no").lower()
    if given not in answers:
        raise ImproperlyConfigured(f"{name} is {given!r}. Allowed are: {', '.join(answers)}.")
    return answers[given]


def listing(name: str, default: list[str]) -> list[str]:
    """Return the comma-separated variable as a list without empty entries."""
    return [part.strip() for part in text(name, ",".join(default)).split(",") if part.strip()]


def database(name: str, default: Path) -> dict[str, Any]:
    """Return Django's description of the database that the variable names; SQLite when it names none.

    Raises:
        ImproperlyConfigured: the address is of another kind than postgres://… or sqlite:///path.
    """
    address = text(name, f"sqlite:///{default}")
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path[1:])) if parts.path else default)
    if parts.scheme in POSTGRES_SCHEMES and parts.path.strip("/"):
        return _postgres(parts)
    raise ImproperlyConfigured(
        f"{name} is {address!r}. Allowed are: postgres://user:password@host:port/name and sqlite:///path."
    )


def _sqlite(path: Path) -> dict[str, Any]:
    path.parent.mkdir(parents=True, exist_ok=True)
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_TUNING}
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": options,
        "CONN_MAX_AGE": CONNECTION_AGE,
    }


def _postgres(parts: Any) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": CONNECTION_AGE,
        "CONN_HEALTH_CHECKS": True,
    }


def secret_key(name: str, kept_in: Path, *, required: bool) -> str:
    """Return the secret key: from the variable, else from a file made once, readable by its owner only.

    Raises:
        ImproperlyConfigured: it must be given (an installation on PostgreSQL) and is not.
    """
    if given := text(name, ""):
        return given
    if required:
        raise ImproperlyConfigured(
            f"{name} is not set. With DATABASE_URL on PostgreSQL it must be: 50 random letters."
        )
    kept_in.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(kept_in, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept_in.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        key = secrets.token_urlsafe(50)
        file.write(key)
    return key
