import pytest

from waterlinks.sample.figures import YEARS, ten_years
from waterlinks.sample.profiles import profiles

PORT_AMBER = next(profile for profile in profiles() if profile.acronym == "PAWD")
SEWERAGE_ONLY = next(profile for profile in profiles() if profile.acronym == "CBS")


def test_there_are_ten_years_up_to_the_last_one():
    years = [period.year for period, _ in ten_years(PORT_AMBER, 2025)]

    assert years == list(range(2016, 2026))
    assert len(years) == YEARS


def test_the_same_operator_always_has_the_same_figures():
    assert list(ten_years(PORT_AMBER, 2025)) == list(ten_years(PORT_AMBER, 2025))


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.acronym)
def test_figures_are_coherent(profile):
    for _, items in ten_years(profile, 2025):
        assert items.get("i53", 0) <= items.get("i41", 0)
        assert items.get("i59", 0) <= items.get("i55", items.get("i59", 0))
        assert items.get("i40", 0) <= items.get("i30", items.get("i40", 0)) + 1
        assert items.get("x_hours", 0) <= 24
        assert all(value >= 0 for value in items.values())


def test_what_is_not_measured_is_absent_and_not_zero():
    assert all("i70" not in items for _, items in ten_years(PORT_AMBER, 2025))
    assert all("i55" not in items for _, items in ten_years(SEWERAGE_ONLY, 2025))
