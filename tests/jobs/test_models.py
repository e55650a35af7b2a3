import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from makers import a_person
from waterlinks.jobs.lifecycle import LEASE, State
from waterlinks.jobs.models import Job

pytestmark = pytest.mark.django_db

IMPOSSIBLE = {
    "a state nobody knows": (State.QUEUED, {"state": "asleep"}),
    "running without a sign of life": (State.RUNNING, {"heartbeat_at": None}),
    "running since no moment": (State.RUNNING, {"started_at": None}),
    "running in no attempt": (State.RUNNING, {"attempts": 0}),
    "done at no moment": (State.DONE, {"finished_at": None}),
    "cancelled at no moment": (State.CANCELLED, {"finished_at": None}),
    "failed for no reason": (State.FAILED, {"failure": ""}),
    "done and failed": (State.DONE, {"failure": "unexpected"}),
}


@pytest.mark.parametrize("state", State)
def test_each_state_can_be_stored(a_job, state):
    assert a_job(state).state == state


@pytest.mark.parametrize(("state", "facts"), IMPOSSIBLE.values(), ids=IMPOSSIBLE.keys())
def test_what_cannot_be_is_not_stored(a_job, state, facts):
    job = a_job(state)

    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(**facts)


def test_a_waiting_job_has_not_ended(a_job, now):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_job(State.QUEUED, finished_at=now)


def test_people_see_the_jobs_they_started(a_job, only_sees_all):
    ana, ben = a_person(), a_person()
    own = a_job(started_by_id=ana.pk)
    a_job(started_by_id=ben.pk)
    a_job()

    assert list(Job.objects.visible_to(ana)) == [own]


def test_who_runs_the_site_sees_the_jobs_of_everybody(a_job, only_sees_all):
    ana, ben = a_person(), a_person()
    jobs = [a_job(started_by_id=ana.pk), a_job(started_by_id=ben.pk), a_job()]
    only_sees_all(ben)

    assert list(Job.objects.visible_to(ben).order_by("pk")) == jobs


def test_a_kind_can_welcome_more_people(a_job, register, only_sees_all):
    ana = a_person()
    register("refresh_peers", may_see=lambda user: user == ana)
    a_job()
    followed = a_job(kind="refresh_peers")

    assert list(Job.objects.visible_to(ana)) == [followed]


def test_visitors_see_no_job(a_job, only_sees_all):
    a_job()

    assert not Job.objects.visible_to(AnonymousUser()).exists()


def test_a_job_is_abandoned_once_its_worker_has_been_silent_for_longer_than_the_lease(a_job, now):
    silent = a_job(State.RUNNING, heartbeat_at=now - 2 * LEASE)
    a_job(State.RUNNING, heartbeat_at=now - LEASE)
    a_job(State.QUEUED)

    assert list(Job.objects.abandoned(now)) == [silent]


def test_the_queue_is_served_oldest_first(a_job):
    first, second = a_job(), a_job()
    a_job(State.DONE)

    assert list(Job.objects.waiting()) == [first, second]


def test_unfinished_work_waits_or_runs(a_job):
    for state in State:
        a_job(state)

    assert {job.state for job in Job.objects.unfinished()} == {State.QUEUED, State.RUNNING}


def test_a_job_has_a_code_people_can_read_out(a_job):
    job = Job(pk=17, kind="count_meters")

    assert (job.code, str(job)) == ("J-00017", "J-00017 Count the meters")


def test_title_phase_outcome_and_place_of_the_result_are_worded_by_the_kind(register, now):
    register(
        title=lambda params: f"Count the meters of {params['city']}",
        phases={"walking": "Walking the streets"},
        outcome=lambda result: f"{result['meters']} meters.",
        address=lambda params, result: f"/meters/{params['city']}/",
    )
    job = Job(kind="count_meters", params={"city": "Beira"}, phase="walking", result={"meters": 12})

    assert job.title() == "Count the meters of Beira"
    assert job.phase_words() == "Walking the streets"
    assert job.outcome() == "12 meters."
    assert job.address_of_result() == "/meters/Beira/"


def test_a_job_that_is_not_done_has_no_outcome(register):
    register(outcome=lambda result: "never asked", address=lambda params, result: "never asked")
    job = Job(kind="count_meters")

    assert (job.outcome(), job.address_of_result(), job.failure_sentence()) == ("", "", "")


def test_a_job_of_a_kind_that_is_gone_can_still_be_read(register):
    job = Job(kind="gone", phase="walking", result={"meters": 12})

    assert (job.title(), job.phase_words(), job.outcome(), job.address_of_result()) == ("gone", "", "", "")


def test_a_failed_job_tells_why(a_job):
    assert "number a1b2c3d4" in a_job(State.FAILED).failure_sentence()


@pytest.mark.parametrize(
    ("state", "asked", "may_still"),
    [
        (State.QUEUED, False, True),
        (State.RUNNING, False, True),
        (State.RUNNING, True, False),
        (State.DONE, False, False),
        (State.CANCELLED, True, False),
    ],
)
def test_only_unfinished_work_that_nobody_has_asked_to_end_may_still_be_cancelled(state, asked, may_still):
    assert Job(state=state, cancel_requested=asked).may_still_be_cancelled is may_still
