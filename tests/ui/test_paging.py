import pytest
from django.test import RequestFactory

from waterlinks.ui.paging import paginate


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("1", 1),
        ("3", 3),
        ("4", 4),
        ("5", 4),
        ("99999999999999999999999", 4),
        ("9" * 10_000, 4),
        ("0", 1),
        ("-1", 1),
        ("", 1),
        ("last", 1),
        ("1.5", 1),
        ("²", 1),
        ("\x00", 1),
        ("' OR 1=1 --", 1),
    ],
)
def test_whatever_stands_in_the_address_there_is_a_page_to_show(asked, shown):
    page = paginate(RequestFactory().get("/", {"page": asked}), range(100), per_page=25)

    assert page.number == shown
    assert len(page) == 25


def test_an_empty_list_has_one_empty_page():
    page = paginate(RequestFactory().get("/?page=3"), [])

    assert (page.number, list(page)) == (1, [])


def test_without_a_page_in_the_address_it_is_the_first():
    assert paginate(RequestFactory().get("/"), range(100)).number == 1
