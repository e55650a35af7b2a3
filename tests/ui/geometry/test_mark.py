import pytest

from waterlinks.ui.geometry.mark import Tile, tiles


def test_the_same_name_has_the_same_mark():
    assert tiles("Port Amber Water District") == (
        Tile("M0 0H20A20 20 0 0 1 0 20Z", "c"),
        Tile("M20 20V0A20 20 0 0 1 40 20Z", "a"),
        Tile("M20 40H0A20 20 0 0 1 20 20Z", "a"),
        Tile("M40 40H20A20 20 0 0 1 40 20Z", "c"),
    )


def test_another_name_has_another_mark():
    assert tiles("Port Amber Water District") != tiles("Port Amber Water Distric")


def test_some_tiles_are_circles():
    assert tiles("Lakeside Metropolitan Water")[1] == Tile("M30 0A10 10 0 0 1 30 20A10 10 0 0 1 30 0Z", "b")


@pytest.mark.parametrize("name", ["", "Đà Nẵng", "\u202e", "x" * 10_000, "\ud800"])
def test_any_name_has_a_mark(name):
    assert len(tiles(name)) == 4
