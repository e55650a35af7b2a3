"""A misspelt choice in a template is loud."""

from collections.abc import Collection


def one_of(given: str, allowed: Collection[str], what: str) -> str:
    """Return what was given.

    Raises:
        ValueError: it is not allowed; names what was given and what there is.
    """
    if given not in allowed:
        known = ", ".join(repr(str(choice)) for choice in allowed)
        message = f"There is no {what} {given!r}; there are {known}."
        raise ValueError(message)
    return str(given)
