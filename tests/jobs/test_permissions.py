import pytest
from django.contrib.auth.models import AnonymousUser

from makers import a_person
from waterlinks.jobs import permissions, terms
from waterlinks.jobs.models import Job

pytestmark = pytest.mark.django_db


def test_people_may_cancel_their_own_work_only(only_sees_all):
    ana, ben = a_person(), a_person()
    job = Job(started_by_id=ana.pk)

    assert permissions.may_cancel(ana, job)
    assert not permissions.may_cancel(ben, job)


def test_who_sees_all_may_cancel_all(only_sees_all):
    ben = a_person()
    only_sees_all(ben)

    assert permissions.may_cancel(ben, Job(started_by_id=None))


def test_visitors_may_not_cancel_what_the_platform_started(only_sees_all):
    assert not permissions.may_cancel(AnonymousUser(), Job(started_by_id=None))


def test_an_upper_floor_can_let_people_see_all(monkeypatch):
    monkeypatch.setattr(terms, "_all_seeing", [])

    permissions.let_see_all(lambda user: user == "Ana")

    assert terms.sees_all("Ana")
    assert not terms.sees_all("Ben")
