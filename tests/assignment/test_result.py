"""The gap is what separates an assignment from its proof."""

from waterlinks.assignment.result import Assignment


def test_the_gap_is_what_the_prices_still_allow():
    assert Assignment(((0, 0),), (2,), objective=5, dual_bound=7).gap == 2
