import numpy as np

from matching.engine.makers import a_mentor, a_need, an_area, an_offer
from waterlinks.matching.engine.network import Network
from waterlinks.matching.engine.pairing import Table

NETWORK = Network.of(
    [a_need(f"N-{number}", areas=(an_area(), an_area("billing", priority=2))) for number in range(3)],
    [a_mentor("a"), a_mentor("b", offers=(an_offer("billing"), an_offer("leaks", level=2)))],
)
BLOCK = NETWORK.block(slice(1, 3))
CHOSEN = NETWORK.chosen([2, 0], [1, 0])


def test_a_block_spreads_values_of_needs_down_and_of_mentors_across():
    assert BLOCK.shape == (2, 2)
    assert BLOCK.of_needs(np.array([7, 8, 9])).tolist() == [[8], [9]]
    assert BLOCK.of_mentors(np.array([7, 8])).tolist() == [[7, 8]]


def test_chosen_pairs_pick_one_value_each():
    assert CHOSEN.shape == (2,)
    assert CHOSEN.of_needs(np.array([7, 8, 9])).tolist() == [9, 7]
    assert CHOSEN.of_mentors(np.array([7, 8])).tolist() == [8, 7]


def test_a_table_is_looked_up_by_the_kinds_of_both():
    scores = np.array([[[1, 2], [3, 4]]])
    table = Table(scores, need_kind=np.array([0, 1, 1]), mentor_kind=np.array([1, 0]))

    assert BLOCK.look_up(table, 0).tolist() == [[4, 3], [4, 3]]
    assert CHOSEN.look_up(table, 0).tolist() == [3, 2]


def test_areas_add_up_by_their_shares():
    per_ask_and_mentor = np.array([[0, 0], [10, 1], [100, 2]], dtype=np.int16)

    assert BLOCK.over_areas(per_ask_and_mentor).tolist() == [[63 * 10 + 37 * 100, 63 * 1 + 37 * 2]] * 2
    assert CHOSEN.over_areas(per_ask_and_mentor).tolist() == [63 * 1 + 37 * 2, 63 * 10 + 37 * 100]


def test_covered_is_the_share_of_what_offers_stand_far_enough_above():
    assert BLOCK.covered.tolist() == [[63, 37], [63, 37]]
    assert CHOSEN.covered.tolist() == [37, 63]


def test_marks_find_the_pairs_that_are_listed():
    keys = np.array([0, 3, 5])  # need 0 with a, need 1 with b, need 2 with b

    assert BLOCK.marks(keys).tolist() == [[False, True], [False, True]]
    assert CHOSEN.marks(keys).tolist() == [True, True]
