"""Every view says who may come in, and reaches rows only through a door that knows who is asking."""

import ast

import pytest
from django.urls import URLPattern, get_resolver

from house import VIEWS, named

DOORS = {"visible_to", "editable_by", "public"}
MANAGERS = {"objects", "_base_manager", "_default_manager"}
SHORTCUTS = {"get_object_or_404", "get_list_or_404"}


def patterns(resolver):
    for entry in resolver.url_patterns:
        yield from [entry] if isinstance(entry, URLPattern) else patterns(entry)


@pytest.mark.parametrize("pattern", list(patterns(get_resolver())), ids=lambda pattern: str(pattern.name))
def test_every_view_says_who_may_come_in(pattern):
    view = pattern.callback

    assert hasattr(view, "welcomes"), f"Decorate {view.__qualname__} with @anyone or @signed_in."


def opened(code):
    """Return what is called on managers, and the models that are handed to a shortcut whole."""
    nodes = list(ast.walk(ast.parse(code)))
    asked = {id(node.value): node.attr for node in nodes if isinstance(node, ast.Attribute)}
    through_managers = {
        asked.get(id(node), "everything")
        for node in nodes
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS
    }
    handed_whole = {
        node.args[0].id
        for node in nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in SHORTCUTS
        and isinstance(node.args[0], ast.Name)
        and node.args[0].id[0].isupper()
    }
    return through_managers | handed_whole


@pytest.mark.parametrize("views", VIEWS, ids=named)
def test_views_use_only_the_doors(views):
    assert opened(views.read_text()) <= DOORS


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("get_object_or_404(Need.objects.visible_to(user), code=code)", {"visible_to"}),
        ("Need.objects.filter(code=code)", {"filter"}),
        ("get_object_or_404(Need.objects, code=code)", {"everything"}),
        ("get_object_or_404(Need, code=code)", {"Need"}),
    ],
)
def test_the_rule_sees_every_way_past_the_doors(code, seen):
    assert opened(code) == seen
