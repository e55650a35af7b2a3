import pytest
from django.db import transaction

from makers import a_person
from waterlinks.jobs import actions
from waterlinks.jobs.actions import queueing
from waterlinks.jobs.actions.queueing import begin
from waterlinks.jobs.lifecycle import ENDED, LEASE, MAX_ATTEMPTS, State
from waterlinks.jobs.models import Job, JobQuerySet
from waterlinks.jobs.terms import LeaseLost, Refused
from waterlinks.kernel.lifecycle import NotPossible

pytestmark = pytest.mark.django_db

WAYS_TO_LEAVE = {
    "finish": lambda job, now: actions.finish(job, {"meters": 12}, now=now),
    "fail": lambda job, now: actions.fail(job, "wrong_columns", {}, now=now),
    "stop": lambda job, now: actions.stop(job, now=now),
    "give_back": lambda job, now: actions.give_back(job, now=now),
}


def test_work_is_queued_for_the_person_who_asked(register, now):
    register()
    ana = a_person()

    job = actions.enqueue("count_meters", {"city": "Beira"}, by=ana, now=now)

    job.refresh_from_db()
    assert (job.state, job.params, job.started_by_id, job.queued_at) == (
        State.QUEUED,
        {"city": "Beira"},
        ana.pk,
        now,
    )


def test_the_platform_itself_can_ask_for_work(register):
    register()

    assert actions.enqueue("count_meters", {}, by=None).started_by_id is None


def test_work_of_an_unknown_kind_is_refused_and_not_queued(register):
    with pytest.raises(Refused):
        actions.enqueue("fly", {}, by=None)

    assert not Job.objects.exists()


def test_work_is_gone_when_the_transaction_that_asked_for_it_is(register):
    register()

    with transaction.atomic():
        actions.enqueue("count_meters", {}, by=None)
        transaction.set_rollback(True)

    assert not Job.objects.exists()


def test_the_oldest_waiting_job_is_claimed(a_job, now):
    oldest, newer = a_job(), a_job()

    job = actions.claim(now)

    assert job == oldest
    assert (job.state, job.attempts, job.started_at, job.heartbeat_at) == (State.RUNNING, 1, now, now)
    newer.refresh_from_db()
    assert newer.state == State.QUEUED


@pytest.mark.parametrize("state", [state for state in State if state != State.QUEUED])
def test_only_waiting_jobs_are_claimed(a_job, now, state):
    a_job(state)

    assert actions.claim(now) is None


def test_of_two_workers_that_saw_the_same_job_one_begins(a_job, now):
    job = a_job()
    seen_by_another = Job.objects.get(pk=job.pk)
    begin(job, now)

    with pytest.raises(NotPossible):
        begin(seen_by_another, now)

    job.refresh_from_db()
    assert job.attempts == 1


def test_a_worker_that_was_too_slow_goes_on_to_the_next_job(a_job, now, monkeypatch):
    first, second = a_job(), a_job()

    def overtaken(job, now):
        monkeypatch.undo()
        begin(Job.objects.get(pk=job.pk), now)
        begin(job, now)

    monkeypatch.setattr(queueing, "begin", overtaken)

    assert actions.claim(now) == second
    first.refresh_from_db()
    assert (first.state, first.attempts) == (State.RUNNING, 1)


def test_a_new_attempt_begins_its_progress_anew(a_job, now):
    a_job(done=40, total=90, phase="walking")

    job = actions.claim(now)

    assert (job.done, job.total, job.phase) == (0, None, "")


def test_what_came_of_the_work_is_stored(a_job, now):
    job = a_job(State.RUNNING)

    actions.finish(job, {"meters": 12}, now=now, done=12, total=12, phase="counting")

    job.refresh_from_db()
    assert (job.state, job.result, job.finished_at) == (State.DONE, {"meters": 12}, now)
    assert (job.done, job.total, job.phase) == (12, 12, "counting")


def test_work_without_a_result_is_done_all_the_same(a_job, now):
    job = a_job(State.RUNNING)

    actions.finish(job, None, now=now)

    assert (job.state, job.result) == (State.DONE, {})


def test_a_failure_is_stored_as_a_code(a_job, now):
    job = a_job(State.RUNNING)

    actions.fail(job, "wrong_columns", {"columns": "year"}, now=now)

    job.refresh_from_db()
    assert (job.state, job.failure, job.failure_params) == (
        State.FAILED,
        "wrong_columns",
        {"columns": "year"},
    )


def test_an_attempt_that_was_given_back_does_not_count(a_job, now):
    job = a_job(State.RUNNING, attempts=2)

    actions.give_back(job, now=now)

    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.QUEUED, 1)


@pytest.mark.parametrize("leave", WAYS_TO_LEAVE.values(), ids=WAYS_TO_LEAVE)
def test_a_run_that_was_taken_for_dead_changes_nothing_any_more(a_job, now, leave):
    job = a_job(State.RUNNING)
    Job.objects.filter(pk=job.pk).update(attempts=2)

    with pytest.raises(LeaseLost):
        leave(job, now)

    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.RUNNING, 2)


@pytest.mark.parametrize("leave", WAYS_TO_LEAVE.values(), ids=WAYS_TO_LEAVE)
@pytest.mark.parametrize("state", [State.QUEUED, *ENDED])
def test_only_running_work_is_left(a_job, now, leave, state):
    job = a_job(state)

    with pytest.raises(LeaseLost):
        leave(job, now)


def test_cancelling_waiting_work_ends_it_at_once(a_job):
    job = a_job()

    actions.cancel(job)

    job.refresh_from_db()
    assert job.state == State.CANCELLED
    assert job.finished_at is not None


def test_cancelling_running_work_asks_it_to_end(a_job):
    job = a_job(State.RUNNING)

    actions.cancel(job)

    assert (job.state, job.is_being_stopped) == (State.RUNNING, True)


def test_cancelling_work_that_began_a_moment_ago_asks_it_to_end(a_job, now):
    seen_waiting = a_job()
    actions.claim(now)

    actions.cancel(seen_waiting)

    assert (seen_waiting.state, seen_waiting.is_being_stopped) == (State.RUNNING, True)


@pytest.mark.parametrize("state", ENDED)
def test_work_that_has_ended_cannot_be_cancelled(a_job, state):
    job = a_job(state)

    with pytest.raises(NotPossible):
        actions.cancel(job)

    job.refresh_from_db()
    assert (job.state, job.cancel_requested) == (state, False)


def test_the_job_of_a_dead_worker_waits_again(a_job, now):
    job = a_job(State.RUNNING, heartbeat_at=now - 2 * LEASE)

    assert actions.take_from_the_dead(now) == 1

    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.QUEUED, 1)
    assert actions.claim(now).attempts == 2


def test_a_job_that_lost_its_worker_too_often_is_given_up_in_words(a_job, now):
    job = a_job(State.RUNNING, heartbeat_at=now - 2 * LEASE, attempts=MAX_ATTEMPTS)

    actions.take_from_the_dead(now)

    job.refresh_from_db()
    assert job.state == State.FAILED
    assert job.failure_sentence().startswith(
        "The program doing this work was stopped 3 times before it could finish"
    )


def test_a_job_that_was_to_end_is_not_taken_up_again(a_job, now):
    job = a_job(State.RUNNING, heartbeat_at=now - 2 * LEASE, cancel_requested=True)

    actions.take_from_the_dead(now)

    job.refresh_from_db()
    assert job.state == State.CANCELLED


def test_a_job_with_a_living_worker_is_left_alone(a_job, now):
    job = a_job(State.RUNNING, heartbeat_at=now - LEASE)

    assert actions.take_from_the_dead(now) == 0

    job.refresh_from_db()
    assert job.state == State.RUNNING


def test_a_worker_that_wakes_up_at_the_last_moment_keeps_its_job(a_job, now, monkeypatch):
    seen_silent = a_job(State.RUNNING, heartbeat_at=now - 2 * LEASE)
    Job.objects.filter(pk=seen_silent.pk).update(heartbeat_at=now)
    monkeypatch.setattr(JobQuerySet, "abandoned", lambda jobs, now: [seen_silent])

    assert actions.take_from_the_dead(now) == 0

    assert Job.objects.get().state == State.RUNNING
