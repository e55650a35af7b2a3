import pytest

from waterlinks.ui.geometry import water

# Upper and lower bank of the drawn direction, at places along the whole river.
DRAWN = [
    (0, 45.5, 53.5),
    (100, 37.1, 47.8),
    (200, 45.7, 59.3),
    (400, 48.5, 68.2),
    (600, 27.3, 53.1),
    (700, 42.7, 71.7),
    (800, 38.5, 70.6),
    (884, 35, 69),
]


@pytest.mark.parametrize(("x", "upper", "lower"), DRAWN)
def test_the_banks_run_where_they_were_drawn(x, upper, lower):
    assert water.middle(x) - water.half_width(x) == pytest.approx(upper, abs=0.06)
    assert water.middle(x) + water.half_width(x) == pytest.approx(lower, abs=0.06)


def test_the_water_only_ever_widens():
    widths = [water.half_width(x) for x in range(0, 1001, 10)]

    assert widths == sorted(widths)


def test_moving_water_ends_in_one_point_on_the_middle():
    tip = water.front(600, 724, 16)[16][1][-1]

    assert tip == (724, pytest.approx(water.middle(724)))


def test_a_gate_stands_out_over_both_banks():
    (_, (corner,)), *_, (_, (foot,)), _ = water.gate(500)

    assert corner[1] == pytest.approx(15.9, abs=0.06)
    assert foot[1] == pytest.approx(64.6, abs=0.06)


def test_at_the_end_the_river_parts_into_three():
    assert len([command for command, _ in water.banks(800, 1000, 8) if command == "M"]) == 4
    assert len([command for command, _ in water.banks(600, 800, 8) if command == "M"]) == 2
