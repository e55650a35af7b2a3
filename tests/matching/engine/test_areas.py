import pytest

from matching.engine.makers import a_mentor, an_offer
from waterlinks.matching.engine.areas import AreaTables, reach_of
from waterlinks.matching.engine.mentors import Offers
from waterlinks.matching.engine.needs import NOTHING

COVERING = {
    (now, aim, level): 100 if level > aim else 90 if level == aim else 70
    for now in range(5)
    for aim in range(5)
    for level in range(5)
    if level - now >= 2
}


@pytest.mark.parametrize("now", range(5))
@pytest.mark.parametrize("aim", range(5))
@pytest.mark.parametrize("level", range(5))
def test_an_offer_covers_from_two_levels_above_and_reaches_by_the_aim(now, aim, level):
    assert reach_of(now, aim, level) == COVERING.get((now, aim, level), 0)


def test_each_ask_is_held_against_each_mentor():
    offers = Offers.of(
        [
            a_mentor(offers=(an_offer(level=4, weight=50, evidence_grade="B", confirmed=False),)),
            a_mentor(offers=(an_offer(level=2, evidence_grade="A"),)),
            a_mentor(offers=(an_offer("billing"),)),
        ]
    )

    tables = AreaTables.of((NOTHING, ("leaks", 1, 3), ("energy", 0, 1)), offers)

    assert tables.covers.tolist() == [[0, 0, 0], [1, 0, 0], [0, 0, 0]]
    assert tables.coverage.tolist() == [[0, 0, 0], [50, 0, 0], [0, 0, 0]]
    assert tables.confirmed.tolist() == [[0, 0, 0], [0, 0, 0], [0, 0, 0]]
    assert tables.grades[:, 1].tolist() == [[80, 0, 0]] * 3


def test_an_offer_nobody_is_sure_of_covers_nothing():
    offers = Offers.of([a_mentor(offers=(an_offer(weight=0),))])

    assert AreaTables.of((("leaks", 0, 1),), offers).covers.tolist() == [[0]]
