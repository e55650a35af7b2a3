import time

import pytest
import time_machine
from django.db import OperationalError, transaction

from waterlinks.jobs import actions
from waterlinks.jobs.actions.attempt import PULSE, Attempt, Heartbeat
from waterlinks.jobs.lifecycle import State
from waterlinks.jobs.models import Job
from waterlinks.jobs.terms import Cancelled, Interrupted, LeaseLost, Stopping


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still until the test moves it by some seconds."""

    class Clock:
        seconds = 1000.0

        def move(self, seconds):
            self.seconds += seconds

    clock = Clock()
    monkeypatch.setattr("waterlinks.jobs.actions.attempt.time.monotonic", lambda: clock.seconds)
    return clock


@pytest.mark.django_db
def test_progress_is_written_at_most_twice_a_second(a_job, clock, django_assert_num_queries):
    attempt = Attempt(a_job(State.RUNNING))

    with django_assert_num_queries(2 * 10):
        for row in range(10 * 1024):
            clock.move(1 / 1024)
            attempt.progress(row, 10 * 1024, "counting")


@pytest.mark.django_db
def test_progress_shows_to_everybody(a_job, clock):
    job = a_job(State.RUNNING)
    attempt = Attempt(job)
    clock.move(PULSE)

    attempt.progress(40, 90, "walking")

    shown = Job.objects.get(pk=job.pk)
    assert (shown.done, shown.total, shown.phase) == (40, 90, "walking")


@pytest.mark.django_db
def test_progress_is_a_sign_of_life(a_job, clock, now):
    job = a_job(State.RUNNING)
    attempt = Attempt(job)
    clock.move(PULSE)

    with time_machine.travel("2026-06-30T13:00:00Z", tick=False):
        attempt.progress(1)

    assert (Job.objects.get(pk=job.pk).heartbeat_at - now).total_seconds() == 3600


@pytest.mark.django_db
def test_progress_is_told_to_the_terminal_in_words(a_job, register, clock):
    job = a_job(State.RUNNING)
    register(phases={"walking": "Walking the streets"})
    told = []
    attempt = Attempt(job, report=lambda *news: told.append(news))
    clock.move(PULSE)

    attempt.progress(40, 90, "walking")

    assert told == [(40, 90, "Walking the streets")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "call", [lambda attempt: attempt.progress(1), lambda attempt: attempt.raise_if_cancelled()]
)
def test_work_that_was_asked_to_end_ends_at_its_next_step(a_job, clock, call):
    job = a_job(State.RUNNING)
    attempt = Attempt(job)
    actions.cancel(Job.objects.get(pk=job.pk))
    clock.move(PULSE)

    with pytest.raises(Cancelled):
        call(attempt)


@pytest.mark.django_db
def test_work_that_another_worker_has_taken_up_ends_at_its_next_step(a_job, clock):
    job = a_job(State.RUNNING)
    attempt = Attempt(job)
    Job.objects.filter(pk=job.pk).update(attempts=2, cancel_requested=True)
    clock.move(PULSE)

    with pytest.raises(LeaseLost):
        attempt.progress(1)


@pytest.mark.django_db
def test_work_ends_at_its_next_step_when_the_worker_does(a_job):
    attempt = Attempt(a_job(State.RUNNING), is_stopping=lambda: True)

    with pytest.raises(Stopping):
        attempt.progress(1)


def test_no_except_exception_of_the_work_swallows_an_interruption():
    assert not issubclass(Interrupted, Exception)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_written_inside_a_transaction_of_the_work(a_job, clock, django_assert_num_queries):
    attempt = Attempt(a_job(State.RUNNING))
    clock.move(PULSE)

    with transaction.atomic(), django_assert_num_queries(0):
        attempt.progress(40, 90)

    assert attempt.how_far() == {"done": 40, "total": 90, "phase": ""}


@pytest.mark.django_db(transaction=True)
def test_silent_work_gives_signs_of_life(a_job, now):
    job = a_job(State.RUNNING)

    with Heartbeat(Attempt(job), every=0.01):
        beating = eventually(lambda: Job.objects.get(pk=job.pk).heartbeat_at > now)

    assert beating


@pytest.mark.django_db(transaction=True)
def test_silent_work_learns_that_it_was_taken_for_dead(a_job):
    job = a_job(State.RUNNING)
    attempt = Attempt(job)
    Job.objects.filter(pk=job.pk).update(attempts=2)

    with Heartbeat(attempt, every=0.01):
        assert attempt.lost.wait(5)

    with pytest.raises(LeaseLost):
        attempt.progress(1)


@pytest.mark.django_db(transaction=True)
def test_a_beat_that_finds_the_database_locked_is_tried_again(a_job, monkeypatch):
    attempt = Attempt(a_job(State.RUNNING))
    tried = []

    def locked(job):
        tried.append(job)
        raise OperationalError("database is locked")

    monkeypatch.setattr("waterlinks.jobs.actions.attempt.held", locked)

    with Heartbeat(attempt, every=0.01):
        assert eventually(lambda: len(tried) > 1)

    assert not attempt.lost.is_set()


@pytest.mark.django_db
def test_no_thread_beats_for_a_job_that_nobody_else_can_see_yet(a_job):
    heartbeat = Heartbeat(Attempt(a_job(State.RUNNING)))

    with heartbeat:
        assert not heartbeat.is_alive()


def eventually(holds, seconds=5.0):
    """Say whether it holds within some seconds."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        if holds():
            return True
        time.sleep(0.02)
    return False
