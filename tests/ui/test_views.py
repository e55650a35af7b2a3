import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_the_gallery_shows_every_piece_and_how_to_write_it(client):
    page = client.get(reverse("ui:gallery"))

    assert page.status_code == 200
    assert "{% river reaches label=&quot;Five steps of this partnership&quot; %}" in page.content.decode()


def test_the_gallery_costs_no_more_than_it_needs(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        client.get(reverse("ui:gallery"))


def test_the_gallery_only_shows(client):
    assert client.post(reverse("ui:gallery")).status_code == 405
