import pytest

from waterlinks.ui.geometry import river

DRAWN = {
    "done": {"water", "flow"},
    "current": {"bed", "banks", "water", "flow"},
    "waiting": {"bed", "banks"},
    "blocked": {"bed", "banks", "water", "flow", "gate"},
}


def drawn(drawing):
    return {name for name in drawing.__slots__ if getattr(drawing, name)}


@pytest.mark.parametrize("step", range(1, 6))
@pytest.mark.parametrize("state", river.STATES)
def test_each_state_has_its_own_drawing(step, state):
    assert drawn(river.reach(step, state)) == DRAWN[state]


def test_neighbouring_reaches_meet():
    end_of_first = river.reach(1, "done").water.partition("L")[0].rpartition(" ")[2]
    start_of_second = river.reach(2, "done").water.partition("C")[0].rpartition(" ")[2]

    assert end_of_first == start_of_second == "45.7"


def test_down_is_the_same_drawing_with_x_and_y_exchanged():
    assert river.reach(1, "done").water.startswith("M0 45.5C")
    assert river.reach(1, "done", down=True).water.startswith("M45.5 0C")


def test_the_gate_stands_where_it_was_drawn():
    assert river.reach(3, "blocked").gate == "M99 15.9L104 15.9L104 64.6L99 64.6Z"


@pytest.mark.parametrize(
    ("step", "state", "parts"),
    [
        (1, "waiting", {"bed"}),
        (1, "current", {"bed", "water"}),
        (3, "blocked", {"bed", "water", "gate"}),
        (5, "current", {"bed", "water"}),
        (5, "done", {"water"}),
    ],
)
def test_the_small_river_is_wet_as_far_as_work_is_done(step, state, parts):
    assert drawn(river.small(step, state)) == parts


@pytest.mark.parametrize(("step", "state"), [(0, "done"), (6, "done"), (1, "flooded")])
@pytest.mark.parametrize("draw", [river.reach, river.small])
def test_what_cannot_be_drawn_is_refused_by_name(draw, step, state):
    with pytest.raises(ValueError, match="steps 1 to 5 in the states done, current, waiting, blocked"):
        draw(step, state)
