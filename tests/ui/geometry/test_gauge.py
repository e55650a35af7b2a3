import pytest

from waterlinks.ui.geometry import gauge
from waterlinks.ui.geometry.gauge import Gauge


@pytest.mark.parametrize(
    ("low", "mid", "high", "drawn"),
    [
        (86, 86, 86, Gauge(sure="86", tick="M86 0V12")),
        (54, 66, 74, Gauge(sure="54", maybe_x="54", maybe_width="20", tick="M66 0V12")),
        (0, 0, 0, Gauge(tick="M0 0V12")),
        (None, None, None, Gauge(maybe_x="0", maybe_width="100")),
        (-5, 50, 130, Gauge(maybe_x="0", maybe_width="100", tick="M50 0V12")),
        (60, 50, 40, Gauge(sure="60", tick="M50 0V12")),
    ],
)
def test_a_gauge_is_solid_as_far_as_known_and_outlined_as_far_as_possible(low, mid, high, drawn):
    assert gauge.gauge(low, mid, high) == drawn


def test_a_ladder_shows_start_now_and_goal():
    rungs, mark = gauge.ladder(start=1, now=3, goal=3)

    assert [rung.kind for rung in rungs] == ["start", "now", "now", "rung"]
    assert mark == "M152 3V29"


def test_a_ladder_without_a_goal_has_no_mark():
    assert gauge.ladder(start=0, now=0, goal=None)[1] == ""


@pytest.mark.parametrize(
    ("done", "total", "filled", "shown"),
    [
        (7, 8, 7, 8),
        (0, 8, 0, 8),
        (8, 8, 8, 8),
        (1, 1000, 1, 40),
        (999, 1000, 39, 40),
        (9, 8, 8, 8),
        (0, 0, 0, 1),
    ],
)
def test_blocks_are_full_only_when_everything_is_done(done, total, filled, shown):
    blocks = gauge.blocks(done, total)

    assert (sum(block.filled for block in blocks), len(blocks)) == (filled, shown)


@pytest.mark.parametrize("total", [1, 8, 22, 40])
def test_blocks_fill_the_whole_track(total):
    last = gauge.blocks(0, total)[-1]

    assert float(last.x) + float(last.width) == pytest.approx(220, abs=0.2)
