"""What tests of the interface may ask for."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory


@pytest.fixture
def rendered():
    """Render what a page writes, as if it stood at `address`."""

    def render(source, *, address="/", **facts):
        context = Context({**facts, "request": RequestFactory().get(address), "csrf_token": "token"})
        return Template("{% load ui %}" + source).render(context)

    return render
