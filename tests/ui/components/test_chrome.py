import json

from django.template import Context, Template

from waterlinks.ui import navigation


def test_htmx_may_neither_evaluate_nor_style(rendered):
    config = json.loads(rendered("{% htmx_config %}").replace("&quot;", '"'))

    assert not config["allowEval"]
    assert not config["includeIndicatorStyles"]
    assert config["selfRequestsOnly"]


def test_the_menu_is_what_the_packages_left(rendered, monkeypatch):
    monkeypatch.setattr(navigation, "_entries", {})
    monkeypatch.setattr(navigation, "reverse", lambda name: f"/{name}/")
    navigation.register("Operators", "operators", order=1)

    assert rendered(
        "{% main_menu as menu %}{% for item in menu %}{{ item.label }} {{ item.url }}{% endfor %}"
    ) == ("Operators /operators/")


def test_without_a_request_there_is_no_menu():
    html = Template("{% load ui %}{% main_menu as menu %}{{ menu|length }}").render(Context({}))

    assert html == "0"
