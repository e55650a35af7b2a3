"""What tests of the interface may ask for."""

import re

import pytest
from django.template import Context, Template
from django.test import RequestFactory


@pytest.fixture
def rendered():
    """Render what a page writes, as if it stood at `address`; runs of spaces and line breaks are one space."""

    def render(source, *, address="/", **facts):
        context = Context({**facts, "request": RequestFactory().get(address), "csrf_token": "token"})
        return re.sub(r"[ \n]+", " ", Template("{% load ui %}" + source).render(context))

    return render
