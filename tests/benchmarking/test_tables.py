import pytest

from figure_makers import a_batch
from makers import a_secretary
from waterlinks.benchmarking.lifecycle import BatchState
from waterlinks.benchmarking.models import Batch, Finding
from waterlinks.benchmarking.tables import TONES, BatchRow, batch_rows, lines, refusals_to_keep
from waterlinks.jobs.actions import enqueue
from waterlinks.jobs.models import Job
from waterlinks.organisations.permissions import memberships_of

REPORT = {
    "rows_read": 1568,
    "observations_stored": 63630,
    "observations_new": 63630,
    "unchanged": 0,
    "indicators_stored": 64000,
    "operators_new": 1568,
    "refused": 0,
    "warnings": 2,
    "seconds": 9.1,
}


def test_an_import_is_called_by_its_file_or_else_by_its_source():
    assert BatchRow(Batch(file_name="a.csv", source="SNIS")).name == "a.csv"
    assert BatchRow(Batch(source="SNIS")).name == "SNIS"
    assert BatchRow(Batch(pk=7)).name == "B-00007"


@pytest.mark.parametrize("state", BatchState)
def test_every_state_has_a_word_and_a_tone(state):
    row = BatchRow(Batch(state=state))

    assert row.state == state.label
    assert row.tone == TONES[state]


@pytest.mark.parametrize("ended", ["cancelled", "failed"])
def test_an_import_whose_job_has_ended_does_not_wait_for_ever(ended):
    row = BatchRow(Batch(state="waiting"), Job(state=ended))

    assert (row.is_stranded, row.state, row.tone) == (True, ended.capitalize(), "blocked")


@pytest.mark.parametrize(
    ("because", "stopped", "state"), [("cancelled", True, "Stopped"), ("nothing_usable", False, "Refused")]
)
def test_an_import_that_somebody_stopped_is_not_called_refused(because, stopped, state):
    row = BatchRow(Batch(state=BatchState.REFUSED, report={"because": because}))

    assert (row.was_stopped, row.state) == (stopped, state)
    assert row.tone == ("missing" if stopped else "blocked")


@pytest.mark.parametrize(("batch", "job"), [("waiting", "queued"), ("staging", "running"), ("live", "done")])
def test_an_import_whose_job_goes_on_is_in_its_own_state(batch, job):
    row = BatchRow(Batch(state=batch), Job(state=job))

    assert row.state == BatchState(batch).label


@pytest.mark.django_db
@pytest.mark.parametrize("how_many", [1, 3])
def test_jobs_of_many_imports_are_read_at_once(how_many, django_assert_num_queries):
    secretary = a_secretary()
    for _ in range(how_many):
        job = enqueue("import_measures", {"batch": 1, "file": "a.csv"}, by=secretary)
        a_batch("waiting", job_id=job.pk)
    memberships_of(secretary)

    with django_assert_num_queries(2):
        rows = batch_rows(Batch.objects.all(), secretary)

    assert [row.state for row in rows] == ["Waiting"] * how_many


@pytest.mark.parametrize(
    ("state", "term"), [("live", "Figures stored"), ("checked", "Figures that would be new")]
)
def test_what_was_stored_and_what_would_be_never_stand_together(state, term):
    terms = [fact.term for fact in BatchRow(Batch(state=state, report=REPORT)).counts]

    assert terms[:3] == ["Rows read", term, "Figures that were the same already"]
    assert len(terms) == 7


def test_before_anything_is_counted_there_is_nothing_to_say():
    row = BatchRow(Batch(report={"because": "cancelled"}))

    assert (row.counts, row.stored, row.refused) == ([], "", "")


def test_counts_are_grouped_as_people_read_them():
    row = BatchRow(Batch(report=REPORT))

    assert (row.stored, row.refused) == ("63,630", "0")


def a_finding(line=1234):
    return Finding(line=line, column="AG011", value="x", code="not_a_number", is_refusal=True)


def test_the_number_of_a_line_is_not_grouped():
    assert [one.where for one in lines([a_finding(1234), a_finding(0)])] == ["line 1234", "the file"]


def test_the_table_to_keep_has_the_code_for_machines_and_the_sentence_for_people():
    header, row = refusals_to_keep([a_finding()])

    assert header == ["Line", "Column", "Value", "Code", "What to do"]
    assert row[:4] == [1234, "AG011", "x", "not_a_number"]
    assert row[4].startswith("This is not a number.")
