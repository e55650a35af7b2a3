import pytest

from makers import (
    a_mentor,
    a_partnership,
    a_person,
    a_representative,
    a_secretary,
    an_operator,
    an_organisation,
)
from matching.makers import a_pair, a_proposal, an_open_need
from matching.views.pages import HOSTILE, address, text, told
from waterlinks.jobs.models import Job
from waterlinks.operators.lifecycle import NeedState
from waterlinks.operators.models import Need, NeedArea, Operator
from waterlinks.operators.terms import FocusArea, Standing
from waterlinks.organisations.terms import Origin, Role
from waterlinks.partnerships.models import Partnership
from waterlinks.partnerships.terms import PartyRole

pytestmark = pytest.mark.django_db


def test_the_page_of_a_need_ranks_mentors_with_figures_and_reasons(as_facilitator):
    need = an_open_need("Port Amber", FocusArea.PHYSICAL_LOSSES)
    a_mentor("Lakeside", level=4, people_served=240_000)
    a_mentor("Three Rivers", area=FocusArea.SEPTAGE)

    page = text(as_facilitator.get(address("need", need.pk)))

    for words in (
        "Port Amber asks for help: Physical losses",
        "1 mentor to consider",
        "Lakeside",
        "240,000 people served",
        "Physical losses at level 4; the recipient at 1, priority 1.",
        "1 of 2 mentors is left out by rule:",
        "1 offers nothing at least two levels above.",
        "Accept this match",
    ):
        assert words in page


def test_the_heading_is_one_h1_and_the_title_says_the_same(as_facilitator):
    need, _ = a_pair()

    page = text(as_facilitator.get(address("need", need.pk)))

    assert page.count("<h1") == 1
    assert "<title> Port Amber asks for help: Physical losses · WaterLinks</title>" in page


def test_the_people_of_the_recipient_read_their_need_without_candidates(client):
    need, _ = a_pair("Port Amber", "Lakeside")
    client.force_login(a_representative(need.operator))

    response = client.get(address("need", need.pk))

    assert response.status_code == 200
    assert response.context["shortlist"] is None
    assert "Lakeside" not in text(response)
    assert "A facilitator is looking for a mentor" in text(response)


@pytest.mark.parametrize("name", ["need", "compare"])
def test_a_need_does_not_exist_for_others(client, name):
    need, mentor = a_pair()

    assert client.get(address(name, need.pk)).status_code == 302  # to sign in

    for outsider in (
        a_person(),
        a_representative(an_operator()),
        a_representative(mentor),
        a_person(Role.OBSERVER),
    ):
        client.force_login(outsider)
        assert client.get(address(name, need.pk)).status_code == 404


def test_candidates_are_not_compared_by_the_people_of_the_recipient(client):
    need, _ = a_pair()
    client.force_login(a_representative(need.operator))

    assert client.get(address("compare", need.pk)).status_code == 403


def test_a_need_that_is_not_there_or_whose_operator_is_not_listed_is_404(as_facilitator):
    need, _ = a_pair()
    assert as_facilitator.get(address("need", need.pk)).status_code == 200
    assert as_facilitator.get(address("need", 99_999_999)).status_code == 404

    Operator.objects.filter(pk=need.operator_id).update(is_listed=False)

    assert as_facilitator.get(address("need", need.pk)).status_code == 404


@pytest.mark.parametrize("code", ["N-1", "N-", "n-00001", "N-0000000001", "N-00001x", "R-00001"])
def test_what_is_no_code_of_a_need_is_404(as_facilitator, code):
    assert as_facilitator.get(f"/needs/{code}/").status_code == 404


def test_more_mentors_are_shown_on_request(as_facilitator):
    need = an_open_need()
    for _ in range(10):
        a_mentor()

    first = as_facilitator.get(address("need", need.pk))
    more = as_facilitator.get(address("need", need.pk), {"show": "more"})

    assert len(first.context["shortlist"].cards) == 8
    assert len(more.context["shortlist"].cards) == 10
    assert "Show the best 10" in text(first)
    assert "Show the best" not in text(more)


@pytest.mark.parametrize("show", HOSTILE)
def test_whatever_is_asked_for_the_page_of_a_need_is_shown(as_facilitator, show):
    need, _ = a_pair()

    assert as_facilitator.get(address("need", need.pk), {"show": show}).status_code == 200


def test_a_need_without_mentors_says_what_would_change_that(as_facilitator):
    need = an_open_need()

    page = text(as_facilitator.get(address("need", need.pk)))

    assert "No mentor can be proposed yet" in page
    assert "No rule leaves anybody out." in page


def test_a_need_that_asks_for_nothing_any_more_says_so(as_facilitator):
    need, _ = a_pair("Port Amber", "Lakeside")
    NeedArea.objects.update(standing=Standing.DISMISSED)

    page = text(as_facilitator.get(address("need", need.pk)))

    assert "Port Amber asks for nothing at present" in page
    assert "Lakeside" not in page


@pytest.mark.parametrize("state", [NeedState.WITHDRAWN, NeedState.MET])
def test_for_a_need_that_is_closed_nobody_is_ranked(as_facilitator, state):
    need, _ = a_pair()
    Need.objects.filter(pk=need.pk).update(state=state)

    response = as_facilitator.get(address("need", need.pk))

    assert response.context["shortlist"] is None
    assert str(state.label) in text(response)
    assert "A facilitator is looking" not in text(response)


def test_where_a_partnership_runs_others_can_join_it_and_none_can_begin_beside_it(as_facilitator):
    need, lakeside = a_pair("Port Amber", "Lakeside")
    a_mentor("Three Rivers")
    partnership = a_partnership(need, lakeside)

    page = text(as_facilitator.get(address("need", need.pk)))

    assert partnership.get_absolute_url() in page
    assert "1 mentor could join" in page
    assert "Join as co-mentor" in page
    assert "Accept this match" not in page
    assert "1 is a partner in it already" in page


@pytest.mark.parametrize("how_many", [1, 3])
@pytest.mark.parametrize("is_partnered", [False, True])
def test_the_page_of_a_need_costs_the_same_however_many_mentors_there_are(
    as_facilitator, django_assert_num_queries, how_many, is_partnered
):
    need = an_open_need()
    for _ in range(how_many):
        a_mentor()
    if is_partnered:
        a_partnership(need, a_mentor())

    with django_assert_num_queries(14 if is_partnered else 12):
        response = as_facilitator.get(address("need", need.pk))

    assert response.context["shortlist"].found == how_many


# Two of them side by side


def test_two_mentors_are_compared(as_facilitator):
    need = an_open_need("Port Amber")
    one, other = a_mentor("Lakeside", people_served=240_000), a_mentor("Three Rivers")

    response = as_facilitator.get(address("compare", need.pk), {"mentor": [one.code, other.code]})

    assert [str(card.mentor) for card in response.context["cards"]] == ["Lakeside", "Three Rivers"]
    assert "Lakeside or Three Rivers" in text(response)
    assert "Where they differ" in text(response)
    assert "The same for both." in text(response)


@pytest.mark.parametrize(
    "codes", [[], ["one"], ["one", "one"], ["one", "full"], *([code, code + "2"] for code in HOSTILE)]
)
def test_anything_but_two_candidates_leads_back_with_a_sentence(as_facilitator, codes):
    need = an_open_need()
    a_mentor(code="one")
    a_mentor(code="full", mentor_days_per_quarter=0)

    response = as_facilitator.get(address("compare", need.pk), {"mentor": codes})

    assert response.status_code == 302
    assert response.url == address("need", need.pk)
    assert told(response) == ["Tick two mentors to compare them."]


def test_of_more_than_two_that_are_ticked_the_first_two_are_compared_and_that_is_told(as_facilitator):
    need = an_open_need()
    for code in ("a", "b", "c"):
        a_mentor(code=code)

    response = as_facilitator.get(address("compare", need.pk), {"mentor": ["c", "c", "a", "b"]})

    assert [card.mentor.code for card in response.context["cards"]] == ["c", "a"]
    assert "More than two were ticked. Here are the first two." in text(response)


# Accepting


def test_a_facilitator_accepts_a_candidate_and_lands_on_the_partnership(client):
    need, mentor = a_pair("Port Amber", "Lakeside")
    delta = an_organisation("Delta Facilitation")
    client.force_login(a_person(Role.FACILITATOR, delta))

    response = client.post(address("accept", need.pk), {"mentor": mentor.code})

    partnership = Partnership.objects.get()
    assert response.url == partnership.get_absolute_url()
    assert told(response) == ["The match is accepted. The partnership is at step 2."]
    assert partnership.parties.get(role=PartyRole.FACILITATOR).organisation == delta


def test_a_secretary_accepts_without_becoming_a_party(client):
    need, mentor = a_pair()
    client.force_login(a_secretary())

    client.post(address("accept", need.pk), {"mentor": mentor.code})

    assert not Partnership.objects.get().parties.filter(role=PartyRole.FACILITATOR).exists()


def test_a_double_click_begins_one_partnership_and_is_told_so(as_facilitator):
    need, mentor = a_pair("Port Amber", "Lakeside")
    as_facilitator.post(address("accept", need.pk), {"mentor": mentor.code})

    response = as_facilitator.post(address("accept", need.pk), {"mentor": mentor.code})

    assert response.url == address("need", need.pk)
    assert told(response)[-1] == (
        f"Port Amber and Lakeside work together on this need in {Partnership.objects.get().code}."
    )


def test_a_second_mentor_joins_as_co_mentor(as_facilitator):
    need, lakeside = a_pair("Port Amber", "Lakeside")
    partnership = a_partnership(need, lakeside)
    second = a_mentor("Three Rivers")

    response = as_facilitator.post(address("join", need.pk), {"mentor": second.code})

    assert response.url == partnership.get_absolute_url()
    assert told(response) == ["The co-mentor has joined."]
    assert partnership.parties.get(role=PartyRole.CO_MENTOR).organisation == second.organisation


def test_joining_what_does_not_run_is_refused_in_words(as_facilitator):
    need, mentor = a_pair()

    response = as_facilitator.post(address("join", need.pk), {"mentor": mentor.code})

    assert response.url == address("need", need.pk)
    assert told(response) == ["This need has no partnership to join. Accept the match instead."]


@pytest.mark.parametrize("name", ["accept", "join"])
@pytest.mark.parametrize("mentor", HOSTILE)
def test_whatever_is_sent_as_a_mentor_is_refused_in_words(as_facilitator, name, mentor):
    need, _ = a_pair()

    response = as_facilitator.post(address(name, need.pk), {"mentor": mentor})

    assert response.url == address("need", need.pk)
    assert len(told(response)) == 1
    assert not Partnership.objects.exists()


@pytest.mark.parametrize("name", ["accept", "join"])
def test_nobody_accepts_for_a_need_they_do_not_see_or_without_the_right(client, name):
    need, mentor = a_pair()
    data = {"mentor": mentor.code}

    assert client.post(address(name, need.pk), data).status_code == 302  # to sign in

    client.force_login(a_representative(mentor))
    assert client.post(address(name, need.pk), data).status_code == 404

    client.force_login(a_representative(need.operator))
    assert client.post(address(name, need.pk), data).status_code == 403
    assert not Partnership.objects.exists()


def test_a_mentor_that_is_not_listed_is_refused_in_words(as_facilitator):
    need, mentor = a_pair()
    Operator.objects.filter(pk=mentor.pk).update(is_listed=False)

    response = as_facilitator.post(address("accept", need.pk), {"mentor": mentor.code})

    assert told(response) == ["There is no such mentor. It may have been renamed; reload the page."]


def test_an_illustrative_mentor_is_never_accepted_for_a_real_need(as_facilitator):
    need, mentor = a_pair("Port Amber", "Lakeside", origin=Origin.ILLUSTRATIVE)

    response = as_facilitator.post(address("accept", need.pk), {"mentor": mentor.code})

    assert told(response) == ["Lakeside cannot be matched: illustrative and real operators are kept apart."]


@pytest.mark.parametrize("name", ["accept", "join", "run", "accept_proposal"])
def test_looking_at_an_address_that_changes_something_changes_nothing(as_facilitator, name):
    proposal = a_proposal()
    args = {"run": (), "accept_proposal": (proposal.round.pk,)}.get(name, (proposal.need.pk,))

    assert as_facilitator.get(address(name, *args)).status_code == 405
    assert not Partnership.objects.exists()
    assert not Job.objects.exists()
