import pytest

pytestmark = pytest.mark.fuzz


def test_a_round_of_any_size_is_scored_assigned_and_proven(run_bench):
    told = run_bench("round", "--recipients", "300", "--mentors", "60")

    figures = {figure["name"]: figure for figure in told["figures"]}
    assert (told["bench"], told["database"]) == ("round", "none")
    assert figures["moved_weight_1000x300.p95_ms"]["bar"] == "<= 100"
    assert figures["assignment_300x60.s"]["bar"] == ""
    assert figures["round_300x60.peak_mb"]["value"] > 20
    assert figures["scoring_300x60.s"]["unit"] == "s"


def test_the_same_seed_gives_the_same_round():
    import random

    from benchmarks import facts

    first = facts.needs(random.Random(3), 20), facts.mentors(random.Random(3), 20)
    second = facts.needs(random.Random(3), 20), facts.mentors(random.Random(3), 20)

    assert first == second
