import pytest
from django.urls import reverse

from makers import (
    TODAY,
    a_facilitator,
    a_mentor,
    a_need,
    a_partnership,
    a_person,
    a_representative,
    an_operator,
)
from waterlinks.partnerships import actions
from waterlinks.partnerships.lifecycle import Status
from waterlinks.partnerships.models import Partnership

pytestmark = pytest.mark.django_db


def test_the_page_shows_parties_river_and_what_comes_next(client):
    partnership = a_partnership(a_need(an_operator("Port Amber")), a_mentor("Lakeside"))
    client.force_login(a_facilitator())

    page = client.get(partnership.get_absolute_url()).content.decode()

    for words in ("Port Amber with Lakeside", "Introduction", "Concept note agreed", "Mentor", "Recipient"):
        assert words in page


def test_what_was_not_made_public_does_not_exist_for_outsiders(client):
    partnership = a_partnership()

    assert client.get(partnership.get_absolute_url()).status_code == 404

    client.force_login(a_person())
    assert client.get(partnership.get_absolute_url()).status_code == 404


def test_a_visitor_reads_a_public_page_without_its_history(client):
    partnership = a_partnership()
    actions.publish(partnership, by=None)

    response = client.get(partnership.get_absolute_url())

    assert response.status_code == 200
    assert response.context["history"] is None
    assert response.context["form"] is None


def test_a_facilitator_withdraws_with_a_reason(client):
    partnership = a_partnership()
    client.force_login(a_facilitator())

    response = client.post(
        reverse("partnerships:withdraw", args=[partnership.code]), {"reason": "The team was dissolved."}
    )

    assert response.status_code == 302
    assert Partnership.objects.get().status == Status.WITHDRAWN


def test_without_a_reason_the_form_comes_back_with_the_problem(client):
    partnership = a_partnership()
    client.force_login(a_facilitator())

    response = client.post(reverse("partnerships:withdraw", args=[partnership.code]), {"reason": ""})

    assert response.status_code == 422
    assert "This field is required." in response.content.decode()
    assert Partnership.objects.get().status == Status.RUNNING


def test_a_double_click_on_withdraw_is_told_in_words(client):
    partnership = a_partnership()
    client.force_login(a_facilitator())
    address = reverse("partnerships:withdraw", args=[partnership.code])
    client.post(address, {"reason": "The team was dissolved."})

    response = client.post(address, {"reason": "Again."}, follow=True)

    assert response.status_code == 200
    assert "not possible any more" in response.content.decode()
    assert Partnership.objects.get().end_reason == "The team was dissolved."


def test_a_party_may_see_but_not_withdraw(client):
    recipient = an_operator()
    partnership = a_partnership(a_need(recipient))
    client.force_login(a_representative(recipient))

    address = reverse("partnerships:withdraw", args=[partnership.code])

    assert client.post(address, {"reason": "x"}).status_code == 403


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_costs_the_same_however_many_co_mentors_there_are(
    client, django_assert_num_queries, how_many
):
    partnership = a_partnership()
    for _ in range(how_many):
        actions.join_as_co_mentor(partnership, mentor=a_mentor(), by=None, on=TODAY)
    client.force_login(a_facilitator())

    with django_assert_num_queries(10):
        client.get(partnership.get_absolute_url())
