import pytest

from matching.engine.makers import a_context, a_mentor, an_offer
from waterlinks.matching.engine.mentors import NO_OFFER, MentorColumns, Offers, answers, yes_or_no
from waterlinks.matching.engine.weights import GRADE, MENTOR_TEAM


def test_mentors_stand_in_order_of_their_codes():
    columns = MentorColumns.of([a_mentor("three-rivers"), a_mentor("lakeside")])

    assert [mentor.operator for mentor in columns.facts] == ["lakeside", "three-rivers"]


def test_offers_are_spread_out_by_focus_area():
    mentors = [
        a_mentor(offers=(an_offer("leaks", level=3, weight=75, evidence_grade=None, confirmed=False),)),
        a_mentor(),
    ]

    offers = Offers.of(mentors)

    assert offers.focuses == {"leaks": 0}
    assert offers.levels.tolist() == [[3, 4]]
    assert offers.weights.tolist() == [[75, 100]]
    assert offers.confirmed.tolist() == [[0, 100]]
    assert offers.grades[:, 0].tolist() == [[25, 100], [50, 100], [100, 100]]


def test_an_offer_nobody_is_sure_of_at_all_is_none():
    assert Offers.of([a_mentor(offers=(an_offer(weight=0),))]).levels.tolist() == [[NO_OFFER]]


def test_only_a_mentor_known_to_have_no_slot_is_full():
    days = {"a": 0, "b": None, "c": 20}

    columns = MentorColumns.of([a_mentor(code, days_per_quarter=given) for code, given in days.items()])

    assert columns.full.tolist() == [True, False, False]


def test_readiness_counts_the_days_that_are_left():
    columns = MentorColumns.of([a_mentor(days_per_quarter=60, partnerships_running=1)])

    assert columns.readiness[0, :, 0].tolist() == [80, 80, 80]


def test_illustrative_mentors_are_marked():
    columns = MentorColumns.of([a_mentor("a", context=a_context(origin_kind="illustrative")), a_mentor("b")])

    assert columns.illustrative.tolist() == [True, False]


def test_answers_become_scores_at_three_bounds():
    scores = answers((GRADE, MENTOR_TEAM), [("B", None), (None, "no")])

    assert scores.tolist() == [[[80, 25], [80, 50], [80, 100]], [[0, 0], [50, 0], [100, 0]]]


@pytest.mark.parametrize(("answer", "name"), [(True, "yes"), (False, "no"), (None, None)])
def test_a_yes_or_no_has_a_name_only_when_it_was_given(answer, name):
    assert yes_or_no(answer) == name
