"""Answers about jobs that are not rows of one model."""

from collections.abc import Iterable, Mapping

from django.contrib.auth import get_user_model

from waterlinks.jobs.models import Job


def names_of_starters(jobs: Iterable[Job]) -> Mapping[int, str]:
    """Return the names of the people who started these jobs, by their number; one query for all of them."""
    numbers = {job.started_by_id for job in jobs if job.started_by_id is not None}
    return {number: str(person) for number, person in get_user_model().objects.in_bulk(numbers).items()}
