import pytest
from django.test import RequestFactory

from waterlinks.ui import addresses


@pytest.fixture
def request_with_filters():
    return RequestFactory().get("/?country=VN&country=PH&q=leak+%26+meter&page=7")


def test_a_new_page_keeps_the_filters(request_with_filters):
    assert addresses.with_parameter(request_with_filters, "page", "8") == (
        "?country=VN&country=PH&q=leak+%26+meter&page=8"
    )


def test_new_sorting_starts_at_the_first_page(request_with_filters):
    assert addresses.with_parameter(request_with_filters, "sort", "name") == (
        "?country=VN&country=PH&q=leak+%26+meter&sort=name"
    )


def test_taking_one_value_away_leaves_the_other(request_with_filters):
    assert addresses.without_value(request_with_filters, "country", "VN") == "?country=PH&q=leak+%26+meter"


def test_taking_parameters_away_leaves_the_rest(request_with_filters):
    assert addresses.without(request_with_filters, {"country"}) == "?q=leak+%26+meter"


def test_a_hostile_address_stays_encoded():
    request = RequestFactory().get("/", {"q": '"><script>'})

    assert addresses.with_parameter(request, "page", "2") == "?q=%22%3E%3Cscript%3E&page=2"


def test_without_a_request_only_the_change_is_there():
    assert addresses.with_parameter(None, "page", "2") == "?page=2"
