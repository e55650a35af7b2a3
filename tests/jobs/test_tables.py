import pytest

from makers import a_person
from waterlinks.jobs import tables
from waterlinks.jobs.lifecycle import State
from waterlinks.jobs.models import Job
from waterlinks.ui.pieces import Fact

pytestmark = pytest.mark.django_db


def test_who_started_it_is_told_from_where_the_reader_stands():
    ana, ben = a_person(name="Ana"), a_person(name="Ben")
    jobs = [Job(started_by_id=number) for number in (ana.pk, ben.pk, None, 999_999)]

    starters = [row.starter for row in tables.rows(jobs, ana)]

    assert starters == ["You", "Ben", "WaterLinks itself", "Somebody who has left"]


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_tone(state):
    assert tables.JobRow(Job(state=state), "You").tone == tables.TONES[state]


def test_running_work_that_was_asked_to_end_says_so():
    running = tables.JobRow(Job(state=State.RUNNING), "You")
    stopping = tables.JobRow(Job(state=State.RUNNING, cancel_requested=True), "You")

    assert (running.state, stopping.state) == ("Running", "Being stopped")


def test_the_news_of_ended_work_is_why_it_failed_or_what_came_of_it(register):
    register(failures={"no_map": "There is no map."}, outcome=lambda result: f"{result['meters']} meters.")

    failed = Job(kind="count_meters", state=State.FAILED, failure="no_map")
    done = Job(kind="count_meters", state=State.DONE, result={"meters": 12})

    stopped = Job(kind="count_meters", state=State.CANCELLED)

    assert tables.JobRow(stopped, "You").news == "Stopped before its end."
    assert tables.JobRow(failed, "You").news == "There is no map."
    assert tables.JobRow(done, "You").news == "12 meters."


def test_only_what_has_happened_is_a_fact(a_job, now):
    waiting = tables.JobRow(a_job(), "You")
    again = tables.JobRow(a_job(State.RUNNING, attempts=2), "You")

    assert waiting.facts() == [Fact("Started by", "You"), Fact("Asked for", "30 Jun 2026, 12:00")]
    assert [fact.term for fact in again.facts()] == ["Started by", "Asked for", "Began", "Attempts"]
