import json

import pytest
from door.checking import check, chosen
from door.console import Misuse
from door.steps import FAILED, PASSED, SKIPPED, STEPS, Outcome, Step

from door import checking


def a_step(name, outcome, *, says="something holds"):
    return Step(name, says, lambda: outcome, needs_packages=False)


@pytest.fixture
def three_steps(monkeypatch):
    """One that passes, one that fails, one that this machine cannot take."""
    steps = (
        a_step("locks", Outcome(PASSED, "Fine.")),
        a_step("lint", Outcome(FAILED, "Found 2 errors.")),
        a_step("browser", Outcome(SKIPPED, "No Chromium.", missing=True)),
    )
    monkeypatch.setattr(checking, "STEPS", steps)
    return steps


def test_all_steps_run_and_are_told_even_when_one_fails(three_steps, capsys):
    code = check(only=[], strict=False)

    answer = json.loads(capsys.readouterr().out)
    assert code == 1
    assert answer["passed"] is False
    assert [(step["name"], step["status"], step["sentence"]) for step in answer["steps"]] == [
        ("locks", "passed", "Fine."),
        ("lint", "failed", "Found 2 errors."),
        ("browser", "skipped", "No Chromium."),
    ]


def test_what_is_skipped_here_does_not_fail_here(three_steps, capsys):
    assert check(only=["locks", "browser"], strict=False) == 0


def test_what_is_skipped_here_fails_where_everything_must_be_there(three_steps, capsys):
    code = check(only=["locks", "browser"], strict=True)

    answer = json.loads(capsys.readouterr().out)
    assert code == 1
    assert [step["status"] for step in answer["steps"]] == ["passed", "failed"]


def test_a_skip_that_every_machine_may_have_is_no_failure_anywhere():
    skipped = Outcome(SKIPPED, "The database of advisories did not answer.")

    assert checking.judged(skipped, strict=True) == skipped


def test_the_table_ends_with_what_did_not_pass(three_steps, capsys):
    check(only=[], strict=False)

    assert capsys.readouterr().err.rstrip().endswith("Not passed: lint.")


def test_named_steps_run_in_the_order_of_the_whole():
    assert [step.name for step in chosen(["types", "locks"])] == ["locks", "types"]


def test_no_name_means_every_step():
    assert chosen([]) == list(STEPS)


def test_an_unknown_step_is_refused_with_those_that_exist():
    with pytest.raises(Misuse, match=r"There is no step speling\. Steps: locks, translations,"):
        chosen(["locks", "speling"])
