from hypothesis import given

from matching.engine import makers
from matching.engine.makers import a_context, a_mentor, a_need, a_network, an_area, an_offer, some
from waterlinks.matching.engine.candidates import compare
from waterlinks.matching.engine.explain import CRITERIA, Explanation, explain, explain_pair
from waterlinks.matching.engine.network import Network
from waterlinks.matching.engine.reasons import WORDINGS, Reason
from waterlinks.matching.engine.weights import BALANCED, WeightSet

THREE = (
    an_area("leaks", priority=1, level_now=1, level_aim=4),
    an_area("billing", priority=2, level_now=2, level_aim=3),
    an_area("pressure", priority=3, level_now=1, level_aim=2),
)


def explained(need, mentor, weights=BALANCED) -> Explanation:
    return explain_pair(a_network(need, mentor), need.code, mentor.operator, weights)


def codes(reasons) -> list[str]:
    return [reason.code for reason in reasons]


def test_strengths_stand_by_what_they_add_to_the_total():
    explanation = explained(a_need(areas=THREE), a_mentor(offers=(an_offer("leaks"), an_offer("billing"))))

    assert explanation.strengths == (
        Reason(
            "covers_area",
            {"focus": "leaks", "priority": 1, "level": 4, "asked_level": 1, "covered": 2, "asked": 3},
        ),
        Reason("evidence", {"focus": "leaks", "grade": "A"}),
        Reason("shared_language", {"languages": ["en"]}),
    )


def test_watch_outs_stand_by_what_they_take_from_the_total():
    mentor = a_mentor(
        offers=(an_offer("leaks", level=3), an_offer("billing", level=3)),
        context=a_context(people_served=1_000_000),
    )

    explanation = explained(a_need(areas=THREE), mentor)

    assert explanation.watch_outs == (
        Reason("area_not_covered", {"focus": "billing", "priority": 2, "level": 3, "asked_level": 2}),
        Reason("below_aim", {"focus": "leaks", "priority": 1, "level": 3, "aim": 4}),
        Reason("larger", {"times": 10}),
    )


def test_nothing_to_watch_and_nothing_to_ask_says_nothing():
    explanation = explained(a_need(), a_mentor())

    assert explanation.watch_outs == ()
    assert explanation.unknowns == ()


def test_every_unknown_is_asked_the_widest_first():
    need = a_need(context=a_context(people_served=None, time_zone=None), director_commits=None)
    mentor = a_mentor(offers=(an_offer(evidence_grade=None),), context=a_context(people_served=None))

    assert explained(need, mentor).unknowns == (
        Reason("evidence_grade", {"side": "mentor", "focus": "leaks"}),
        Reason("people_served", {"side": "recipient"}),
        Reason("people_served", {"side": "mentor"}),
        Reason("director", {"side": "recipient"}),
        Reason("time_zone", {"side": "recipient"}),
    )


def test_a_figure_without_weight_gives_no_reasons():
    only_readiness = WeightSet("Readiness", 1, 0, 0, 100, 0)
    need = a_need(areas=THREE, context=a_context(languages=None), team_named=False)
    mentor = a_mentor(offers=(an_offer("leaks", level=3),), context=a_context(income_group=4))

    explanation = explained(need, mentor, only_readiness)

    assert codes(explanation.strengths) == ["free_days", "director_commits", "director_commits"]
    assert codes(explanation.watch_outs) == ["no_team"]
    assert explanation.unknowns == ()


def test_an_area_nobody_is_sure_of_is_not_missed():
    need = a_need(areas=(an_area(), an_area("billing", priority=2, weight=0)))

    explanation = explained(need, a_mentor())

    assert explanation.watch_outs == ()
    assert explanation.strengths[0].params["asked"] == 1


def test_pairs_are_explained_in_the_order_given():
    network = Network.of([a_need()], [a_mentor("a"), a_mentor("b", team_named=False)])

    assert explain(network, [(0, 1), (0, 0)], BALANCED) == [
        explain_pair(network, "N-0001", "b", BALANCED),
        explain_pair(network, "N-0001", "a", BALANCED),
    ]
    assert explain(network, [], BALANCED) == []


def test_every_criterion_can_be_explained():
    assert set(CRITERIA) == set(WORDINGS)


@some
@given(makers.candidates())
def test_there_are_never_more_than_three_strengths_and_three_watch_outs(pair):
    explanation = explained(*pair)

    assert len(explanation.strengths) <= 3
    assert len(explanation.watch_outs) <= 3
    assert len(set(map(repr, explanation.unknowns))) == len(explanation.unknowns)


@some
@given(makers.candidates())
def test_a_pair_has_questions_exactly_when_its_total_could_change(pair):
    need, mentor = pair
    fair = WeightSet("Fair", 1, 25, 25, 25, 25)

    figures = compare(a_network(need, mentor), [(need.code, mentor.operator)], fair)[0]

    has_range = any(low < high for low, _mid, high in (figures.context, figures.readiness, figures.evidence))
    assert bool(explained(need, mentor, fair).unknowns) == has_range
