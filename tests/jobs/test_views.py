import pytest
from django.urls import reverse

from makers import a_person
from waterlinks.jobs.lifecycle import ENDED, State
from waterlinks.jobs.models import Job

pytestmark = pytest.mark.django_db

INDEX = "/jobs/"


@pytest.fixture
def ana(client, only_sees_all):
    """A person who is signed in."""
    ana = a_person(name="Ana")
    client.force_login(ana)
    return ana


def shown(response):
    return [row.job for row in response.context["rows"]]


def a_row(job):
    """Return everything stored about the job."""
    return Job.objects.filter(pk=job.pk).values().get()


def test_visitors_are_asked_to_sign_in(client):
    response = client.get(INDEX)

    assert response.status_code == 302
    assert response["Location"].startswith(reverse("accounts:sign_in"))


def test_the_list_holds_the_own_jobs_latest_first(client, ana, a_job):
    first, second = a_job(started_by_id=ana.pk), a_job(started_by_id=ana.pk)
    a_job(started_by_id=a_person().pk)

    assert shown(client.get(INDEX)) == [second, first]


def test_the_list_is_filtered_by_state(client, ana, a_job):
    failed = a_job(State.FAILED, started_by_id=ana.pk)
    a_job(started_by_id=ana.pk)

    assert shown(client.get(INDEX, {"state": "failed"})) == [failed]


def test_a_state_nobody_knows_filters_nothing(client, ana, a_job):
    job = a_job(started_by_id=ana.pk)

    assert shown(client.get(INDEX, {"state": "asleep' OR 1=1"})) == [job]


def test_an_empty_list_teaches_what_appears_here(client, ana):
    assert "No long work yet" in client.get(INDEX).content.decode()
    assert "No job in this state" in client.get(INDEX, {"state": "failed"}).content.decode()


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    client, ana, only_sees_all, a_job, how_many, django_assert_num_queries
):
    only_sees_all(ana)
    for state in (State.RUNNING, State.FAILED, State.DONE)[:how_many]:
        a_job(state, started_by_id=a_person().pk)

    with django_assert_num_queries(6):  # session, person, memberships, count, jobs, names
        response = client.get(INDEX)

    assert len(shown(response)) == how_many


def test_the_list_follows_work_that_moves_and_rests_when_nothing_does(client, ana, a_job):
    a_job(State.DONE, started_by_id=ana.pk)
    assert 'hx-trigger="every' not in client.get(INDEX).content.decode()

    a_job(started_by_id=ana.pk)
    assert 'hx-trigger="every 5s"' in client.get(INDEX).content.decode()


@pytest.mark.parametrize("state", State)
def test_each_state_has_its_page(client, ana, a_job, state):
    job = a_job(state, started_by_id=ana.pk)

    response = client.get(job.get_absolute_url())

    assert response.status_code == 200
    assert str(state.label) in response.content.decode()


def test_running_work_shows_how_far_it_is_with_and_without_script(client, ana, register, a_job):
    job = a_job(State.RUNNING, started_by_id=ana.pk, done=1_200, total=9_000, phase="walking")
    register(phases={"walking": "Walking the streets"})

    html = client.get(job.get_absolute_url()).content.decode()

    assert '<progress value="1200" max="9000">' in html
    assert "Walking the streets" in html
    assert 'hx-trigger="every 2s"' in html
    assert f'<a href="{job.get_absolute_url()}">See how far it is now</a>' in html.partition("<noscript>")[2]


def test_the_part_that_is_polled_is_only_the_progress(client, ana, a_job):
    job = a_job(State.RUNNING, started_by_id=ana.pk)

    response = client.get(job.get_absolute_url(), headers={"HX-Request": "true", "HX-Target": "progress"})

    assert response.content.decode().strip().startswith('<div id="progress"')
    assert "HX-Refresh" not in response


@pytest.mark.parametrize("state", ENDED)
def test_a_page_that_followed_the_progress_is_told_to_show_the_end(client, ana, a_job, state):
    job = a_job(state, started_by_id=ana.pk)

    response = client.get(job.get_absolute_url(), headers={"HX-Request": "true", "HX-Target": "progress"})

    assert response["HX-Refresh"] == "true"


def test_failed_work_tells_why(client, ana, register, a_job):
    job = a_job(State.FAILED, started_by_id=ana.pk, failure="no_map", failure_params={"city": "<b>Beira"})
    register(failures={"no_map": "There is no map of {city}."})

    assert "There is no map of &lt;b&gt;Beira." in client.get(job.get_absolute_url()).content.decode()


def test_done_work_says_what_came_of_it_and_where_to_see_it(client, ana, register, a_job):
    job = a_job(State.DONE, started_by_id=ana.pk, result={"meters": 12})
    register(outcome=lambda result: f"{result['meters']} meters.", address=lambda params, result: "/meters/")

    html = client.get(job.get_absolute_url()).content.decode()

    assert "12 meters." in html
    assert 'href="/meters/"' in html


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("ask", ["get", "post"])
def test_the_job_of_somebody_else_does_not_exist(client, ana, a_job, state, ask):
    job = a_job(state, started_by_id=a_person().pk)
    before = a_row(job)

    address = job.get_absolute_url() if ask == "get" else reverse("jobs:cancel", args=[job.pk])

    assert getattr(client, ask)(address).status_code == 404
    assert a_row(job) == before


@pytest.mark.parametrize("address", ["/jobs/J-99999/", "/jobs/17/", "/jobs/J-999999999999999999999/"])
def test_what_is_no_job_is_not_found(client, ana, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("state", State)
def test_looking_changes_nothing(client, ana, a_job, state):
    job = a_job(state, started_by_id=ana.pk)
    before = a_row(job)

    client.get(INDEX)
    client.get(job.get_absolute_url())
    refused = client.get(reverse("jobs:cancel", args=[job.pk]))

    assert refused.status_code == 405
    assert a_row(job) == before


def test_waiting_work_is_cancelled_at_once(client, ana, a_job):
    job = a_job(started_by_id=ana.pk)

    response = client.post(reverse("jobs:cancel", args=[job.pk]), follow=True)

    job.refresh_from_db()
    assert job.state == State.CANCELLED
    assert "Cancelled." in response.content.decode()


def test_running_work_is_asked_to_end(client, ana, a_job):
    job = a_job(State.RUNNING, started_by_id=ana.pk)

    html = client.post(reverse("jobs:cancel", args=[job.pk]), follow=True).content.decode()

    job.refresh_from_db()
    assert job.is_being_stopped
    assert "It ends at its next step." in html
    assert "Being stopped" in html
    assert "Stop this work" not in html


def test_ended_work_is_not_cancelled_and_says_so(client, ana, a_job):
    job = a_job(State.DONE, started_by_id=ana.pk)

    html = client.post(reverse("jobs:cancel", args=[job.pk]), follow=True).content.decode()

    job.refresh_from_db()
    assert job.state == State.DONE
    assert "This is not possible any more." in html


def test_who_may_only_look_is_told_whom_to_ask(client, ana, register, a_job):
    job = a_job(started_by_id=a_person().pk)
    register(may_see=lambda user: user == ana)

    looked = client.get(job.get_absolute_url())
    cancelled = client.post(reverse("jobs:cancel", args=[job.pk]))

    assert looked.status_code == 200
    assert "Stop this work" not in looked.content.decode()
    assert cancelled.status_code == 403
    job.refresh_from_db()
    assert job.state == State.QUEUED


def test_who_sees_all_may_stop_the_work_of_others(client, ana, only_sees_all, a_job):
    job = a_job(started_by_id=a_person().pk)
    only_sees_all(ana)

    client.post(reverse("jobs:cancel", args=[job.pk]))

    job.refresh_from_db()
    assert job.state == State.CANCELLED
