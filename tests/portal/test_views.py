import pytest

from makers import (
    TODAY,
    a_facilitator,
    a_need,
    a_partnership,
    a_person,
    a_representative,
    an_offer,
    an_operator,
)
from waterlinks.operators.terms import Basis, FocusArea, Standing
from waterlinks.organisations.terms import Role
from waterlinks.partnerships import actions

pytestmark = pytest.mark.django_db
SUGGESTED = {"basis": Basis.FIGURES, "standing": Standing.SUGGESTED}


def test_a_visitor_reads_the_one_true_sentence_with_its_source(client):
    page = client.get("/").content.decode()

    assert "Da Nang lost <em>39</em> of every 100 litres." in page
    assert "gwopa.org" in page


def test_a_visitor_sees_only_partnerships_that_were_made_public(client):
    a_partnership(a_need(an_operator("Hidden Valley")))
    actions.publish(a_partnership(a_need(an_operator("Open Shore"))), by=None)

    page = client.get("/").content.decode()

    assert "Open Shore" in page
    assert "Hidden Valley" not in page


def test_a_facilitator_is_shown_the_needs_that_wait_longest_and_running_partnerships(client):
    a_need(an_operator("Port Amber"))
    a_partnership(a_need(an_operator("Hill Gate")))
    client.force_login(a_facilitator())

    page = client.get("/").content.decode()

    assert "Port Amber" in page
    assert "Hill Gate" in page
    assert "Waiting longest for a match" in page


def test_a_representative_is_shown_the_own_operator_and_nobody_elses_need(client):
    mine = an_operator("Port Amber")
    a_need(mine)
    a_need(an_operator("Hill Gate"))
    client.force_login(a_representative(mine))

    page = client.get("/").content.decode()

    assert "Port Amber" in page
    assert "Hill Gate" not in page


def test_a_representative_is_led_to_what_the_own_figures_suggest(client):
    mine = an_operator("Port Amber")
    an_offer(mine, FocusArea.METERING, **SUGGESTED)
    a_need(mine, FocusArea.TARIFFS).areas.update(**SUGGESTED)
    client.force_login(a_representative(mine))

    said = " ".join(client.get("/").text.split())

    assert "Your figures suggest a need: <strong>Tariffs</strong>." in said
    assert "what you could help others with: <strong>Metering</strong>." in said


def test_somebody_without_an_organisation_is_told_what_to_do(client):
    client.force_login(a_person())

    assert "Ask the secretariat" in client.get("/").text


def test_an_observer_without_partnerships_is_shown_the_public_ones(client):
    actions.publish(a_partnership(a_need(an_operator("Open Shore"))), by=None)
    client.force_login(a_person(Role.OBSERVER))

    said = client.get("/").text

    assert "takes part in no partnership yet" in said
    assert "Open Shore" in said


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_costs_the_same_however_much_waits(client, django_assert_num_queries, how_many):
    for _ in range(how_many):
        a_need(opened_on=TODAY)
        a_partnership()
    client.force_login(a_facilitator())

    with django_assert_num_queries(10):
        client.get("/")
