import pytest

from waterlinks.operators.lifecycle import NEED, SUGGESTION, UNFINISHED, NeedState
from waterlinks.operators.terms import Standing

VERBS_OF_A_NEED = {
    NeedState.OPEN: ["partner", "withdraw"],
    NeedState.PARTNERED: ["reopen", "meet"],
    NeedState.MET: [],
    NeedState.WITHDRAWN: [],
}
VERBS_OF_A_SUGGESTION = {
    Standing.SUGGESTED: ["confirm", "dismiss"],
    Standing.CONFIRMED: ["dismiss"],
    Standing.DISMISSED: ["confirm"],
}


@pytest.mark.parametrize("state", NeedState)
def test_each_state_of_a_need_opens_exactly_these_verbs(state):
    assert NEED.verbs_from(state) == VERBS_OF_A_NEED[state]


@pytest.mark.parametrize("standing", Standing)
def test_each_standing_of_a_suggestion_opens_exactly_these_verbs(standing):
    assert SUGGESTION.verbs_from(standing) == VERBS_OF_A_SUGGESTION[standing]


@pytest.mark.parametrize("state", NeedState)
def test_a_need_is_finished_when_nothing_can_be_done_with_it(state):
    assert (state in UNFINISHED) is bool(NEED.verbs_from(state))
