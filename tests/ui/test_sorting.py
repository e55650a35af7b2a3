import pytest
from django.test import RequestFactory

from waterlinks.ui.sorting import sorted_by

COLUMNS = {"name": "organisation__name", "connections": "connections"}


@pytest.mark.parametrize(
    ("address", "field", "downwards"),
    [
        ("/", "organisation__name", False),
        ("/?sort=connections", "connections", False),
        ("/?sort=-connections", "connections", True),
        ("/?sort=password", "organisation__name", False),
        ("/?sort=--name", "organisation__name", False),
    ],
)
def test_only_known_columns_sort(address, field, downwards):
    first, by_id = sorted_by(RequestFactory().get(address), COLUMNS, default="name")

    assert (first.expression.name, first.descending) == (field, downwards)
    assert by_id.expression.name == "pk"


def test_unknown_values_come_last_in_both_directions():
    for address in ("/?sort=connections", "/?sort=-connections"):
        assert sorted_by(RequestFactory().get(address), COLUMNS, default="name")[0].nulls_last


def test_the_default_may_run_downwards():
    assert sorted_by(RequestFactory().get("/"), COLUMNS, default="-connections")[0].descending
