import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from waterlinks.ui import pages


@pytest.fixture
def asked_for(monkeypatch):
    """Names of the templates that were rendered."""
    names = []

    def render(request, template, context, status):
        names.append(template)
        return HttpResponse(status=status)

    monkeypatch.setattr(pages, "render", render)
    return names


@pytest.mark.parametrize(
    ("headers", "template"),
    [
        ({}, "x.html"),
        ({"HX-Request": "true", "HX-Target": "results"}, "x.html#results"),
        ({"HX-Request": "true", "HX-Target": "secrets"}, "x.html"),
        ({"HX-Request": "true", "HX-Target": "results", "HX-History-Restore-Request": "true"}, "x.html"),
        ({"HX-Target": "results"}, "x.html"),
    ],
)
def test_only_parts_the_view_offers_are_given_alone(asked_for, headers, template):
    pages.page(RequestFactory().get("/", headers=headers), "x.html", {}, parts={"results"})

    assert asked_for == [template]


def test_caches_are_told_that_parts_differ(asked_for):
    response = pages.page(RequestFactory().get("/"), "x.html", {}, status=409)

    assert response.headers["Vary"] == "HX-Request, HX-Target"
    assert response.status_code == 409
