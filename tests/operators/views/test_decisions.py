import pytest

from makers import a_facilitator, a_need, a_person, a_representative, an_offer, an_operator
from waterlinks.audit.models import Entry
from waterlinks.operators.lifecycle import NeedState
from waterlinks.operators.models import Need, NeedArea, Offer
from waterlinks.operators.terms import Basis, FocusArea, Standing
from waterlinks.organisations.terms import Role

pytestmark = pytest.mark.django_db
OF_PORT_AMBER = "/operators/port-amber"
PATHS = [
    "/needs/metering/confirm/",
    "/needs/metering/dismiss/",
    "/offers/tariffs/confirm/",
    "/offers/tariffs/dismiss/",
]


@pytest.fixture
def amber():
    operator = an_operator("Port Amber", code="port-amber")
    need = Need.objects.create(operator=operator, opened_on="2026-01-01")
    NeedArea.objects.create(
        need=need, focus_area=FocusArea.METERING, level_now=1, level_aim=3, basis=Basis.FIGURES
    )
    an_offer(operator, FocusArea.TARIFFS, basis=Basis.FIGURES, standing=Standing.SUGGESTED)
    return operator


@pytest.fixture
def representative(client, amber):
    person = a_representative(amber)
    client.force_login(person)
    return person


def said(response):
    return [str(message) for message in response.context["messages"]]


@pytest.mark.usefixtures("representative")
@pytest.mark.parametrize(
    ("path", "thing", "sentence"),
    [
        ("/needs/metering/confirm/", NeedArea, "“Metering” is among the needs now."),
        ("/offers/tariffs/confirm/", Offer, "“Tariffs” is among the offers now."),
    ],
)
def test_one_button_confirms(client, path, thing, sentence):
    response = client.post(f"{OF_PORT_AMBER}{path}", follow=True)

    assert thing.objects.get().standing == Standing.CONFIRMED
    assert said(response) == [sentence]
    assert response.redirect_chain == [(f"{OF_PORT_AMBER}/", 302)]


@pytest.mark.usefixtures("representative")
def test_pressing_twice_says_what_is_the_case(client):
    client.post(f"{OF_PORT_AMBER}/needs/metering/confirm/")

    response = client.post(f"{OF_PORT_AMBER}/needs/metering/confirm/", follow=True)

    assert said(response)[-1] == "This is not possible any more. Reload the page to see how things stand now."
    assert Entry.objects.count() == 1


@pytest.mark.usefixtures("representative")
@pytest.mark.parametrize(
    ("path", "thing"), [("/needs/metering/dismiss/", NeedArea), ("/offers/tariffs/dismiss/", Offer)]
)
def test_setting_aside_asks_why(client, path, thing):
    asked = client.get(f"{OF_PORT_AMBER}{path}")
    without_reason = client.post(f"{OF_PORT_AMBER}{path}", {"note": "Next year"})
    done = client.post(f"{OF_PORT_AMBER}{path}", {"reason": "no_capacity", "note": "Next year"}, follow=True)

    assert asked.status_code == 200
    assert without_reason.status_code == 422
    assert "Choose a reason" in without_reason.text
    assert "Next year" in without_reason.text
    assert thing.objects.get().standing == Standing.DISMISSED
    assert said(done)[0].endswith("is set aside. Figures will not suggest it again.")
    assert Entry.objects.get().detail["note"] == "Next year"


@pytest.mark.usefixtures("representative")
def test_what_is_not_possible_now_is_told_on_the_form(client):
    Need.objects.update(state=NeedState.PARTNERED)

    response = client.post(f"{OF_PORT_AMBER}/needs/metering/dismiss/", {"reason": "other"})

    assert response.status_code == 422
    assert response.context["form"].non_field_errors()[0].startswith("A partnership works on need")


@pytest.mark.parametrize("path", PATHS)
def test_a_visitor_is_asked_to_sign_in(client, amber, path):
    response = client.post(f"{OF_PORT_AMBER}{path}")

    assert response["Location"].startswith("/sign-in/?next=")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("role", [Role.STAFF, Role.OBSERVER])
def test_insiders_who_do_not_speak_for_the_operator_are_told_who_does(client, amber, path, role):
    client.force_login(a_person(role, amber.organisation))

    response = client.post(f"{OF_PORT_AMBER}{path}", {"reason": "other"})

    assert response.status_code == 403
    assert "Only somebody who represents Port Amber can decide about its needs and offers." in response.text


@pytest.mark.parametrize("path", PATHS)
def test_a_facilitator_does_not_confirm_for_an_operator(client, amber, path):
    client.force_login(a_facilitator())

    response = client.post(f"{OF_PORT_AMBER}{path}", {"reason": "other"})

    assert response.status_code == 403
    assert not Entry.objects.exists()


@pytest.mark.parametrize("path", PATHS[:-1])
@pytest.mark.parametrize("who", [a_person, lambda: a_representative(an_operator())])
def test_what_outsiders_may_not_see_is_not_there(client, amber, path, who):
    client.force_login(who())

    assert client.post(f"{OF_PORT_AMBER}{path}", {"reason": "other"}).status_code == 404
    assert not Entry.objects.exists()


@pytest.mark.usefixtures("representative")
@pytest.mark.parametrize(
    "path",
    [
        "/operators/port-amber/needs/tariffs/confirm/",
        "/operators/port-amber/offers/metering/dismiss/",
        "/operators/lakeside/needs/metering/confirm/",
        "/operators/nowhere/needs/metering/confirm/",
    ],
)
def test_what_does_not_exist_is_not_there_and_others_are_not_spoken_for(client, path):
    an_operator(code="lakeside")

    assert client.post(path, {"reason": "other"}).status_code in {403, 404}


@pytest.mark.usefixtures("representative")
@pytest.mark.parametrize("path", ["/needs/metering/confirm/", "/offers/tariffs/confirm/"])
def test_nothing_is_confirmed_by_a_link(client, path):
    assert client.get(f"{OF_PORT_AMBER}{path}").status_code == 405


@pytest.mark.usefixtures("representative")
def test_a_closed_need_is_not_decided_about(client, amber):
    Need.objects.update(state=NeedState.MET)
    a_need(amber, FocusArea.CATCHMENT)

    assert client.post(f"{OF_PORT_AMBER}/needs/metering/confirm/").status_code == 404
