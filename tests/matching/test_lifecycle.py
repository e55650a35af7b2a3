import pytest

from waterlinks.matching.lifecycle import PROPOSAL, ProposalState

OPEN_VERBS = {
    ProposalState.PROPOSED: ["accept", "supersede"],
    ProposalState.ACCEPTED: [],
    ProposalState.SUPERSEDED: [],
}


@pytest.mark.parametrize("state", ProposalState)
def test_each_state_opens_exactly_these_verbs(state):
    assert PROPOSAL.verbs_from(state) == OPEN_VERBS[state]
