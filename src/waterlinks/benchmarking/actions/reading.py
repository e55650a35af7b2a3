"""Reading a file into a batch: blocks of figures, findings beside them, progress in between."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from django.db import transaction

from waterlinks.benchmarking.actions.loading import give_way, load
from waterlinks.benchmarking.actions.staging import Staging
from waterlinks.benchmarking.imports.findings import OperatorYear, Refusal, Remark
from waterlinks.benchmarking.models import Finding
from waterlinks.jobs.terms import JobContext

BLOCK = 2500  # observations in one transaction, with about as many indicators
MOST_FINDINGS = 10_000  # kept of each kind; all are counted
ABOUT_THE_FILE = 1  # findings up to this line are about all of it
FINDING = ("batch", "is_refusal", "line", "column", "value", "code", "params")


@dataclass(slots=True)
class Reading:
    """How far a file has been read, and what was found in it."""

    staging: Staging
    rows: int = 0
    refused: int = 0
    remarked: int = 0
    usable: int = 0
    is_refused: bool = False
    block: list[OperatorYear] = field(default_factory=list)
    findings: list[Refusal | Remark] = field(default_factory=list)
    last_refused_line: int = -1

    def read(
        self, found: Iterable[OperatorYear | Refusal | Remark], stream: BinaryIO, context: JobContext
    ) -> None:
        """Take everything in, in blocks. A refusal of the whole file ends it and sets `is_refused`."""
        size, waiting = _size(stream), 0
        context.progress(0, size, "reading")
        for one in found:
            waiting += self._note(one)
            if self.is_refused:
                break
            if waiting >= BLOCK:
                self._store()
                waiting = 0
                context.progress(min(stream.tell(), size), size, "reading")
        self._store()

    def report(self) -> dict[str, Any]:
        """Return what the batch page and the command say of it."""
        counts, is_dry = self.staging.counts, self.staging.batch.dry_run
        return {
            "rows_read": self.rows,
            "observations_stored": 0 if is_dry or self.is_refused else counts.observations,
            "observations_new": counts.observations,
            "unchanged": counts.unchanged,
            "refused": self.refused,
            "warnings": self.remarked,
            "indicators_stored": counts.indicators,
            "operators_new": counts.operators,
        }

    def _note(self, one: OperatorYear | Refusal | Remark) -> int:
        """Put one thing where it belongs, and return how many figures that is."""
        if isinstance(one, OperatorYear):
            self.rows += 1
            self.usable += 1
            self.block.append(one)
            return len(one.values) + 1
        is_refusal = isinstance(one, Refusal)
        if is_refusal and one.line <= ABOUT_THE_FILE:
            self.is_refused = True
        elif is_refusal and one.line != self.last_refused_line:
            self.rows += 1
            self.last_refused_line = one.line
        self.refused += is_refusal
        self.remarked += not is_refusal
        if (self.refused if is_refusal else self.remarked) <= MOST_FINDINGS:
            self.findings.append(one)
        return 1

    def _store(self) -> None:
        prepared = self.staging.prepared([] if self.is_refused else self.block)
        with transaction.atomic():
            prepared.store()
            load(Finding, FINDING, [_row(self.staging.batch.pk, one) for one in self.findings])
        give_way()
        self.block.clear()
        self.findings.clear()


def _row(batch: int, one: Refusal | Remark) -> tuple[Any, ...]:
    head = (batch, isinstance(one, Refusal), one.line, one.column[:100], one.value[:200])
    return (*head, one.code, json.dumps(dict(one.params)))


def _size(stream: BinaryIO) -> int:
    stream.seek(0, 2)
    size = stream.tell()
    stream.seek(0)
    return size
