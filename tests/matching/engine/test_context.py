import pytest

from matching.engine.makers import PLACES, a_context, a_mentor, a_need, a_network
from waterlinks.matching.engine import context
from waterlinks.matching.engine.weights import CONTEXT

EN, FR, EN_FR = frozenset({"en"}), frozenset({"fr"}), frozenset({"en", "fr"})
NAIROBI = PLACES["Nairobi"]


def scores(code, ours, theirs) -> tuple[int, ...]:
    """Low, middle and high score of a criterion for two settings."""
    network = a_network(a_need(context=a_context(**ours)), a_mentor(context=a_context(**theirs)))
    pairing = network.chosen([0], [0])
    by_bound = [dict(context.parts(pairing, network.tables, bound)) for bound in range(3)]
    criterion = next(each for each in CONTEXT if each.code == code)
    return tuple(int(scores[criterion][0]) for scores in by_bound)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ((EN, None), (EN_FR, None), (100, 100, 100)),
        ((EN, False), (FR, True), (40, 40, 40)),
        ((EN, True), (FR, None), (40, 40, 40)),
        ((EN, False), (FR, None), (0, 20, 40)),
        ((EN, None), (FR, None), (0, 20, 40)),
        ((EN, False), (FR, False), (0, 0, 0)),
        ((None, None), (FR, None), (0, 60, 100)),
        ((None, False), (FR, False), (0, 60, 100)),
        ((EN, True), (None, None), (40, 60, 100)),
        ((None, True), (None, True), (40, 60, 100)),
    ],
)
def test_a_shared_language_is_best_an_interpreter_helps_and_unknown_is_a_range(ours, theirs, expected):
    ours, theirs = (dict(zip(("languages", "interpreter"), side, strict=True)) for side in (ours, theirs))

    assert scores("language", ours, theirs) == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (100_000, 100_000, (100, 100, 100)),
        (65_535, 65_536, (85, 85, 85)),
        (65_536, 100_000, (100, 100, 100)),
        (50_000, 800_000, (25, 25, 25)),
        (800_000, 50_000, (25, 25, 25)),
        (0, 20_000_000, (5, 5, 5)),
        (None, 100_000, (5, 50, 100)),
        (100_000, None, (5, 50, 100)),
    ],
)
def test_size_is_compared_in_doublings(ours, theirs, expected):
    assert scores("size", {"people_served": ours}, {"people_served": theirs}) == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ({"water"}, {"water", "wastewater"}, (100, 100, 100)),
        ({"water", "wastewater"}, {"water"}, (50, 50, 50)),
        ({"water", "wastewater", "septage"}, {"water"}, (33, 33, 33)),
        ({"septage"}, {"water"}, (0, 0, 0)),
        (None, {"water"}, (0, 60, 100)),
        ({"water"}, set(), (0, 60, 100)),
    ],
)
def test_services_ask_how_many_of_the_recipients_the_mentor_runs(ours, theirs, expected):
    ours, theirs = (None if given is None else frozenset(given) for given in (ours, theirs))

    assert scores("services", {"services": ours}, {"services": theirs}) == expected


@pytest.mark.parametrize(
    ("code", "field", "ours", "theirs", "expected"),
    [
        ("supply", "intermittent", True, True, (100, 100, 100)),
        ("supply", "intermittent", False, False, (100, 100, 100)),
        ("supply", "intermittent", True, False, (40, 40, 40)),
        ("supply", "intermittent", None, False, (40, 70, 100)),
        ("ownership", "ownership", "public", "public", (100, 100, 100)),
        ("ownership", "ownership", "public", "private", (40, 40, 40)),
        ("ownership", "ownership", "public", None, (40, 70, 100)),
        ("income", "income_group", 2, 2, (100, 100, 100)),
        ("income", "income_group", 2, 3, (70, 70, 70)),
        ("income", "income_group", 3, 1, (40, 40, 40)),
        ("income", "income_group", 1, 4, (20, 20, 20)),
        ("income", "income_group", None, None, (20, 60, 100)),
        ("time_zone", "time_zone", 3, 5, (100, 100, 100)),
        ("time_zone", "time_zone", 3, 5.25, (70, 70, 70)),
        ("time_zone", "time_zone", -11, 13, (100, 100, 100)),
        ("time_zone", "time_zone", -5, 2, (40, 40, 40)),
        ("time_zone", "time_zone", -5, 7, (10, 10, 10)),
        ("time_zone", "time_zone", None, 7, (10, 60, 100)),
    ],
)
def test_other_settings_score_by_sameness_or_by_how_far_apart_they_are(code, field, ours, theirs, expected):
    assert scores(code, {field: ours}, {field: theirs}) == expected


@pytest.mark.parametrize(
    ("place", "score"),
    [("Nairobi", 100), ("Kisumu", 85), ("Kampala", 85), ("Rotterdam", 25), ("Ha Noi", 25), ("Suva", 10)],
)
def test_distance_falls_into_published_bands(place, score):
    latitude, longitude = PLACES[place]

    theirs = {"latitude": latitude, "longitude": longitude}

    assert scores("distance", {"latitude": NAIROBI[0], "longitude": NAIROBI[1]}, theirs) == (
        score,
        score,
        score,
    )


@pytest.mark.parametrize("field", ["latitude", "longitude"])
def test_a_place_not_wholly_known_is_unknown(field):
    assert scores("distance", {field: None}, {}) == (10, 50, 100)
    assert scores("distance", {}, {field: None}) == (10, 50, 100)
