import pytest

from makers import a_mentor, a_need, a_partnership, an_offer, an_operator
from matching.makers import a_pair, an_open_need
from waterlinks.matching import wording
from waterlinks.matching.engine.rules import MUST_HAVES
from waterlinks.matching.queries import candidates, pairs
from waterlinks.operators.models import Operator
from waterlinks.operators.terms import FocusArea
from waterlinks.organisations.terms import Origin

pytestmark = pytest.mark.django_db


def fresh(need):
    return type(need).objects.with_areas().get(pk=need.pk)


def test_a_pair_of_which_nothing_is_known_breaks_no_rule():
    assert pairs.broken_rule(*a_pair()) is None


def test_an_operator_is_not_its_own_mentor():
    need = an_open_need()
    an_offer(need.operator)

    assert pairs.broken_rule(need, need.operator) == "same_operator"


def test_illustrative_and_real_operators_are_kept_apart():
    assert pairs.broken_rule(*a_pair(origin=Origin.ILLUSTRATIVE)) == "origins_differ"


def test_a_mentor_stands_two_levels_above():
    need = an_open_need()  # at level 1

    assert pairs.broken_rule(need, a_mentor(level=3)) is None
    assert pairs.broken_rule(need, a_mentor(level=2)) == "no_offer_two_levels_above"
    assert pairs.broken_rule(need, a_mentor(area=FocusArea.SEPTAGE)) == "no_offer_two_levels_above"


def test_a_mentor_has_a_free_slot_for_every_twenty_days():
    need, mentor = a_pair(mentor_days_per_quarter=20)
    assert pairs.broken_rule(need, mentor) is None

    a_partnership(mentor=mentor)

    assert pairs.broken_rule(need, mentor) == "no_free_slot"


def test_they_share_a_language_or_have_an_interpreter():
    need, mentor = a_pair(languages=["fr"])
    assert pairs.broken_rule(need, mentor) is None  # which languages the recipient speaks is unknown

    Operator.objects.filter(pk=need.operator_id).update(languages=["vi"], interpreter=False)
    Operator.objects.filter(pk=mentor.pk).update(interpreter=False)
    assert pairs.broken_rule(fresh(need), mentor) == "no_shared_language"

    Operator.objects.filter(pk=mentor.pk).update(interpreter=True)
    assert pairs.broken_rule(fresh(need), mentor) is None


def test_who_works_on_the_need_already_is_no_candidate_for_it():
    need, mentor = a_pair(mentor_days_per_quarter=60)
    a_partnership(a_need(), mentor)
    assert pairs.broken_rule(need, mentor) is None

    a_partnership(need, mentor)

    assert pairs.broken_rule(fresh(need), mentor) == "partners_already"


def test_who_offers_nothing_or_is_not_listed_has_a_word_of_its_own():
    need, mentor = a_pair()
    assert pairs.broken_rule(need, an_operator()) == "no_offer"

    Operator.objects.filter(pk=mentor.pk).update(is_listed=False)
    assert pairs.broken_rule(need, mentor) == "no_offer"


def test_nobody_is_matched_with_a_recipient_that_is_not_listed():
    need, mentor = a_pair()
    Operator.objects.filter(pk=need.operator_id).update(is_listed=False)

    assert pairs.broken_rule(fresh(need), mentor) == "not_listed"


def test_every_rule_has_words():
    for code in (*(rule.code for rule in MUST_HAVES), pairs.NOT_LISTED, pairs.NO_OFFER):
        assert wording.rule_against(code, "Port Amber", "Lakeside").endswith(".")


def test_a_pair_comes_to_what_it_comes_to_among_all():
    need, mentor = a_pair(mentor_days_per_quarter=40, languages=["en"], ownership="public")
    for languages in (["fr"], ["en", "vi"], None):
        a_mentor(languages=languages, area=FocusArea.PHYSICAL_LOSSES)

    alone = pairs.candidate(need, mentor)

    [among_all] = [
        card for card in candidates.shortlist(need, most=9).cards if card.mentor.code == mentor.code
    ]
    assert [round(value / 100) for value in alone.figures.total] == [
        among_all.low,
        among_all.mid,
        among_all.high,
    ]
    assert [one.code for one in alone.explanation.unknowns]
    assert len(alone.explanation.unknowns) == len(among_all.unknowns)


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_decision_costs_the_same_however_large_the_network_is(django_assert_num_queries, how_many):
    need, mentor = a_pair()
    for _ in range(how_many):
        a_mentor()

    with django_assert_num_queries(4):
        assert pairs.broken_rule(need, mentor) is None
