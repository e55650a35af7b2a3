"""A piece may be an object or a dict with the same names."""

from collections.abc import Mapping
from typing import Any

_MISSING = object()


def read(piece: Any, name: str, default: Any = _MISSING) -> Any:
    """Return a named part of a piece.

    Raises:
        ValueError: it has no such part and there is no default; says what it has to have.
    """
    value = piece.get(name, _MISSING) if isinstance(piece, Mapping) else getattr(piece, name, _MISSING)
    if value is not _MISSING:
        return value
    if default is not _MISSING:
        return default
    message = f"{piece!r} has no {name!r}; see waterlinks.ui.pieces for what a component needs."
    raise ValueError(message)
