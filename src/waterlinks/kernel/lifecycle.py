"""A lifecycle is a table of steps: verb, from, to, and what may stand in the way.

The engine under every lifecycle of the house. It says *when*; who may is not its business.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext

Reason = str | Promise
Check = Callable[[Any], Iterable[Reason]]


class NotPossible(Exception):  # noqa: N818 - says what happened
    """A step cannot be taken now. `reasons` are sentences that say what to do."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        self.reasons = list(reasons)
        super().__init__(" ".join(str(reason) for reason in reasons))


@dataclass(frozen=True)
class Step:
    """One verb: the states it leaves from, the state it leads to, and checks that yield sentences."""

    verb: str
    sources: Sequence[str]
    target: str
    checks: Sequence[Check] = field(default_factory=tuple)


class Lifecycle:
    """The steps of one kind of thing, and the field of its model that holds the state."""

    def __init__(self, *steps: Step, field: str = "state") -> None:
        self.steps = {step.verb: step for step in steps}
        self.field = field

    def verbs_from(self, state: str) -> list[str]:
        """Return the verbs that leave from this state, in the order of the table."""
        return [verb for verb, step in self.steps.items() if state in step.sources]

    def reasons_against(self, subject: models.Model, verb: str) -> list[Reason]:
        """Return why `verb` is not possible now; an empty list means it is."""
        step = self.steps[verb]
        if getattr(subject, self.field) not in step.sources:
            return [gettext("This is not possible any more. Reload the page to see how things stand now.")]
        return [reason for check in step.checks for reason in check(subject)]

    def advance(self, subject: models.Model, verb: str, **facts: object) -> None:
        """Take the step, and store the facts that its state implies with it. Call it inside a transaction.

        The update names the state it expects to find: of two people who press the button together one
        wins, on SQLite as on PostgreSQL. From then until the transaction ends the row is ours, so what is
        read back is the truth.

        Raises:
            NotPossible: something stands in the way, or somebody else was faster.
        """
        if reasons := self.reasons_against(subject, verb):
            raise NotPossible(reasons)
        expected = {"pk": subject.pk, self.field: getattr(subject, self.field)}
        target = {**facts, self.field: self.steps[verb].target}
        if not type(subject)._base_manager.filter(**expected).update(**target):  # noqa: SLF001 - past every filter
            raise NotPossible(
                [gettext("Somebody else was faster. Reload the page to see how things stand now.")]
            )
        subject.refresh_from_db()
