"""What the tests of pages share: reading a page, and what ill-meaning hands put into an address or a form."""

from django.urls import reverse

HOSTILE = [
    "",
    " ",
    "nobody",
    "Port Amber",
    "a\x00b",
    "'; DROP TABLE operators;--",
    "x" * 100_000,
    "ố",
    "-1",
    "9" * 30,
]


def text(response):
    return " ".join(response.content.decode().split())


def told(response):
    """Return the messages the next page shows."""
    return [str(message) for message in response.wsgi_request._messages]


def address(name, *args):
    return reverse(f"matching:{name}", args=args)
