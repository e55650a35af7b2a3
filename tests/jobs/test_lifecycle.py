import pytest

from waterlinks.jobs.lifecycle import BEAT, ENDED, JOB, LEASE, UNFINISHED, State

OPEN_VERBS = {
    State.QUEUED: ["claim", "cancel"],
    State.RUNNING: ["finish", "fail", "stop", "give_back"],
    State.DONE: [],
    State.FAILED: [],
    State.CANCELLED: [],
}
TARGETS = {
    "claim": State.RUNNING,
    "cancel": State.CANCELLED,
    "finish": State.DONE,
    "fail": State.FAILED,
    "stop": State.CANCELLED,
    "give_back": State.QUEUED,
}


@pytest.mark.parametrize("state", State)
def test_each_state_opens_exactly_these_verbs(state):
    assert JOB.verbs_from(state) == OPEN_VERBS[state]


def test_each_verb_leads_to_its_state():
    assert {verb: step.target for verb, step in JOB.steps.items()} == TARGETS


def test_every_state_has_either_ended_or_not():
    assert sorted([*UNFINISHED, *ENDED]) == sorted(State)


def test_several_beats_may_be_lost_before_a_worker_is_taken_for_dead():
    assert LEASE >= 5 * BEAT
