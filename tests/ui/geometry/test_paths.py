import pytest

from waterlinks.ui.geometry import paths


@pytest.mark.parametrize(
    ("value", "text"), [(41.0, "41"), (41.04, "41"), (-0.04, "0"), (12.25, "12.2"), (1234567.5, "1234567.5")]
)
def test_coordinates_are_short_and_the_same_in_every_language(value, text):
    assert paths.number(value) == text


def test_a_curve_goes_through_all_its_points():
    points = [(0, 0), (10, 5), (20, 0)]

    assert [segment[1][-1] for segment in paths.through(points)] == points[1:]


def test_swapped_a_drawing_runs_down_instead_of_across():
    path = [paths.move((1, 2)), *paths.straight((3, 4)), paths.CLOSE]

    assert paths.data(path) == "M1 2L3 4Z"
    assert paths.data(path, swapped=True) == "M2 1L4 3Z"


def test_a_moved_path_keeps_its_shape():
    assert paths.data(paths.moved([paths.move((1, 2)), *paths.straight((3, 4))], 10)) == "M11 2L13 4"
