"""The engine under every lifecycle, tried on a need."""

import pytest

from makers import a_need
from waterlinks.kernel.lifecycle import Lifecycle, NotPossible, Step
from waterlinks.operators.lifecycle import NEED, NeedState
from waterlinks.operators.models import Need

pytestmark = pytest.mark.django_db


def test_a_step_leads_to_its_target():
    need = a_need()

    NEED.advance(need, "partner")

    assert need.state == NeedState.PARTNERED
    assert Need.objects.get().state == NeedState.PARTNERED


def test_a_step_from_elsewhere_is_refused_in_a_sentence():
    need = a_need()

    with pytest.raises(NotPossible) as refusal:
        NEED.advance(need, "meet")

    assert refusal.value.reasons == [
        "This is not possible any more. Reload the page to see how things stand now."
    ]


def test_of_two_who_are_at_it_together_one_wins():
    need = a_need()
    seen_by_another = Need.objects.get()
    NEED.advance(need, "partner")

    with pytest.raises(NotPossible, match="Somebody else was faster"):
        NEED.advance(seen_by_another, "partner")


def test_checks_yield_their_sentences_in_order():
    def first(need):
        yield f"{need.operator} is not ready."

    def second(need):
        yield "Nor is anybody else."

    lifecycle = Lifecycle(Step("go", (NeedState.OPEN,), NeedState.MET, (first, second)))

    assert lifecycle.reasons_against(a_need(), "go")[1:] == ["Nor is anybody else."]
    assert lifecycle.verbs_from(NeedState.OPEN) == ["go"]
    assert lifecycle.verbs_from(NeedState.MET) == []
