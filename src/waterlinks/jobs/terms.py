"""The kinds of long work, and the words their work is told in. Upper floors register theirs in ready()."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

Words = str | Promise
Params = Mapping[str, Any]


class JobContext(Protocol):
    """What the running work gets to speak through."""

    def progress(self, done: int, total: int | None = None, phase: str = "") -> None:
        """Say how far the work is. Cheap: call it for every row; it is written at most twice a second."""

    def raise_if_cancelled(self) -> None:
        """End the work here if somebody has asked for it."""


class Refused(Exception):  # noqa: N818 - says what happened
    """The work cannot be done, for a reason people can act on: a code of its kind, and parameters.

    Raises:
        TypeError, ValueError: the parameters cannot be stored as JSON.
    """

    def __init__(self, code: str, params: Params | None = None) -> None:
        self.code = code
        self.params = storable(dict(params or {}))
        super().__init__(code)


class Interrupted(BaseException):
    """The work ends here and now. Not an Exception, so that no `except Exception` of the work swallows it."""


class Cancelled(Interrupted):
    """Somebody asked for it to be stopped."""


class Stopping(Interrupted):
    """The worker has been told to end, and gives the job back."""


class LeaseLost(Interrupted):
    """The run was silent for too long, and another worker has taken the job up."""


def nobody_else(_user: Any) -> bool:
    """Say no: only who started the work sees it."""
    return False


@dataclass(frozen=True)
class Kind:
    """One kind of long work. Everything stored about it is a code with parameters, worded when read."""

    name: str
    run: Callable[..., Mapping[str, Any] | None]
    title: Callable[[Params], Words]
    phases: Mapping[str, Words] = field(default_factory=dict)
    failures: Mapping[str, Words] = field(default_factory=dict)
    outcome: Callable[[Params], Words] | None = None
    address: Callable[[Params, Params], str] | None = None
    may_see: Callable[[Any], bool] = nobody_else


FAILURES: Mapping[str, Words] = {
    "unexpected": _(
        "Something went wrong that we had not foreseen. "
        "Tell the administrator of this site the number {trace}: it leads to the cause."
    ),
    "interrupted": _(
        "The program doing this work was stopped {attempts} times before it could finish, so it was given up. "
        "Start it once more; if that ends the same way, tell the administrator of this site."
    ),
    "unknown_kind": _("This version of the site does not know work of the kind “{kind}”."),
}

_kinds: dict[str, Kind] = {}
_all_seeing: list[Callable[[Any], bool]] = []


def register(name: str, **what: Any) -> Kind:
    """Register a kind of work under the name that jobs store; `what` are the other fields of Kind."""
    _kinds[name] = Kind(name, **what)
    return _kinds[name]


def kind_named(name: str) -> Kind:
    """Return a kind.

    Raises:
        Refused: no such kind is registered, for instance after an update.
    """
    if name not in _kinds:
        raise Refused("unknown_kind", {"kind": name})
    return _kinds[name]


def find_kind(name: str) -> Kind | None:
    return _kinds.get(name)


def kinds_seen_by(user: Any) -> list[str]:
    """Return the kinds of which this person sees everybody's jobs."""
    return [kind.name for kind in _kinds.values() if kind.may_see(user)]


def let_see_all(may: Callable[[Any], bool]) -> None:
    """Let everybody to whom `may` says yes see, and cancel, the jobs of all people."""
    _all_seeing.append(may)


def sees_all(user: Any) -> bool:
    return any(may(user) for may in _all_seeing)


def failure_sentence(kind: str, code: str, params: Params) -> str:
    """Word a failure in the reader's language. A code nobody has words for is shown with its parameters."""
    own = _kinds[kind].failures if kind in _kinds else {}
    template = {**FAILURES, **own}.get(code)
    if template is None:
        return (
            gettext("The work was refused: {code} {params}")
            .format(code=code, params=dict(params) or "")
            .strip()
        )
    return str(template).format(**params)


def storable(value: Any) -> Any:
    """Return the value as both databases can store it as JSON: dates as text, no NUL inside texts.

    Raises:
        TypeError, ValueError: there is something in it that JSON has no word for, such as a model or NaN.
    """
    return _without_nul(json.loads(json.dumps(value, cls=DjangoJSONEncoder, allow_nan=False)))


def _without_nul(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, list):
        return [_without_nul(item) for item in value]
    if isinstance(value, dict):
        return {_without_nul(key): _without_nul(item) for key, item in value.items()}
    return value
