import pytest

from makers import a_person
from waterlinks.jobs import queries
from waterlinks.jobs.models import Job

pytestmark = pytest.mark.django_db


def test_starters_are_named_in_one_query(django_assert_num_queries):
    ana, ben = a_person(name="Ana"), a_person(name="Ben")
    jobs = [Job(started_by_id=number) for number in (ana.pk, ben.pk, ana.pk, None, 999_999)]

    with django_assert_num_queries(1):
        names = queries.names_of_starters(jobs)

    assert names == {ana.pk: "Ana", ben.pk: "Ben"}


def test_work_of_the_platform_has_no_starter_to_ask_for(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert queries.names_of_starters([Job(started_by_id=None)]) == {}
