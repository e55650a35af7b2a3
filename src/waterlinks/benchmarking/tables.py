"""Imports as pages show them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from waterlinks.benchmarking import wording
from waterlinks.benchmarking.lifecycle import BatchState
from waterlinks.benchmarking.models import Batch, Finding
from waterlinks.jobs.models import Job
from waterlinks.ui.figures import shown
from waterlinks.ui.pieces import Fact, Tone

TONES = {
    BatchState.WAITING: Tone.WAITING,
    BatchState.STAGING: Tone.CURRENT,
    BatchState.CHECKED: Tone.DONE,
    BatchState.LIVE: Tone.DONE,
    BatchState.UNDONE: Tone.MISSING,
    BatchState.REFUSED: Tone.BLOCKED,
}
COUNTS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("rows_read", lambda: gettext("Rows read")),
    ("observations_stored", lambda: gettext("Figures stored")),
    ("observations_new", lambda: gettext("Figures that would be new")),
    ("unchanged", lambda: gettext("Figures that were the same already")),
    ("indicators_stored", lambda: gettext("Indicators computed")),
    ("operators_new", lambda: gettext("Operators not seen before")),
    ("refused", lambda: gettext("Lines and cells refused")),
    ("warnings", lambda: gettext("Cells to look at")),
)


@dataclass(frozen=True)
class BatchRow:
    """An import with its words, and the job that was to read it or take it back, as far as there is one."""

    batch: Batch
    job: Job | None = None

    @property
    def name(self) -> str:
        return self.batch.file_name or self.batch.source or self.batch.code

    @property
    def is_stranded(self) -> bool:
        """Whether it waits for a job that has ended: stopped in the queue, or given up."""
        return self.batch.is_unfinished and self.job is not None and not self.job.is_unfinished

    @property
    def was_stopped(self) -> bool:
        """Whether somebody stopped it: nothing was stored, and nothing was wrong with the file."""
        return self.batch.state == BatchState.REFUSED and self.batch.report.get("because") == "cancelled"

    @property
    def state(self) -> str:
        if self.is_stranded and self.job:
            return self.job.get_state_display()
        return gettext("Stopped") if self.was_stopped else self.batch.get_state_display()

    @property
    def tone(self) -> Tone:
        if self.was_stopped:
            return Tone.MISSING
        return Tone.BLOCKED if self.is_stranded else TONES[BatchState(self.batch.state)]

    @property
    def counts(self) -> list[Fact]:
        """Return what has been counted, as far as the import came. What was stored and what would be never both."""
        left_out = "observations_stored" if self.batch.state == BatchState.CHECKED else "observations_new"
        report = self.batch.report
        return [
            Fact(words(), shown(report[name]))
            for name, words in COUNTS
            if name in report and name != left_out
        ]

    @property
    def stored(self) -> str:
        return shown(self.batch.report.get("observations_stored"))

    @property
    def refused(self) -> str:
        return shown(self.batch.report.get("refused"))


def batch_rows(batches: Iterable[Batch], reader: Any) -> list[BatchRow]:
    """Return imports with their jobs; one query however many there are."""
    batches = list(batches)
    jobs = Job.objects.visible_to(reader).in_bulk([one.job_id for one in batches if one.job_id])
    return [BatchRow(one, jobs.get(one.job_id or 0)) for one in batches]


@dataclass(frozen=True)
class Line:
    """A line of the file and the sentence about it."""

    finding: Finding

    @property
    def where(self) -> str:
        """The line in words. Nobody groups the digits of a line number."""
        number = self.finding.line
        return gettext("line {number}").format(number=str(number)) if number else gettext("the file")

    @property
    def sentence(self) -> str:
        return wording.refusal(self.finding.as_found())


def lines(findings: Iterable[Finding]) -> list[Line]:
    return [Line(finding) for finding in findings]


def refusals_to_keep(findings: Iterable[Finding]) -> Iterator[list[object]]:
    """Yield the rows of the table of refusals that people take home."""
    yield [gettext("Line"), gettext("Column"), gettext("Value"), gettext("Code"), gettext("What to do")]
    for finding in findings:
        yield [
            finding.line,
            finding.column,
            finding.value,
            finding.code,
            wording.refusal(finding.as_found()),
        ]
