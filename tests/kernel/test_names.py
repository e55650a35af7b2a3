import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterlinks.kernel.names import folded


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("ĐÀ  Nẵng", "da nang"),
        ("Companhia de Saneamento de São Paulo", "companhia de saneamento de sao paulo"),
        ("Øresund Łódź Straße", "oresund lodz strasse"),
        ("  Kisumu\tWater\n", "kisumu water"),
        ("İzmir", "izmir"),
        ("水道局", "水道局"),
        ("\N{MATHEMATICAL BOLD CAPITAL A}qua", "aqua"),
        ("", ""),
    ],
)
def test_a_name_is_found_however_it_is_written(written, found):
    assert folded(written) == found


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_what_is_folded_can_be_stored_by_both_databases(text):
    assert "\0" not in folded(text)
