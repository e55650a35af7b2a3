import pytest
from django.urls import reverse

from makers import a_person
from waterlinks.accounts.models import SignInAttempt

pytestmark = pytest.mark.django_db
SIGN_IN = "/sign-in/"
PERSONA = "/sign-in/persona/"
PASSWORD = "a long password"


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_the_right_password_signs_in(client):
    person = a_person(password=PASSWORD)

    response = client.post(SIGN_IN, {"email": person.email, "password": PASSWORD})

    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(person.pk)


@pytest.mark.parametrize("email", ["ana@example.org", "nobody@example.org"])
def test_a_wrong_password_says_the_same_whether_the_address_exists_or_not(client, email):
    a_person(password=PASSWORD).__class__.objects.update(email="ana@example.org")

    response = client.post(SIGN_IN, {"email": email, "password": "a wrong one"})

    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == [
        "This e-mail address and this password do not belong together."
    ]
    assert not is_signed_in(client)


def test_what_was_typed_stays_but_for_the_password(client):
    response = client.post(SIGN_IN, {"email": "ana@example.org", "password": "a wrong one"})

    assert "ana@example.org" in response.text
    assert "a wrong one" not in response.text


def test_after_six_wrong_passwords_the_form_says_when_to_try_again(client):
    person = a_person(password=PASSWORD)
    for _ in range(6):
        client.post(SIGN_IN, {"email": person.email, "password": "a wrong one"})

    response = client.post(SIGN_IN, {"email": person.email, "password": PASSWORD})

    assert response.context["form"].non_field_errors() == [
        "Too many wrong passwords were given for this address. Try again in 15 minutes."
    ]
    assert not is_signed_in(client)


def test_an_incomplete_form_counts_no_attempt(client):
    client.post(SIGN_IN, {"email": "ana@example.org"})

    assert not SignInAttempt.objects.exists()


def test_signing_in_leads_where_the_person_wanted_to_go(client):
    person = a_person(password=PASSWORD)
    asked = client.get(f"{SIGN_IN}?next=/operators/?q=amber")

    response = client.post(
        SIGN_IN, {"email": person.email, "password": PASSWORD, "next": asked.context["next"]}
    )

    assert response["Location"] == "/operators/?q=amber"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)", "", "\x00/"],
)
def test_nobody_is_led_to_another_site(client, settings, elsewhere):
    settings.LOGIN_REDIRECT_URL = "/operators/"
    person = a_person(password=PASSWORD)

    response = client.post(SIGN_IN, {"email": person.email, "password": PASSWORD, "next": elsewhere})

    assert response["Location"] == "/operators/"


def test_signing_in_changes_the_session_so_that_nobody_can_plant_one(client):
    person = a_person(password=PASSWORD)
    session = client.session
    session["planted"] = "by somebody"
    session.save()
    before = session.session_key

    client.post(SIGN_IN, {"email": person.email, "password": PASSWORD})

    assert client.session.session_key != before


def test_the_session_of_one_person_does_not_pass_to_the_next(client):
    client.force_login(a_person())
    session = client.session
    session["draft"] = "of the first"
    session.save()
    second = a_person(password=PASSWORD)

    client.post(SIGN_IN, {"email": second.email, "password": PASSWORD})

    assert "draft" not in client.session


def test_signing_out_ends_the_session(client, settings):
    settings.LOGOUT_REDIRECT_URL = "/operators/"
    client.force_login(a_person())

    response = client.post("/sign-out/")

    assert response["Location"] == "/operators/"
    assert not is_signed_in(client)


def test_nobody_is_signed_out_by_a_link(client):
    client.force_login(a_person())

    assert client.get("/sign-out/").status_code == 405
    assert is_signed_in(client)


def test_the_page_is_not_kept_by_the_browser(client):
    assert "no-store" in client.get(SIGN_IN)["Cache-Control"]


def test_in_the_demo_the_page_offers_its_personas(client, settings):
    settings.DEMO = True
    a_person(name="Ana Torres", persona="Speaks for Port Amber.")

    text = client.get(SIGN_IN).text

    assert "Enter as Ana Torres" in text
    assert "Speaks for Port Amber." in text


def test_in_the_demo_one_button_signs_in_as_a_persona(client, settings):
    settings.DEMO = True
    persona = a_person(persona="Speaks for Port Amber.")

    response = client.post(PERSONA, {"persona": persona.pk, "next": "/operators/"})

    assert response["Location"] == "/operators/"
    assert client.session["_auth_user_id"] == str(persona.pk)


@pytest.mark.parametrize("number", ["", "0", "-1", "x", "9" * 5000, "\u0661"])
def test_in_the_demo_what_is_no_persona_is_not_there(client, settings, number):
    settings.DEMO = True
    a_person()

    assert client.post(PERSONA, {"persona": number}).status_code == 404
    assert not is_signed_in(client)


def test_in_the_demo_nobody_becomes_a_person_who_is_no_persona(client, settings):
    settings.DEMO = True

    assert client.post(PERSONA, {"persona": a_person().pk}).status_code == 404
    assert not is_signed_in(client)


def test_outside_the_demo_there_are_no_personas_and_no_such_address(client, settings):
    settings.DEMO = False
    persona = a_person(name="Ana Torres", persona="Speaks for Port Amber.")

    assert "Ana Torres" not in client.get(SIGN_IN).text
    assert client.post(PERSONA, {"persona": persona.pk}).status_code == 404
    assert not is_signed_in(client)


def test_another_machine_does_not_get_in_as_a_persona(client, settings):
    settings.DEMO = True
    persona = a_person(name="Ana Torres", persona="Speaks for Port Amber.")

    response = client.post(PERSONA, {"persona": persona.pk}, REMOTE_ADDR="192.0.2.7")

    assert response.status_code == 404
    assert "Ana Torres" not in client.get(SIGN_IN, REMOTE_ADDR="192.0.2.7").text


def test_a_page_for_people_who_signed_in_sends_others_to_sign_in(client):
    asked = reverse("operators:dismiss_need", args=["port-amber", "metering"])

    assert client.get(asked)["Location"] == f"{SIGN_IN}?next={asked}"
