import logging

import pytest

from makers import a_person
from waterlinks.jobs import actions
from waterlinks.jobs.actions.attempt import Attempt
from waterlinks.jobs.lifecycle import State
from waterlinks.jobs.models import Job
from waterlinks.jobs.terms import Cancelled, Refused, Stopping

pytestmark = pytest.mark.django_db


def raising(error):
    def run(context, **params):
        raise error

    return run


def test_work_is_given_its_parameters_and_its_result_is_kept(register):
    register(run=lambda context, city: {"city": city, "meters": 12})
    ana = a_person()

    job = actions.run_now("count_meters", {"city": "Beira"}, by=ana)

    stored = Job.objects.get()
    assert stored == job
    assert (stored.state, stored.result) == (State.DONE, {"city": "Beira", "meters": 12})
    assert (stored.started_by_id, stored.attempts) == (ana.pk, 1)


def test_the_last_progress_is_kept_even_when_it_came_too_soon_to_be_written(register):
    register(run=lambda context: context.progress(90, 90, "counting"))

    job = actions.run_now("count_meters", {}, by=None)

    assert (job.done, job.total, job.phase) == (90, 90, "counting")


def test_a_refusal_is_told_in_words(register):
    register(
        run=raising(Refused("no_map", {"city": "Beira"})), failures={"no_map": "There is no map of {city}."}
    )

    job = actions.run_now("count_meters", {}, by=None)

    assert (job.state, job.failure_sentence()) == (State.FAILED, "There is no map of Beira.")


def test_what_nobody_foresaw_is_told_with_the_number_under_which_the_log_has_the_cause(register, caplog):
    register(run=raising(ZeroDivisionError("division by zero")))

    with caplog.at_level(logging.ERROR):
        job = actions.run_now("count_meters", {}, by=None)

    trace = job.failure_params["trace"]
    assert (job.state, job.failure) == (State.FAILED, "unexpected")
    assert "division by zero" not in job.failure_sentence()
    assert trace in job.failure_sentence()
    assert f"number {trace}" in caplog.text
    assert "ZeroDivisionError: division by zero" in caplog.text


def test_a_result_that_cannot_be_stored_is_a_failure(register, caplog):
    register(run=lambda context: {"meters": float("nan")})

    assert actions.run_now("count_meters", {}, by=None).failure == "unexpected"


def test_parameters_the_work_does_not_take_are_a_failure(register, caplog):
    register(run=lambda context: None)

    assert actions.run_now("count_meters", {"city": "Beira"}, by=None).failure == "unexpected"


def test_a_kind_that_an_update_took_away_fails_in_words(a_job):
    job = a_job(State.RUNNING, kind="fly")

    actions.run(Attempt(job))

    assert job.failure_sentence() == "This version of the site does not know work of the kind “fly”."


def test_cancelled_work_is_cancelled_with_its_last_progress(register):
    def run(context):
        context.progress(40, 90)
        raise Cancelled

    register(run=run)

    job = actions.run_now("count_meters", {}, by=None)

    assert (job.state, job.done, job.result) == (State.CANCELLED, 40, None)


def test_ctrl_c_in_the_foreground_cancels(register):
    register(run=raising(KeyboardInterrupt()))

    assert actions.run_now("count_meters", {}, by=None).state == State.CANCELLED


def test_work_of_a_worker_that_ends_waits_again(register):
    register(run=raising(Stopping()))

    job = actions.run_now("count_meters", {}, by=None)

    assert (job.state, job.attempts) == (State.QUEUED, 0)


def test_work_that_was_taken_up_by_another_worker_leaves_no_trace(register, caplog):
    def run(context):
        Job.objects.update(attempts=2)
        return {"meters": 12}

    register(run=run)

    actions.run_now("count_meters", {}, by=None)

    stored = Job.objects.get()
    assert (stored.state, stored.result) == (State.RUNNING, None)
    assert "taken up by another worker" in caplog.text


def test_work_of_an_unknown_kind_is_refused_before_anything_is_stored(register):
    with pytest.raises(Refused):
        actions.run_now("fly", {}, by=None)

    assert not Job.objects.exists()
