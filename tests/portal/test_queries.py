import datetime as dt

import pytest

from makers import TODAY, a_facilitator, a_need, a_partnership, a_representative, an_offer, an_operator
from waterlinks.operators.terms import Basis, FocusArea, Standing
from waterlinks.partnerships import actions
from waterlinks.partnerships.lifecycle import Stage
from waterlinks.portal import queries

pytestmark = pytest.mark.django_db
SUGGESTED = {"basis": Basis.FIGURES, "standing": Standing.SUGGESTED}


def test_needs_are_listed_longest_waiting_first_with_their_days():
    recent = a_need(opened_on=TODAY - dt.timedelta(days=3))
    old = a_need(opened_on=TODAY - dt.timedelta(days=74))

    work = queries.work_of(a_facilitator(), TODAY)

    assert work.needs == [(old, 74), (recent, 3)]
    assert work.open_needs == 2
    assert work.brokers


def test_an_operators_people_work_with_their_own():
    mine = an_operator()
    partnership = a_partnership(a_need(mine))
    a_partnership()

    work = queries.work_of(a_representative(mine), TODAY)

    assert [own.operator for own in work.own] == [mine]
    assert work.homes == [mine.organisation.name]
    assert work.partnerships == [partnership]
    assert work.latest_round is None
    assert not work.brokers


def test_what_figures_suggest_waits_for_a_decision_of_the_own_people_only():
    mine, other = an_operator(), an_operator()
    need = a_need(mine, FocusArea.METERING, FocusArea.TARIFFS)
    need.areas.filter(focus_area=FocusArea.METERING).update(**SUGGESTED)
    an_offer(mine, FocusArea.SEPTAGE, **SUGGESTED)
    an_offer(mine, FocusArea.CATCHMENT)
    an_offer(other, FocusArea.GOVERNANCE, **SUGGESTED)

    own = queries.work_of(a_representative(mine), TODAY).own

    assert [(one.operator, one.needs, one.offers) for one in own] == [
        (mine, ["Metering"], ["Septage management"])
    ]


def test_public_partnerships_are_those_somebody_made_public():
    public = a_partnership()
    a_partnership()
    actions.publish(public, by=None)

    assert queries.public_partnerships() == [public]


def test_the_five_steps_are_told_in_their_order():
    steps = queries.five_steps()

    assert [step.name for step in steps] == [str(stage.label) for stage in Stage]
    assert all(step.note for step in steps)
