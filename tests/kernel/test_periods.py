import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterlinks.kernel.periods import Period


@pytest.mark.parametrize(("year", "days"), [(2019, 365), (2020, 366), (1900, 365), (2000, 366)])
def test_a_year_has_its_days(year, days):
    assert Period.of_year(year).days == days


def test_a_period_of_one_day_has_one_day():
    assert Period(dt.date(2026, 2, 1), dt.date(2026, 2, 1)).days == 1


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="cannot end"):
        Period(dt.date(2026, 2, 1), dt.date(2026, 1, 31))


def test_a_fiscal_year_is_named_by_the_year_it_ends_in():
    period = Period(dt.date(2024, 7, 1), dt.date(2025, 6, 30))

    assert period.year == 2025
    assert str(period) == "2024-07-01 – 2025-06-30"


def test_a_calendar_year_reads_as_its_number():
    assert str(Period.of_year(2018)) == "2018"


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 4000))
def test_days_count_both_ends_over_any_span(start, length):
    end = start + dt.timedelta(days=length)

    assert Period(start, end).days == length + 1
