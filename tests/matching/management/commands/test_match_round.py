import json

import pytest
from django.core.management import call_command

from house import documented_keys, keys_of
from makers import TODAY, a_facilitator, a_mentor
from matching.makers import a_pair, an_open_need
from waterlinks.matching import actions
from waterlinks.matching.engine.round import NotProvenError
from waterlinks.matching.models import Proposal, Round, WeightSet
from waterlinks.matching.queries import rounds
from waterlinks.operators.models import Operator
from waterlinks.operators.terms import FocusArea

pytestmark = pytest.mark.django_db


@pytest.fixture
def match_round(capsys):
    """Run the command, and return the line on stdout and what was told on stderr."""

    def match_round(*switches):
        call_command("match_round", "--json", *switches)
        said = capsys.readouterr()
        return said.out, said.err

    return match_round


@pytest.fixture
def network():
    """Three needs: one pair, one whose mentor's slot does more good elsewhere, one nobody can help with."""
    a_mentor("Lakeside", code="lakeside", level=4, mentor_days_per_quarter=20, people_served=240_000)
    a_mentor("Far Away", code="far-away", area=FocusArea.TARIFFS)
    port_amber = an_open_need("Port Amber")
    hill_gate = an_open_need("Hill Gate")
    Operator.objects.filter(pk=hill_gate.operator_id).update(director_commits=True, team_named=True)
    nam_sai = an_open_need("Nam Sai", FocusArea.SEPTAGE)
    return [need.operator.code for need in (hill_gate, port_amber, nam_sai)]


def test_it_prints_exactly_the_keys_that_are_promised(network, match_round):
    told = json.loads(match_round()[0])

    assert list(told) == [
        "engine",
        "weight_set",
        "facts_sha256",
        "objective",
        "dual_bound",
        "gap",
        "pairs",
        "unmatched",
        "excluded",
    ]
    assert list(told["weight_set"]) == ["name", "version", "fit", "context", "readiness", "evidence"]
    assert [list(pair) for pair in told["pairs"]] == [
        [
            "recipient",
            "mentors",
            "low",
            "mid",
            "high",
            "fit",
            "context",
            "readiness",
            "evidence",
            "strengths",
            "watch_outs",
            "unknowns",
        ]
    ]
    assert [list(one) for one in told["unmatched"]] == [["recipient", "reasons"]] * 2
    assert [list(one) for one in told["excluded"]] == [["rule", "count"]] * 7
    reasons = [one for kind in ("strengths", "watch_outs", "unknowns") for one in told["pairs"][0][kind]]
    assert {tuple(one) for one in reasons} == {("code", "params")}


def test_the_keys_are_documented(network, match_round):
    told = json.loads(match_round()[0])

    of_reasons = {key for key in keys_of(told) if key.endswith(("[].code", "[].params"))}
    assert keys_of(told) - of_reasons == documented_keys("match_round")


def test_it_assigns_exactly_and_says_why_others_are_left(network, match_round):
    hill_gate, port_amber, nam_sai = network

    told = json.loads(match_round()[0])

    [pair] = told["pairs"]
    assert (pair["recipient"], pair["mentors"]) == (hill_gate, ["lakeside"])
    assert pair["low"] <= pair["mid"] <= pair["high"] <= 10_000
    assert (told["objective"], told["dual_bound"], told["gap"]) == (pair["mid"], pair["mid"], 0)
    reasons = {one["recipient"]: one["reasons"][0] for one in told["unmatched"]}
    assert reasons[port_amber]["code"] == "slots_taken"
    assert reasons[port_amber]["params"]["taken_by"] == [hill_gate]
    assert reasons[nam_sai] == {
        "code": "no_candidate",
        "params": {"excluded": {"no_offer_two_levels_above": 2}},
    }
    assert {one["rule"]: one["count"] for one in told["excluded"]}["no_offer_two_levels_above"] == 4


def test_the_same_facts_give_the_same_bytes_and_one_round(network, match_round):
    first, second = match_round()[0], match_round()[0]

    assert first == second
    assert first.count("\n") == 1
    assert (Round.objects.count(), Proposal.objects.count(), WeightSet.objects.count()) == (1, 1, 1)


def test_other_facts_give_another_round(network, match_round):
    before = json.loads(match_round()[0])
    need, mentor = a_pair()
    actions.accept_candidate(need, mentor=mentor, by=a_facilitator(), on=TODAY)

    after = json.loads(match_round()[0])

    assert before["facts_sha256"] != after["facts_sha256"]
    assert Round.objects.count() == 2


def test_sentences_for_people_go_to_stderr(network, match_round):
    out, err = match_round()

    assert err == f"Round {Round.objects.get().code}. Pairs: 1.\n"
    json.loads(out)


def test_a_dry_run_stores_nothing_and_prints_the_same(network, match_round):
    dry = match_round("--dry-run")

    assert dry == (dry[0], "")
    assert not Round.objects.exists()
    assert not WeightSet.objects.exists()
    assert match_round()[0] == dry[0]


def test_an_empty_network_gives_an_empty_round(match_round):
    told = json.loads(match_round()[0])

    assert (told["objective"], told["gap"], told["pairs"], told["unmatched"]) == (0, 0, [], [])
    assert {one["count"] for one in told["excluded"]} == {0}


def test_what_is_not_proven_is_neither_printed_nor_stored(network, match_round, monkeypatch, capsys):
    def not_proven(_weights):
        raise NotProvenError("a pair is priced too low")

    monkeypatch.setattr(rounds, "solve", not_proven)

    with pytest.raises(SystemExit) as end:
        match_round()

    said = capsys.readouterr()
    assert (end.value.code, said.out) == (1, "")
    assert said.err == (
        "The proof of this round does not hold, so nothing is stored: a pair is priced too low\n"
    )
    assert not Round.objects.exists()
