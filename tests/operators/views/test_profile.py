import pytest

from makers import a_facilitator, a_need, a_person, a_representative, a_secretary, an_offer, an_operator
from waterlinks.operators import places
from waterlinks.operators.actions import needs
from waterlinks.operators.models import NeedArea
from waterlinks.operators.places import Panel
from waterlinks.operators.terms import Basis, FocusArea, NotNow, Standing
from waterlinks.organisations.terms import Origin, Role

pytestmark = pytest.mark.django_db
EVIDENCE = {"code": "a_test", "params": {"value": 29}}


@pytest.fixture(autouse=True)
def _places_of_its_own(monkeypatch):
    monkeypatch.setattr(places, "_panels", [])
    monkeypatch.setattr(places, "_makers", {})
    monkeypatch.setattr(
        places, "_evidence", {"a_test": lambda params: f"{params['value']} of 100 have no meter."}
    )
    monkeypatch.setattr(places, "_address_of_need", [])


@pytest.fixture
def amber():
    return an_operator("Port Amber", code="port-amber", country="PH", services=["water"])


def suggest(operator, area=FocusArea.METERING):
    need = a_need(operator, FocusArea.TARIFFS)
    return NeedArea.objects.create(
        need=need,
        focus_area=area,
        priority=2,
        level_now=1,
        level_aim=3,
        basis=Basis.FIGURES,
        evidence=EVIDENCE,
    )


def page_as(client, operator, person=None):
    if person:
        client.force_login(person)
    return client.get(operator.get_absolute_url())


def test_everybody_reads_who_an_operator_is(client, amber):
    text = page_as(client, amber).text

    assert "<bdi>Port Amber</bdi></span>" in text
    assert "Water, Philippines." in text
    assert "not known yet" in text
    assert "1 of 12" in text


def test_an_operator_that_is_not_listed_is_not_there(client):
    assert page_as(client, an_operator(is_listed=False), a_facilitator()).status_code == 404


def test_an_unknown_code_is_not_there(client):
    assert client.get("/operators/nowhere/").status_code == 404


def test_a_made_up_operator_says_so(client):
    assert "made up for the sample programme" in page_as(client, an_operator(origin=Origin.ILLUSTRATIVE)).text


def test_who_represents_the_operator_decides_about_a_suggestion(client, amber):
    suggest(amber)

    text = page_as(client, amber, a_representative(amber)).text

    assert "29 of 100 have no meter." in text
    assert 'action="/operators/port-amber/needs/metering/confirm/"' in text
    assert 'href="/operators/port-amber/needs/metering/dismiss/"' in text
    assert text.count('class="button"') == 1


@pytest.mark.parametrize("who", [a_facilitator, a_secretary])
def test_who_sees_the_network_reads_the_suggestion_and_who_can_confirm_it(client, amber, who):
    suggest(amber)
    a_representative(amber)

    text = page_as(client, amber, who()).text

    assert "29 of 100 have no meter." in text
    assert "Somebody who represents Port Amber can add it to the needs" in text
    assert "/confirm/" not in text


def test_when_nobody_of_the_operator_is_here_the_page_says_so(client, amber):
    suggest(amber)

    assert "Nobody of Port Amber has an account yet" in page_as(client, amber, a_facilitator()).text


@pytest.mark.parametrize("who", [lambda: None, a_person, lambda: a_representative(an_operator())])
def test_the_needs_of_others_are_not_there(client, amber, who):
    suggest(amber)
    needs.dismiss(suggest(an_operator()), by=None, reason=NotNow.OTHER)

    response = page_as(client, amber, who())

    assert response.context["need"] is None
    assert response.context["history"] is None
    for secret in ["Metering", "Tariffs", "N-0", "29 of 100", ">History<"]:
        assert secret not in response.text


def test_confirmed_needs_stand_with_their_levels_and_lead_to_their_page(client, amber):
    need = suggest(amber).need
    places.set_address_of_need(lambda need: f"/needs/{need.code}/")

    text = page_as(client, amber, a_representative(amber)).text

    assert f'<a href="/needs/{need.code}/">{need.code}</a>' in text
    assert "Confirmed by the operator" in text


def test_an_offer_says_level_evidence_grade_and_standing(client, amber):
    an_offer(amber, FocusArea.METERING, level=4, grade="B", evidence=EVIDENCE)

    text = page_as(client, amber, a_person()).text

    assert "4&nbsp;of&nbsp;4" in text
    assert "29 of 100 have no meter." in text
    assert "Grade B." in text
    assert "confirmed by the operator" in text


def test_offers_are_not_for_visitors(client, amber):
    an_offer(amber, FocusArea.METERING)

    assert "Metering" not in page_as(client, amber).text


def test_a_suggested_offer_is_decided_by_who_represents_the_operator(client, amber):
    an_offer(amber, FocusArea.METERING, basis=Basis.FIGURES, standing=Standing.SUGGESTED)

    assert 'action="/operators/port-amber/offers/metering/confirm/"' in (
        page_as(client, amber, a_representative(amber)).text
    )
    assert "/offers/metering/" not in page_as(client, amber, a_facilitator()).text
    assert "Metering" not in page_as(client, amber, a_person()).text


def test_packages_above_add_their_parts(client, amber, settings, tmp_path):
    (tmp_path / "figures.html").write_text("<p>{{ operator }} against {{ peers }} peers</p>")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    places.add_panel(Panel(10, "figures.html", lambda user, operator: {"peers": 23}))

    assert "<p>Port Amber against 23 peers</p>" in page_as(client, amber).text


def test_the_history_is_for_insiders_and_tells_of_offers_and_needs(client, amber):
    person = a_representative(amber, name="Ana Torres")
    needs.confirm(suggest(amber), by=person)
    needs.dismiss(an_offer(amber, FocusArea.SEPTAGE), by=person, reason=NotNow.NO_CAPACITY)

    for reader in (person, a_person(Role.STAFF, amber.organisation), a_facilitator()):
        told = [trace.text for trace in page_as(client, amber, reader).context["history"]]
        assert told == [
            "Set aside as an offer: Septage management. Reason: nobody has time for it now.",
            "Added to the needs: Metering.",
        ]


def test_a_question_says_what_its_answer_would_change(client, amber):
    text = page_as(client, amber).text

    assert "Which languages do the crews work in?" in text
    assert "Decides which mentors can talk with them." in text
    assert "Which services does it run?" not in text


def test_the_page_of_a_name_with_markup_shows_it_as_text(client):
    text = page_as(client, an_operator("<b>Bold</b> & Sons")).text

    assert "<bdi>&lt;b&gt;Bold&lt;/b&gt; &amp; Sons</bdi>" in text


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_costs_the_same_however_much_is_on_file(client, django_assert_num_queries, how_many):
    operator = an_operator()
    suggest(operator)
    for area in [FocusArea.SEPTAGE, FocusArea.TARIFFS, FocusArea.CATCHMENT][:how_many]:
        needs.confirm(an_offer(operator, area, basis=Basis.FIGURES, standing=Standing.SUGGESTED), by=None)
    client.force_login(a_representative(operator))

    with django_assert_num_queries(8):
        client.get(operator.get_absolute_url())
