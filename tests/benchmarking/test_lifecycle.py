import pytest

from waterlinks.benchmarking.lifecycle import BATCH, REFRESH, UNFINISHED, BatchState, RefreshState

OF_A_BATCH = {
    BatchState.WAITING: ["begin", "refuse"],
    BatchState.STAGING: ["give_back", "commit", "check", "refuse"],
    BatchState.CHECKED: [],
    BatchState.LIVE: ["undo"],
    BatchState.UNDONE: ["restore"],
    BatchState.REFUSED: [],
}
OF_A_REFRESH = {RefreshState.RUNNING: ["finish"], RefreshState.CURRENT: ["replace"], RefreshState.OLD: []}


@pytest.mark.parametrize("state", BatchState)
def test_each_state_of_a_batch_opens_exactly_these_verbs(state):
    assert BATCH.verbs_from(state) == OF_A_BATCH[state]


@pytest.mark.parametrize("state", RefreshState)
def test_each_state_of_a_refresh_opens_exactly_these_verbs(state):
    assert REFRESH.verbs_from(state) == OF_A_REFRESH[state]


def test_what_is_unfinished_can_still_be_refused():
    assert [state for state in BatchState if "refuse" in BATCH.verbs_from(state)] == list(UNFINISHED)
