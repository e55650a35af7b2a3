"""The frame of every page, and the pages for when something went wrong."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.views import defaults


@pytest.fixture
def request_of_nobody():
    request = RequestFactory().get("/nowhere/")
    request.user = AnonymousUser()
    request.session = {}
    return request


def test_the_frame_loads_without_anything_inline():
    html = render_to_string("ui/page.html", {})

    assert "<style" not in html
    assert " style=" not in html
    assert "onclick" not in html
    assert html.count("<script") == html.count("<script src=") == html.count(" defer></script>") == 2


def test_the_frame_can_be_walked_by_keyboard_and_ear():
    html = render_to_string("ui/page.html", {})

    assert '<a class="skip" href="#content">' in html
    assert '<main id="content" tabindex="-1">' in html
    assert html.count('aria-label="Main"') == 2
    assert '<html lang="en">' in html


def test_messages_are_announced():
    html = render_to_string("ui/page.html", {"messages": ["Your signature is recorded."]})

    assert 'role="status"' in html
    assert "Your signature is recorded." in html


@pytest.mark.parametrize(("demo_mode", "said"), [(True, 1), (False, 0)])
def test_a_demo_says_that_it_is_one(demo_mode, said):
    assert render_to_string("ui/page.html", {"demo_mode": demo_mode}).count("Sample programme") == said


def test_a_page_that_is_not_there_leads_back(request_of_nobody):
    response = defaults.page_not_found(request_of_nobody, Exception("secret path"))

    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()
    assert "secret path" not in response.content.decode()


def test_a_refusal_says_its_sentence(request_of_nobody):
    refusal = PermissionDenied("Only <people> of Port Amber may confirm its needs.")

    response = defaults.permission_denied(request_of_nobody, refusal)

    assert response.status_code == 403
    assert "Only &lt;people&gt; of Port Amber may confirm its needs." in response.content.decode()


def test_a_refusal_without_a_sentence_still_says_what_to_do(request_of_nobody):
    response = defaults.permission_denied(request_of_nobody, PermissionDenied())

    assert "Ask the secretariat" in response.content.decode()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("500.html", "Something broke on our side"),
        ("400.html", "could not read"),
        ("403_csrf.html", "open for too long"),
    ],
)
def test_pages_for_the_worst_moments_need_nothing(name, words):
    assert words in render_to_string(name)
