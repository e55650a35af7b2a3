import pytest

from makers import (
    a_facilitator,
)
from matching.views.pages import address, text
from waterlinks.matching.models import Round

pytestmark = pytest.mark.django_db


def test_everybody_reads_how_we_match(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        page = text(client.get(address("how")))

    for words in (
        "has no free slot",
        "shares no working language and has no interpreter",
        "Working language",
        "up to 1,000: 85",
        "20 days a quarter",
        "People decide.",
    ):
        assert words in page


def test_a_visitor_finds_the_way_to_how_we_match_and_only_brokers_to_the_rounds(client):
    assert address("how") in text(client.get(address("how")))
    assert address("rounds") not in text(client.get(address("how")))

    client.force_login(a_facilitator())

    assert address("rounds") in text(client.get(address("how")))
    assert Round.objects.count() == 0
