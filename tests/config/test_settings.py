import pytest

pytestmark = pytest.mark.django_db


def test_a_page_travels_compressed(client):
    response = client.get("/", headers={"accept-encoding": "gzip"})

    assert response.headers["Content-Encoding"] == "gzip"
    assert len(response.content) < 40_000


def test_nothing_inline_and_nothing_from_elsewhere_is_allowed(client):
    policy = client.get("/").headers["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
    ],
)
def test_every_page_carries_the_headers_that_protect_it(client, header, value):
    assert client.get("/").headers[header] == value


def test_an_unknown_address_gets_a_page_that_says_so(client):
    response = client.get("/nowhere/")

    assert response.status_code == 404
    assert "<h1" in response.content.decode()
