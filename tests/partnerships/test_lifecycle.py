import pytest

from makers import TODAY, a_partnership
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.partnerships import actions
from waterlinks.partnerships.lifecycle import CLOSES_WITH, OPENS_WITH, STATUS, STEPS, Stage, Status
from waterlinks.partnerships.terms import MilestoneKind

pytestmark = pytest.mark.django_db

OPEN_VERBS = {
    Stage.IDENTIFICATION: ["introduce"],
    Stage.INTRODUCTION: ["establish"],
    Stage.ESTABLISHMENT: ["implement"],
    Stage.IMPLEMENTATION: ["expand"],
    Stage.EXPANSION: [],
}


@pytest.mark.parametrize("stage", Stage)
def test_each_step_opens_exactly_the_next(stage):
    assert STEPS.verbs_from(stage) == OPEN_VERBS[stage]


def test_the_five_steps_stand_in_their_order_with_what_opens_them():
    assert list(OPENS_WITH) == list(Stage)
    named = [kind for kinds in OPENS_WITH.values() for kind in kinds]
    assert sorted([*named, *CLOSES_WITH]) == sorted(MilestoneKind)


def test_establishment_waits_for_concept_note_and_letters():
    partnership = a_partnership()

    assert STEPS.reasons_against(partnership, "establish") == [
        "Still to do: concept note agreed.",
        "Still to do: letters of intent signed by both.",
    ]


def test_with_its_milestones_reached_every_step_can_be_taken_and_the_partnership_completed():
    partnership = a_partnership()

    for verb in ("establish", "implement", "expand"):
        for milestone in OPENS_WITH[Stage(STEPS.steps[verb].target)]:
            actions.reach(partnership, milestone, by=None, on=TODAY)
        STEPS.advance(partnership, verb)
    actions.reach(partnership, MilestoneKind.SCALE_UP_PLANNED, by=None, on=TODAY)

    assert partnership.stage == Stage.EXPANSION
    assert STATUS.reasons_against(partnership, "complete") == []


def test_a_partnership_that_ended_goes_no_further():
    partnership = a_partnership()
    actions.withdraw(partnership, reason="No team.", by=None, on=TODAY)

    with pytest.raises(NotPossible, match="not running any more"):
        STEPS.advance(partnership, "establish")


@pytest.mark.parametrize("status", [Status.COMPLETED, Status.WITHDRAWN])
def test_what_has_ended_stays_ended(status):
    assert STATUS.verbs_from(status) == []
