import pytest

from waterlinks.operators.models import Operator
from waterlinks.operators.terms import ANSWERS, SIZE_LIMITS, SizeBand, size_band


@pytest.mark.parametrize(
    ("people", "band"),
    [
        (None, None),
        (0, SizeBand.SMALL),
        (9_999, SizeBand.SMALL),
        (10_000, SizeBand.TOWN),
        (199_999, SizeBand.CITY),
        (999_999, SizeBand.LARGE),
        (1_000_000, SizeBand.METROPOLIS),
    ],
)
def test_a_band_begins_with_its_limit(people, band):
    assert size_band(people) == band


def test_the_bands_are_in_the_order_of_their_limits():
    assert [band for _, band in SIZE_LIMITS] == list(SizeBand)[:-1]


def test_every_answer_has_a_field():
    fields = {field.name for field in Operator._meta.get_fields()}

    assert set(ANSWERS) <= fields
