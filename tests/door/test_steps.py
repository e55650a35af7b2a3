import sys

import pytest
from door.steps import FAILED, PASSED, SKIPPED, Outcome

from door import steps


@pytest.fixture
def no_children(monkeypatch):
    """Let a test say how the next child ends, and see what was asked of it."""
    asked = []

    def ends(code, *lines):
        monkeypatch.setattr(
            steps.children, "stream", lambda command, env: asked.append((command, env)) or (code, lines)
        )
        return asked

    return ends


@pytest.mark.parametrize(
    ("code", "lines", "outcome"),
    [
        (0, ["..", "==== 12 passed in 3.4s ====", ""], Outcome(PASSED, "12 passed in 3.4s")),
        (1, ["Found 3 errors."], Outcome(FAILED, "Found 3 errors.")),
        (1, ["Found 1 error.", "[*] 1 fixable with `--fix`."], Outcome(FAILED, "Found 1 error.")),
        (0, [], Outcome(PASSED, "Nothing to report.")),
        (-9, [], Outcome(FAILED, "It ended with exit code -9, without a word.")),
    ],
)
def test_a_step_is_told_by_its_exit_code_and_its_last_line(code, lines, outcome):
    assert steps.outcome_of(code, lines) == outcome


def test_the_steps_have_names_of_their_own():
    names = [step.name for step in steps.STEPS]

    assert len(names) == len(set(names))


def test_our_locks_pass():
    assert steps.locks().status == PASSED


def test_a_faulty_lock_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(steps.packages, "REQUIREMENTS", tmp_path)
    for group in steps.packages.GROUPS:
        (tmp_path / f"{group}.txt").write_text("click==8.5.1\n")

    assert steps.locks().sentence.startswith("run.txt: click==8.5.1 has no hash; test.txt:")


def test_an_untrimmed_block_is_named(monkeypatch, tmp_path):
    (tmp_path / "page.html").write_text("{% blocktranslate %}")
    monkeypatch.setattr(steps, "SOURCE", tmp_path)

    assert steps.translations() == Outcome(FAILED, "Not trimmed: page.html:1")


def test_coverage_needs_the_whole_and_the_rules(monkeypatch):
    answers = iter([(0, ["TOTAL 90 2 20 1 96%"]), (2, ["TOTAL 40 1 10 1 99%"])])
    monkeypatch.setattr(steps.children, "stream", lambda command, env: next(answers))

    assert steps.coverage() == Outcome(FAILED, "All code 96%, rules 99%, branches included.")


def test_coverage_without_a_record_says_what_to_run_first(no_children):
    no_children(1, "No data to report.")

    assert steps.coverage() == Outcome(FAILED, "Nothing is recorded: run the step tests-sqlite first.")


def test_a_missing_postgresql_is_missing(monkeypatch):
    monkeypatch.setattr(steps.children, "answers", lambda command, env: False)

    outcome = steps.tests_on_postgres()

    assert (outcome.status, outcome.missing) == (SKIPPED, True)


def test_the_tests_get_the_postgresql_that_was_named(monkeypatch, no_children):
    monkeypatch.setenv("CHECK_DATABASE_URL", "postgres://me@db.example.org/ours")
    visited = []
    monkeypatch.setattr(steps.children, "answers", lambda command, env: visited.append(command[-1]) or True)
    asked = no_children(0, "12 passed in 3.4s")

    outcome = steps.tests_on_postgres()

    assert outcome == Outcome(PASSED, "12 passed in 3.4s")
    assert visited == ["postgres://me@db.example.org/postgres"]
    assert asked[0][1]["DATABASE_URL"] == "postgres://me@db.example.org/ours"


def test_a_missing_chromium_is_missing(monkeypatch):
    monkeypatch.setattr(steps.shutil, "which", lambda name: None)

    outcome = steps.browser()

    assert (outcome.status, outcome.missing) == (SKIPPED, True)


@pytest.mark.parametrize(
    ("closing", "outcome"),
    [
        ("4 passed, 90 deselected in 9s", Outcome(PASSED, "4 passed, 90 deselected in 9s")),
        ("3 passed, 1 skipped in 9s", Outcome(SKIPPED, "3 passed, 1 skipped in 9s", missing=True)),
    ],
)
def test_a_skipped_journey_does_not_pass_for_a_walked_one(monkeypatch, no_children, closing, outcome):
    monkeypatch.setattr(steps.shutil, "which", lambda name: f"/usr/bin/{name}")
    no_children(0, f"=== {closing} ===")

    assert steps.browser() == outcome


def test_journeys_that_are_not_there_have_not_passed(monkeypatch, no_children):
    monkeypatch.setattr(steps.shutil, "which", lambda name: f"/usr/bin/{name}")
    no_children(5, "3392 deselected in 3.90s")

    assert steps.browser() == Outcome(FAILED, "No test is marked browser.")


@pytest.mark.parametrize(
    ("code", "line", "status"),
    [
        (0, "No known vulnerabilities found", PASSED),
        (1, "Found 1 known vulnerability in 1 package", FAILED),
        (1, "ConnectionError: no route to host", SKIPPED),
        (0, "click  Dependency not found and could not be audited: click (8.5.1)", SKIPPED),
    ],
)
def test_an_audit_that_nobody_answered_has_not_passed(no_children, code, line, status):
    no_children(code, line)

    assert steps.audit().status == status


@pytest.mark.parametrize(("code", "status"), [(0, PASSED), (1, FAILED), (5, SKIPPED)])
def test_no_test_of_a_kind_is_no_failure_of_it(no_children, code, status):
    no_children(code, "…")

    assert steps.hard_tests().status == status


def test_a_command_runs_in_the_environment_of_the_check(no_children, monkeypatch):
    monkeypatch.setenv("WATERLINKS_DEMO", "1")
    asked = no_children(0, "fine")

    steps.by_command("-m", "ruff", WATERLINKS_HOSTS="example.org")()

    (command, env) = asked[0]
    assert command[1:] == ["-m", "ruff"]
    assert "WATERLINKS_DEMO" not in env
    assert env["WATERLINKS_HOSTS"] == "example.org"


@pytest.mark.skipif(sys.platform == "win32", reason="the shim is for shells")
def test_the_secret_of_a_check_is_another_each_time():
    first, second = (steps.check_environment()["WATERLINKS_SECRET_KEY"] for _ in range(2))

    assert first != second
    assert len(first) >= 50
