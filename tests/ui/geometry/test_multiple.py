from waterlinks.ui.geometry.multiple import plot


def y(text):
    return float(text.partition(" ")[2])


def test_a_higher_value_stands_higher():
    drawn = plot([(2021, 36), (2025, 41)], band=(23, 39), median=31)

    first, last = drawn.own.removeprefix("M").split("L")
    assert y(last) < y(first)
    assert float(drawn.band_y) < y(first)
    assert drawn.dot == ("252", last.partition(" ")[2])


def test_years_stand_to_scale():
    drawn = plot([(2021, 1), (2022, 1), (2025, 1)])

    assert [point.partition(" ")[0] for point in drawn.own.removeprefix("M").split("L")] == [
        "6",
        "67.5",
        "252",
    ]


def test_years_may_come_in_any_order():
    assert plot([(2025, 41), (2021, 36)]) == plot([(2021, 36), (2025, 41)])


def test_a_missing_year_leaves_a_gap_between_two_lines():
    drawn = plot([(2021, 1), (2022, 2), (2023, None), (2024, 2), (2025, 3)])

    assert drawn.own.count("M") == 2
    assert drawn.gaps.count("M") == 1


def test_a_year_alone_is_a_dot():
    drawn = plot([(2021, 1), (2022, None), (2023, 2)])

    assert drawn.own.count("h0") == 2


def test_a_single_year_stands_at_the_end():
    drawn = plot([(2025, 84)])

    assert drawn.dot == ("252", "51")
    assert (drawn.first_year, drawn.last_year) == ("2025", "")


def test_without_own_values_band_and_years_are_still_there():
    drawn = plot([(2021, None), (2025, None)], band=(0.28, 0.51), median=0.37)

    assert drawn.own == ""
    assert drawn.dot is None
    assert float(drawn.band_height) > 50
    assert (drawn.first_year, drawn.last_year) == ("2021", "2025")


def test_nothing_at_all_draws_nothing():
    drawn = plot([])

    assert not any(getattr(drawn, name) for name in drawn.__slots__)


def test_peers_that_are_all_alike_are_still_seen():
    assert plot([], band=(5, 5), median=5).band_height == "1"
