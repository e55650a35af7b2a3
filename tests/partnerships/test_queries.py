import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser

from makers import (
    TODAY,
    a_facilitator,
    a_mentor,
    a_need,
    a_partnership,
    a_representative,
    an_operator,
    an_organisation,
)
from waterlinks.operators.models import NeedArea
from waterlinks.operators.terms import Basis, FocusArea, Standing
from waterlinks.partnerships import actions, queries
from waterlinks.partnerships.lifecycle import STEPS, Status
from waterlinks.partnerships.models import Partnership
from waterlinks.partnerships.terms import MilestoneKind

pytestmark = pytest.mark.django_db


def fresh(partnership):
    return Partnership.objects.with_parties().prefetch_related("milestones").get(pk=partnership.pk)


def test_the_river_shows_what_is_done_what_is_now_and_what_opens_the_rest():
    reaches = queries.reaches(fresh(a_partnership()))

    assert [reach.name for reach in reaches][:2] == ["Identification", "Introduction"]
    assert [reach.state for reach in reaches] == ["done", "current", "waiting", "waiting", "waiting"]
    assert reaches[0].note == "Match accepted\n30 Jun 2026"
    assert reaches[1].note == "Still to do: concept note agreed; letters of intent signed by both"
    assert reaches[4].note == "Opens with: final report signed by both"


def test_in_a_withdrawn_partnership_a_gate_stands_in_the_river():
    partnership = a_partnership()
    actions.withdraw(partnership, reason="The team was dissolved.", by=None, on=TODAY)

    current = queries.reaches(fresh(partnership))[1]

    assert (current.state, current.state_word, current.note) == (
        "blocked",
        "Withdrawn",
        "The team was dissolved.",
    )
    assert queries.still_to_do(fresh(partnership)) == []


def test_in_a_completed_partnership_every_reach_is_done():
    partnership = a_partnership()
    Partnership.objects.filter(pk=partnership.pk).update(status=Status.COMPLETED, ended_on=TODAY)

    assert {reach.state for reach in queries.reaches(fresh(partnership))} == {"done"}


def test_what_comes_next_shrinks_as_milestones_are_reached():
    partnership = a_partnership()
    actions.reach(partnership, MilestoneKind.CONCEPT_NOTE_AGREED, by=None, on=TODAY)

    assert queries.still_to_do(fresh(partnership)) == ["Letters of intent signed by both"]


def test_the_last_step_waits_for_the_scale_up_plan():
    partnership = a_partnership()
    Partnership.objects.filter(pk=partnership.pk).update(stage=STEPS.steps["expand"].target)

    assert queries.still_to_do(fresh(partnership)) == ["Scale-up plan filed, first follow-up scheduled"]


def test_days_in_a_step_count_from_the_last_milestone_to_today_or_to_the_end():
    partnership = a_partnership(on=TODAY)

    assert queries.days_in_step(fresh(partnership), TODAY + dt.timedelta(days=12)) == 12

    actions.withdraw(partnership, reason="No team.", by=None, on=TODAY + dt.timedelta(days=5))
    assert queries.days_in_step(fresh(partnership), TODAY + dt.timedelta(days=12)) == 5


def test_parties_say_where_nobody_has_an_account():
    recipient, mentor = an_operator("Port Amber"), a_mentor("Lakeside")
    a_representative(recipient)
    partnership = a_partnership(a_need(recipient), mentor)

    lines = queries.party_lines(fresh(partnership), lambda organisation: f"/{organisation.code}/")

    assert {(line.name, line.nobody_told) for line in lines} == {("Port Amber", False), ("Lakeside", True)}
    assert lines[0].url == f"/{mentor.code}/"


def test_visitors_read_only_what_the_operator_has_confirmed():
    recipient = an_operator()
    need = a_need(recipient, FocusArea.METERING)
    NeedArea.objects.create(
        need=need,
        focus_area=FocusArea.TARIFFS,
        priority=2,
        level_now=1,
        level_aim=3,
        basis=Basis.FIGURES,
        standing=Standing.SUGGESTED,
    )
    partnership = fresh(a_partnership(need))

    def areas(user):
        return [area.focus_area for area in queries.areas(user, partnership)]

    assert areas(AnonymousUser()) == [FocusArea.METERING]
    assert areas(a_facilitator()) == [FocusArea.METERING, FocusArea.TARIFFS]
    assert areas(a_representative(recipient)) == [FocusArea.METERING, FocusArea.TARIFFS]


def test_a_partnership_without_a_need_works_on_nothing_named():
    partnership = Partnership.objects.create(began_on=TODAY)

    assert queries.areas(AnonymousUser(), partnership) == []


def test_an_operators_page_lists_what_this_person_may_see():
    recipient = an_operator()
    a_partnership(a_need(recipient), facilitator=an_organisation())

    assert queries.of_operator(AnonymousUser(), recipient) is None
    assert len(queries.of_operator(a_facilitator(), recipient)["partnerships"]) == 1
