import pytest

from matching.engine.makers import a_mentor, a_need, a_network, an_area, an_offer
from waterlinks.matching.engine import evidence

TWO = (an_area("leaks"), an_area("billing", priority=2, confirmed=False))  # shares 63 and 37


def scores(offers, completed=3) -> dict[str, tuple[int, ...]]:
    network = a_network(a_need(areas=TWO), a_mentor(offers=offers, partnerships_completed=completed))
    pairing = network.chosen([0], [0])
    bounds = [list(evidence.parts(pairing, bound)) for bound in range(3)]
    return {part[0][0].code: tuple(int(score[0]) for _, score in part) for part in zip(*bounds, strict=True)}


def test_grades_are_averaged_over_the_covering_offers_by_share():
    offers = an_offer("leaks", evidence_grade="A"), an_offer("billing", evidence_grade="D")

    assert scores(offers)["grade"] == ((63 * 100 + 37 * 25) // 100,) * 3


def test_an_offer_that_covers_nothing_adds_no_evidence():
    offers = an_offer("leaks", evidence_grade="C"), an_offer("billing", level=2, evidence_grade="A")

    assert scores(offers)["grade"] == (50, 50, 50)


def test_an_unknown_grade_opens_a_range_by_the_share_of_its_area():
    offers = an_offer("leaks", evidence_grade="A"), an_offer("billing", evidence_grade=None)

    assert scores(offers)["grade"] == ((6300 + 37 * 25) // 100, (6300 + 37 * 50) // 100, 100)


@pytest.mark.parametrize(("completed", "score"), [(0, 25), (1, 65), (2, 85), (3, 100), (9, 100)])
def test_a_track_record_grows_with_completed_partnerships(completed, score):
    assert scores((an_offer(),), completed)["track_record"] == (score, score, score)


def test_an_unknown_track_record_is_neither_none_nor_full():
    assert scores((an_offer(),), None)["track_record"] == (25, 50, 100)


def test_what_is_only_suggested_counts_as_unconfirmed_on_both_sides():
    offers = an_offer("leaks", confirmed=False), an_offer("billing")

    assert scores(offers)["offer_confirmed"] == (37, 37, 37)
    assert scores(offers)["need_confirmed"] == (63, 63, 63)


def test_without_a_covering_offer_there_is_no_evidence_of_one():
    assert scores(())["grade"] == (0, 0, 0)
    assert scores(())["offer_confirmed"] == (0, 0, 0)
