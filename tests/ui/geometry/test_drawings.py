import pytest

from waterlinks.ui.geometry.drawings import DRAWINGS, line_drawing


def test_there_are_ten_and_each_has_something_wet():
    assert len(DRAWINGS) == 10
    assert all(drawing.ink and drawing.wet for drawing in DRAWINGS.values())


def test_a_misspelt_drawing_is_refused_with_what_there_is():
    with pytest.raises(ValueError, match="no drawing 'meters'; there are source, pipe, meter"):
        line_drawing("meters")
