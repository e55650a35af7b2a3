import datetime as dt

import pytest
from django.db import OperationalError

from waterlinks.jobs import actions
from waterlinks.jobs.actions import worker as room
from waterlinks.jobs.lifecycle import LEASE, State
from waterlinks.jobs.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def naps(monkeypatch):
    """How long the worker slept, without sleeping."""
    naps = []
    monkeypatch.setattr(room.time, "sleep", naps.append)
    return naps


def test_waiting_work_is_done_one_after_the_other(register):
    done = []
    register(run=lambda context, street: done.append(street))
    for street in ("Quay", "Hill", "Mill"):
        actions.enqueue("count_meters", {"street": street}, by=None)

    actions.Worker().serve(until_idle=True)

    assert done == ["Quay", "Hill", "Mill"]
    assert {job.state for job in Job.objects.all()} == {State.DONE}


def test_a_worker_says_whether_there_was_work(register):
    register()
    worker = actions.Worker()
    actions.enqueue("count_meters", {}, by=None)

    assert worker.work_once() is True
    assert worker.work_once() is False


def test_work_whose_worker_died_is_taken_up_again(register, a_job, now):
    register(run=lambda context: {"meters": 12})
    a_job(State.RUNNING)

    actions.Worker(clock=lambda: now + LEASE + dt.timedelta(seconds=1)).serve(until_idle=True)

    job = Job.objects.get()
    assert (job.state, job.attempts, job.result) == (State.DONE, 2, {"meters": 12})


def test_a_worker_with_nothing_to_do_sleeps(register, naps, monkeypatch):
    worker = actions.Worker()
    monkeypatch.setattr(room.time, "sleep", lambda seconds: (naps.append(seconds), worker.stop()))

    worker.serve()

    assert naps == [room.POLL]


def test_a_worker_asked_to_end_gives_its_job_back_and_takes_no_other(register):
    worker = actions.Worker()

    def run(context):
        worker.stop()
        context.progress(1, 2)

    register(run=run)
    actions.enqueue("count_meters", {}, by=None)
    actions.enqueue("count_meters", {}, by=None)

    worker.serve()

    assert [(job.state, job.attempts) for job in Job.objects.all()] == [(State.QUEUED, 0)] * 2


def test_a_worker_asked_to_end_finishes_what_takes_no_further_step(register):
    worker = actions.Worker()
    register(run=lambda context: worker.stop())
    actions.enqueue("count_meters", {}, by=None)

    worker.serve()

    assert Job.objects.get().state == State.DONE


def test_a_worker_outlives_a_database_that_does_not_answer(register, naps, monkeypatch, caplog):
    register()
    actions.enqueue("count_meters", {}, by=None)
    answers = iter([OperationalError("the database is restarting"), 0, 0])

    def look(now):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(room, "take_from_the_dead", look)
    monkeypatch.setattr(room, "connection", type("Connection", (), {"close": staticmethod(lambda: None)}))
    worker = actions.Worker()
    monkeypatch.setattr(room, "run", lambda attempt: (actions.run(attempt), worker.stop()))

    worker.serve()

    assert naps == [room.POLL]
    assert Job.objects.get().state == State.DONE
