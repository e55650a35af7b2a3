import pytest

from makers import a_mentor, an_operator
from matching.makers import a_pair, a_weight_set, an_open_need
from waterlinks.matching.engine.weights import BALANCED
from waterlinks.matching.models import WeightSet
from waterlinks.matching.queries.candidates import as_engine, chosen, current_weights, shortlist
from waterlinks.operators.models import Operator
from waterlinks.operators.terms import FocusArea
from waterlinks.organisations.terms import Origin

pytestmark = pytest.mark.django_db


def names(cards):
    return [str(card.mentor) for card in cards]


def test_mentors_are_ranked_the_best_first():
    need = an_open_need("Port Amber")
    a_mentor("Three Rivers", level=3, director_commits=False)
    a_mentor("Lakeside", level=4, director_commits=True)
    a_mentor("Highland", level=3, director_commits=True)

    ranked = shortlist(need, most=9)

    assert names(ranked.cards) == ["Lakeside", "Highland", "Three Rivers"]
    assert [card.mid for card in ranked.cards] == sorted((card.mid for card in ranked.cards), reverse=True)
    assert (ranked.found, ranked.hidden, ranked.mentors) == (3, 0, 3)


def test_equal_mentors_stand_in_order_of_their_codes():
    need = an_open_need()
    for code in ("b", "c", "a"):
        a_mentor(code=code)

    assert [card.mentor.code for card in shortlist(need, most=9).cards] == ["a", "b", "c"]


def test_only_the_best_are_worded_and_the_rest_is_counted():
    need = an_open_need()
    for _ in range(5):
        a_mentor()

    ranked = shortlist(need, most=2)

    assert (len(ranked.cards), ranked.found, ranked.hidden) == (2, 5, 3)


def test_those_left_out_are_counted_by_rule():
    need = an_open_need()
    a_mentor("Lakeside")
    a_mentor(origin=Origin.ILLUSTRATIVE)
    a_mentor(mentor_days_per_quarter=0)
    a_mentor(mentor_days_per_quarter=19)
    a_mentor(area=FocusArea.SEPTAGE)

    ranked = shortlist(need, most=9)

    assert names(ranked.cards) == ["Lakeside"]
    assert ranked.left_out == [
        "1 is illustrative while the other is real",
        "1 offers nothing at least two levels above",
        "2 have no free slot",
    ]
    assert (ranked.left_out_in_all, ranked.mentors) == (4, 5)


def test_a_network_without_mentors_has_no_candidates():
    an_operator()

    ranked = shortlist(an_open_need(), most=9)

    assert (ranked.cards, ranked.found, ranked.mentors, ranked.left_out) == ([], 0, 0, [])


def test_an_operator_that_is_not_listed_is_no_candidate():
    need, mentor = a_pair()
    assert shortlist(need, most=9).found == 1

    Operator.objects.filter(pk=mentor.pk).update(is_listed=False)

    assert shortlist(need, most=9).found == 0


def test_an_unknown_answer_widens_the_range_and_is_asked():
    need, _ = a_pair(people_served=50_000)
    [unknown] = shortlist(need, most=9).cards
    assert "How many people does Port Amber serve?" in unknown.unknowns

    need.operator.people_served = 52_000
    [known] = shortlist(need, most=9).cards

    assert known.high - known.low < unknown.high - unknown.low
    assert "How many people does Port Amber serve?" not in known.unknowns
    assert "Similar in size: 50,000 and 52,000 people served." in known.strengths


def test_chosen_mentors_come_in_the_order_given_with_the_figures_they_have_among_all():
    need = an_open_need()
    mentors = [a_mentor(code=code, level=level) for code, level in (("a", 3), ("b", 4), ("c", 3))]
    among_all = {card.mentor.code: card for card in shortlist(need, most=9).cards}

    cards = chosen(need, ["c", "b"])

    assert [card.mentor.code for card in cards] == ["c", "b"]
    assert cards == [among_all["c"], among_all["b"]]
    assert mentors


def test_of_the_chosen_those_excluded_and_those_nobody_knows_are_left_out():
    need, lakeside = a_pair()
    full = a_mentor(mentor_days_per_quarter=0)

    assert names(chosen(need, ["nobody", full.code, lakeside.code, "a\x00b"])) == ["Lakeside"]


def test_the_balanced_weights_hold_until_others_are_in_use():
    assert as_engine(current_weights()) == BALANCED

    a_weight_set(name="Losses first", fit=70, context=10, readiness=10, evidence=10)
    assert as_engine(current_weights()) == BALANCED

    WeightSet.objects.update(is_current=True)
    assert as_engine(current_weights()).counts == (70, 10, 10, 10)


def test_other_weights_give_another_order():
    need = an_open_need()
    a_mentor("Fits", level=4, director_commits=False)
    a_mentor("Ready", level=3, director_commits=True, team_named=True, mentor_days_per_quarter=60)
    a_weight_set(name="Fit", is_current=True, fit=100, context=0, readiness=0, evidence=0)
    assert names(shortlist(need, most=9).cards) == ["Fits", "Ready"]

    WeightSet.objects.update(fit=0, readiness=100)

    assert names(shortlist(need, most=9).cards) == ["Ready", "Fits"]


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_shortlist_costs_the_same_however_long_it_is(django_assert_num_queries, how_many):
    need = an_open_need()
    for _ in range(how_many):
        a_mentor()

    with django_assert_num_queries(
        6
    ):  # weights, partners, three for all mentors (kept outside a test), names
        assert shortlist(need, most=9).found == how_many
