import pytest

from makers import (
    a_facilitator,
    a_mentor,
    a_partnership,
    a_representative,
)
from matching.makers import a_pair, a_proposal, a_round, an_open_need
from matching.views.pages import HOSTILE, address, text, told
from waterlinks.jobs.models import Job
from waterlinks.matching.lifecycle import ProposalState
from waterlinks.matching.models import Proposal
from waterlinks.operators.terms import FocusArea
from waterlinks.partnerships.models import Partnership

pytestmark = pytest.mark.django_db


def test_rounds_are_listed_newest_first_with_what_they_found(as_facilitator):
    a_pair()
    first = a_round()
    an_open_need("Hill Gate", FocusArea.SEPTAGE)
    second = a_round()

    response = as_facilitator.get(address("rounds"))

    assert [(one, one.pairs_found, one.needs_left) for one in response.context["rounds"]] == [
        (second, 1, 1),
        (first, 1, 0),
    ]
    assert "2 open needs" in text(response)


def test_before_the_first_round_the_page_says_what_one_does(as_facilitator):
    assert "No round has been run yet" in text(as_facilitator.get(address("rounds")))


def test_rounds_are_run_by_a_job_that_knows_who_asked(client):
    fatima = a_facilitator()
    client.force_login(fatima)

    response = client.post(address("run"))

    job = Job.objects.get()
    assert response.url == job.get_absolute_url()
    assert (job.kind, job.params, job.started_by_id) == ("match_round", {"by": fatima.pk}, fatima.pk)


def test_a_round_shows_its_pairs_its_proof_and_who_is_left(as_facilitator):
    a_pair("Port Amber", "Lakeside")
    an_open_need("Hill Gate", FocusArea.SEPTAGE)
    found = a_round()

    page = text(as_facilitator.get(found.get_absolute_url()))

    for words in (
        f"Round {found.code}: 1 pair",
        "Port Amber",
        "Lakeside",
        "Accept this match",
        "1 need without a mentor",
        "Hill Gate",
        "No candidate is left. Of the mentors, 1 offers nothing at least two levels above.",
        "The proof",
        f"{found.objective:,}",
        found.facts_sha256[:12],
    ):
        assert words in page


def test_a_pair_that_did_not_get_its_first_choice_is_told_what_that_cost(as_facilitator):
    a_pair("Port Amber", "Lakeside")
    found = a_round()
    found.proposals.update(first_choice_lost=1)
    assert "1 point below its own first choice" in text(as_facilitator.get(found.get_absolute_url()))

    found.proposals.update(first_choice_lost=1250)
    assert "13 points below its own first choice" in text(as_facilitator.get(found.get_absolute_url()))

    found.proposals.update(first_choice_lost=0)
    assert "its own first choice" not in text(as_facilitator.get(found.get_absolute_url()))


def test_an_older_round_says_that_a_newer_one_exists_and_offers_nothing_to_accept(as_facilitator):
    a_pair()
    first = a_round()
    a_pair("Hill Gate", "Three Rivers")
    second = a_round()

    older, newer = (text(as_facilitator.get(one.get_absolute_url())) for one in (first, second))

    assert "A newer round exists" in older
    assert "Accept this match" not in older
    assert "Superseded" in older
    assert "A newer round exists" not in newer


def test_an_empty_round_says_why_there_is_nothing_to_see(as_facilitator):
    page = text(as_facilitator.get(a_round().get_absolute_url()))

    assert "No pair was found" in page
    assert "Every open need has a mentor." in page
    assert "No rule excluded any pair." in page


def test_many_pairs_come_twelve_a_page(as_facilitator):
    for _ in range(13):
        an_open_need()
        a_mentor()
    found = a_round()

    first = as_facilitator.get(found.get_absolute_url())
    second = as_facilitator.get(found.get_absolute_url(), {"page": 2})

    assert (len(first.context["cards"]), len(second.context["cards"])) == (12, 1)
    assert f"Round {found.code}: 13 pairs" in text(second)
    assert '<ol class="mentors" start="13">' in text(second)


def test_numbers_of_a_thousand_and_more_do_not_break_the_page(as_facilitator):
    proposal = a_proposal()
    Proposal.objects.filter(pk=proposal.pk).update(id=12_345)
    found = proposal.round

    page = text(as_facilitator.get(found.get_absolute_url()))

    assert 'id="pair-12345"' in page
    assert 'aria-labelledby="title-12345"' in page
    assert 'value="12345"' in page
    as_facilitator.post(address("accept_proposal", found.pk), {"proposal": "12345"})
    assert Partnership.objects.exists()


def test_of_many_needs_without_a_mentor_eight_are_shown_and_the_rest_in_pages(as_facilitator):
    for number in range(53):
        an_open_need(f"Recipient {number:02d}")
    found = a_round()

    first = as_facilitator.get(found.get_absolute_url())
    everybody = [
        as_facilitator.get(found.get_absolute_url(), {"unmatched": "all", "page": page}) for page in (1, 2)
    ]

    assert len(first.context["unmatched"]) == 8
    assert "Show all 53" in text(first)
    assert [len(page.context["unmatched"]) for page in everybody] == [50, 3]
    listed = [str(line.need.operator) for page in everybody for line in page.context["unmatched"]]
    assert listed == [f"Recipient {number:02d}" for number in range(53)]


def test_all_needs_without_a_mentor_of_a_round_that_left_none(as_facilitator):
    found = a_round()

    page = text(as_facilitator.get(found.get_absolute_url(), {"unmatched": "all"}))

    assert "Every open need has a mentor." in page


@pytest.mark.parametrize("given", HOSTILE)
def test_whatever_page_is_asked_for_a_round_is_shown(as_facilitator, given):
    found = a_proposal().round

    for query in ({"page": given}, {"unmatched": given}, {"unmatched": "all", "page": given}):
        assert as_facilitator.get(found.get_absolute_url(), query).status_code == 200
    assert as_facilitator.get(address("rounds"), {"page": given}).status_code == 200


def test_rounds_are_for_those_who_run_them(client):
    found = a_proposal().round
    addresses = [address("rounds"), found.get_absolute_url()]
    assert [client.get(one).status_code for one in addresses] == [302, 302]

    client.force_login(a_representative(found.proposals.get().need.operator))

    assert [client.get(one).status_code for one in addresses] == [403, 404]
    assert client.post(address("run")).status_code == 403
    proposal = {"proposal": found.proposals.get().number}
    assert client.post(address("accept_proposal", found.pk), proposal).status_code == 404
    assert not Job.objects.exists()
    assert not Partnership.objects.exists()


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_of_rounds_costs_the_same_however_long_it_is(
    as_facilitator, django_assert_num_queries, how_many
):
    for _ in range(how_many):
        an_open_need()
        a_round()

    with django_assert_num_queries(7):
        response = as_facilitator.get(address("rounds"))

    assert len(response.context["rounds"]) == how_many


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_round_costs_the_same_however_many_pairs_and_needs_it_has(
    as_facilitator, django_assert_num_queries, how_many
):
    for _ in range(how_many):
        a_pair()
        an_open_need(None, FocusArea.SEPTAGE)
    found = a_round()

    with django_assert_num_queries(9):
        response = as_facilitator.get(found.get_absolute_url())

    assert len(response.context["cards"]) == len(response.context["unmatched"]) == how_many


def test_every_page_of_matching_has_one_heading(as_facilitator):
    proposal = a_proposal()
    second = a_mentor()
    compared = f"?mentor={proposal.mentor.code}&mentor={second.code}"

    for where in (
        address("need", proposal.need.pk),
        address("compare", proposal.need.pk) + compared,
        address("rounds"),
        address("round", proposal.round.pk),
        address("round", proposal.round.pk) + "?unmatched=all",
        address("how"),
    ):
        response = as_facilitator.get(where)
        assert (response.status_code, text(response).count("<h1")) == (200, 1), where


# Accepting a pair of a round


def test_a_pair_of_a_round_is_accepted(as_facilitator):
    proposal = a_proposal()

    response = as_facilitator.post(
        address("accept_proposal", proposal.round.pk), {"proposal": proposal.number}
    )

    partnership = Partnership.objects.get()
    assert response.url == partnership.get_absolute_url()
    assert told(response) == ["The match is accepted. The partnership is at step 2."]
    page = text(as_facilitator.get(proposal.round.get_absolute_url()))
    assert partnership.code in page
    assert "Accept this match" not in page


def test_a_pair_whose_mentor_has_no_slot_left_is_refused_in_words_where_it_stands(as_facilitator):
    proposal = a_proposal("Port Amber", "Lakeside", mentor_days_per_quarter=20)
    a_partnership(mentor=proposal.mentor)

    response = as_facilitator.post(
        address("accept_proposal", proposal.round.pk), {"proposal": proposal.number}
    )

    assert response.url == f"{proposal.round.get_absolute_url()}#pair-{proposal.pk}"
    assert told(response) == [
        "Lakeside has no free slot any more. Choose another mentor or ask for more days."
    ]
    assert Proposal.objects.get().state == ProposalState.PROPOSED


def test_a_proposal_of_another_round_or_of_none_is_404(as_facilitator):
    proposal = a_proposal()
    a_pair("Hill Gate", "Three Rivers")
    other = a_round()
    of_none = Proposal.objects.create(
        need=proposal.need,
        mentor=proposal.mentor,
        **{name: [1, 1, 1] for name in ("total", "fit", "context", "readiness", "evidence")},
        reasons={"strengths": [], "watch_outs": [], "unknowns": []},
    )

    for number in (proposal.pk, of_none.pk, 10**6, 10**40):
        response = as_facilitator.post(address("accept_proposal", other.pk), {"proposal": number})
        assert response.status_code == 404
    assert as_facilitator.post(address("accept_proposal", 99_999_999), {"proposal": 1}).status_code == 404
    assert not Partnership.objects.exists()


@pytest.mark.parametrize("given", [one for one in HOSTILE if not one.isdigit()])
def test_whatever_is_sent_as_a_proposal_is_refused_in_words(as_facilitator, given):
    proposal = a_proposal()

    response = as_facilitator.post(address("accept_proposal", proposal.round.pk), {"proposal": given})

    assert response.url == proposal.round.get_absolute_url()
    assert told(response) == ["Choose a pair of this round."]
