import pytest
from django.test import RequestFactory

from waterlinks.ui import navigation


@pytest.fixture
def entries(monkeypatch):
    """An empty menu of our own, with addresses for names."""
    kept = {}
    monkeypatch.setattr(navigation, "_entries", kept)
    monkeypatch.setattr(navigation, "reverse", lambda name: f"/{name}/")
    return kept


def labels(path="/"):
    return [item.label for item in navigation.menu(RequestFactory().get(path))]


def test_entries_stand_in_their_order(entries):
    navigation.register("Partnerships", "partnerships", order=20)
    navigation.register("Operators", "operators", order=10)

    assert labels() == ["Operators", "Partnerships"]


def test_people_see_only_what_they_may(entries):
    navigation.register("Operators", "operators", order=10)
    navigation.register("Jobs", "jobs", order=20, may=lambda user: user is not None)

    assert labels() == ["Operators"]


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/operators/", ["page", ""]),
        ("/operators/port-amber/", ["true", ""]),
        ("/operators/new/", ["", "page"]),
        ("/", ["", ""]),
    ],
)
def test_the_entry_closest_to_the_page_is_current(entries, path, current):
    navigation.register("Operators", "operators", order=10)
    navigation.register("New", "operators/new", order=20)

    assert [item.current for item in navigation.menu(RequestFactory().get(path))] == current


def test_registering_again_replaces(entries):
    navigation.register("Operators", "operators", order=10, key="o")
    navigation.register("Utilities", "operators", order=10, key="o")

    assert labels() == ["Utilities"]


@pytest.mark.parametrize("key", ["o", "op"])
def test_a_key_is_one_letter_of_its_own(entries, key):
    navigation.register("Operators", "operators", order=10, key="o")

    with pytest.raises(ValueError, match="must be one letter that no other entry has"):
        navigation.register("Offers", "offers", order=20, key=key)
