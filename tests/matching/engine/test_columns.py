from itertools import combinations

import pytest

from matching.engine.makers import PLACES, a_context
from matching.engine.plain import kilometres as by_haversine
from waterlinks.matching.engine.columns import BITS, UNKNOWN, Places, Vocabulary, kilometres, kinds_of

NAIROBI = PLACES["Nairobi"]


def test_operators_that_answer_alike_are_of_one_kind():
    small, large, unknown = (a_context(people_served=people) for people in (100, 9000, None))
    contexts = [small, large, unknown, small]

    size = kinds_of(contexts, Vocabulary.of(contexts))["size"]

    assert size.values[size.index].tolist() == [[7], [14], [UNKNOWN], [7]]
    assert len(size.values) == 3


def test_a_language_no_mentor_speaks_counts_but_has_no_bit():
    vocabulary = Vocabulary.of([a_context(languages=frozenset({"en", "sw"}))])

    language = kinds_of([a_context(languages=frozenset({"sw", "vi"}), interpreter=None)], vocabulary)[
        "language"
    ]

    assert language.values.tolist() == [[UNKNOWN, 2, 0b10]]


def test_more_languages_than_bits_go_into_a_second_word():
    codes = [f"x{number:03}" for number in range(BITS + 1)]
    vocabulary = Vocabulary.of([a_context(languages=frozenset(codes))])

    language = kinds_of([a_context(languages=frozenset({codes[-1]}))], vocabulary)["language"]

    assert language.values.tolist() == [[0, 1, 0, 1]]


@pytest.mark.parametrize("languages", [None, frozenset()])
def test_no_language_at_all_is_an_unknown_one(languages):
    context = a_context(languages=languages)

    assert kinds_of([context], Vocabulary.of([context]))["language"].values[0, 1] == UNKNOWN


def test_an_ownership_no_mentor_has_is_known_all_the_same():
    vocabulary = Vocabulary.of([a_context(ownership="public")])
    contexts = [a_context(ownership=ownership) for ownership in ("public", "private", None)]

    ownership = kinds_of(contexts, vocabulary)["ownership"]

    assert ownership.values[ownership.index].tolist() == [[0], [-1], [UNKNOWN]]


def test_an_unknown_place_is_marked():
    assert Places.of([a_context(), a_context(latitude=None)]).known.tolist() == [True, False]


@pytest.mark.parametrize(("one", "other"), list(combinations(sorted(PLACES), 2)))
def test_kilometres_are_those_on_the_globe_rounded_up_to_fifty(one, other):
    km = by_haversine(PLACES[one], PLACES[other])

    assert kilometres(PLACES[one], PLACES[other]) == 50 * -(-km // 50)


def test_the_farthest_places_are_half_the_globe_apart():
    assert kilometres((90, 0), (-90, 0)) == 20_050
    assert kilometres(NAIROBI, NAIROBI) == 0
