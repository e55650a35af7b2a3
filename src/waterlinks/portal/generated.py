"""Documents that are made from the code they describe, so that they cannot differ from it."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils import translation

from waterlinks.kernel.lifecycle import Lifecycle, Step
from waterlinks.organisations.terms import ROLE_CARDS, Permission, RoleCard

MADE = "Made from the code by `./waterlinks manage write_docs`; do not edit."


def permissions_page() -> str:
    """Return who may do what: every role with its description and permissions, and the same as one table."""
    lines = [
        "# Who may do what",
        "",
        MADE,
        "",
        "A right belongs to a person through a role in an organisation. What a role may do is data, in",
        "`organisations/terms.py`. Who belongs to no organisation reads what is public, and confirmed offers.",
        "",
        _row("", *(role.label for role in ROLE_CARDS)),
        _row("---", *(":---:" for _ in ROLE_CARDS)),
        *(_row(permission.label, *_held(permission)) for permission in Permission),
    ]
    for role, card in ROLE_CARDS.items():
        lines += ["", f"## {role.label}", "", str(card.description), "", *_may(card)]
    return "\n".join(lines) + "\n"


def _held(permission: Permission) -> Iterator[str]:
    yield from ("yes" if permission in card.may else "" for card in ROLE_CARDS.values())


def _may(card: RoleCard) -> Iterator[str]:
    yield from (f"- {permission.label}." for permission in Permission if permission in card.may)


def lifecycles_page() -> str:
    """Return every lifecycle of the house as a diagram and a table."""
    lines = [
        "# Lifecycles",
        "",
        MADE,
        "",
        "Each is a table of steps: a verb, the states it leaves from, the state it leads to, and what may stand in",
        "the way. *Who* may take a step is in `permissions.md`.",
    ]
    for title, lifecycle in lifecycles().items():
        lines += ["", f"## {title}", "", *_diagram(lifecycle), "", *_table(lifecycle)]
    return "\n".join(lines) + "\n"


def lifecycles() -> dict[str, Lifecycle]:
    """Return every lifecycle by its title, in the order of the installed packages: "Operators: need"."""
    return {
        f"{package.verbose_name}: {name.lower()}": found
        for package in apps.get_app_configs()
        if package.name.startswith("waterlinks.") and find_spec(f"{package.name}.lifecycle")
        for name, found in vars(import_module(f"{package.name}.lifecycle")).items()
        if isinstance(found, Lifecycle)
    }


def _diagram(lifecycle: Lifecycle) -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    for step in lifecycle.steps.values():
        yield from (f"    {_state(source)} --> {_state(step.target)}: {step.verb}" for source in step.sources)
    yield "```"


def _table(lifecycle: Lifecycle) -> Iterator[str]:
    yield _row("Verb", "From", "To", "Possible when")
    yield _row("---", "---", "---", "---")
    for step in lifecycle.steps.values():
        sources = ", ".join(_state(source) for source in step.sources)
        yield _row(f"`{step.verb}`", sources, _state(step.target), _checks(step))


def _checks(step: Step) -> str:
    return ", ".join(check.__name__.replace("_", " ") for check in step.checks)


def _state(state: str) -> str:
    return str(getattr(state, "value", state))


def _row(*cells: object) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


PAGES: Mapping[str, Callable[[], str]] = {
    "permissions.md": permissions_page,
    "lifecycles.md": lifecycles_page,
}


def pages() -> dict[str, str]:
    """Return the text of every generated document by its file name under docs/, in English."""
    with translation.override("en"):
        return {name: page() for name, page in PAGES.items()}
