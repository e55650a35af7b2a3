"""Kinds of work that exist for one test only, and jobs in every state."""

import datetime as dt

import pytest

from waterlinks.jobs import terms
from waterlinks.jobs.lifecycle import ENDED, State
from waterlinks.jobs.models import Job

NOW = dt.datetime(2026, 6, 30, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def register(monkeypatch):
    """Register a kind of work for this test. Nothing else is registered."""
    monkeypatch.setattr(terms, "_kinds", {})

    def register(name="count_meters", run=lambda context, **params: None, **words):
        words.setdefault("title", lambda params: "Count the meters")
        return terms.register(name, run=run, **words)

    return register


@pytest.fixture
def a_job(register):
    """Make a job in a state, with the facts that state implies."""
    register()

    def a_job(state=State.QUEUED, **facts):
        implied = {"kind": "count_meters", "queued_at": NOW}
        if state == State.RUNNING:
            implied |= {"started_at": NOW, "heartbeat_at": NOW, "attempts": 1}
        if state in ENDED:
            implied |= {"finished_at": NOW}
        if state == State.FAILED:
            implied |= {"failure": "unexpected", "failure_params": {"trace": "a1b2c3d4"}}
        if state == State.DONE:
            implied |= {"result": {}}
        return Job.objects.create(state=state, **{**implied, **facts})

    return a_job


@pytest.fixture
def only_sees_all(monkeypatch):
    """Let exactly these people see all jobs."""

    def let(*people):
        monkeypatch.setattr(terms, "_all_seeing", [lambda user: user in people])

    let()
    return let
