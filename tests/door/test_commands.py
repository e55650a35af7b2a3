import argparse

import pytest
from door.commands import arguments_for_pytest, benches, main, port

from door import commands

OURS = ["-n", "2", "-m", "not browser and not cluster and not fuzz"]


@pytest.fixture
def started(monkeypatch):
    """What would have been installed and started."""
    seen = []
    monkeypatch.setattr(commands.packages, "prepare", seen.append)
    monkeypatch.setattr(commands.children, "become", lambda command, env: seen.append(command[1:]) or 0)
    return seen


@pytest.mark.parametrize("words", [[], ["--help"], ["help"]])
def test_help_is_short_and_goes_to_the_person(capsys, words):
    code = main(words)

    printed = capsys.readouterr()
    assert (code, printed.out) == (0, "")
    assert 5 < len(printed.err.splitlines()) < 15


@pytest.mark.parametrize("command", commands.COMMANDS)
def test_help_names_every_command(command):
    assert f"\n  {command} " in commands.HELP


def test_an_unknown_command_is_a_usage_error_that_names_those_there_are(capsys):
    code = main(["serve"])

    assert code == 2
    assert (
        capsys.readouterr().err == "There is no command serve. Commands: demo, test, check, manage, bench.\n"
    )


@pytest.mark.parametrize("words", [["demo", "--port", "0"], ["demo", "--port", "http"], ["check", "--fast"]])
def test_an_option_that_makes_no_sense_is_a_usage_error(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 2


@pytest.mark.parametrize("word", ["1", "65535"])
def test_a_port_is_a_number_in_range(word):
    assert port(word) == int(word)


@pytest.mark.parametrize("word", ["0", "65536", "-1", "eight", "80.5"])
def test_anything_else_is_no_port(word):
    with pytest.raises(argparse.ArgumentTypeError, match="is not a port"):
        port(word)


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ([], OURS),
        (["-x"], [*OURS, "-x"]),
        (["tests/door"], ["tests/door"]),
        (["-k", "river"], ["-k", "river"]),
        (["-m", "browser"], ["-m", "browser"]),
        (["-n0"], ["-n0"]),
    ],
)
def test_pytest_gets_our_defaults_unless_the_person_chooses(words, given):
    assert arguments_for_pytest(words) == given


@pytest.mark.parametrize(("of_pytest", "ours"), [(0, 0), (1, 1), (2, 1), (3, 1), (4, 2), (5, 1)])
def test_the_exit_code_of_pytest_becomes_ours(started, monkeypatch, of_pytest, ours):
    monkeypatch.setattr(commands.children, "run_visibly", lambda command, env: of_pytest)

    assert main(["test"]) == ours


def test_manage_hands_everything_on(started):
    main(["manage", "migrate", "--plan"])

    assert started == ["run", [commands.MANAGE, "migrate", "--plan"]]


@pytest.fixture
def two_benches(tmp_path, monkeypatch):
    """A folder with two modules that can be run and one that cannot."""
    for name in ("pages", "round"):
        (tmp_path / f"{name}.py").write_text('if __name__ == "__main__":\n    main()\n')
    (tmp_path / "population.py").write_text("def many_operators(): ...\n")
    monkeypatch.setattr(commands, "BENCHMARKS", tmp_path)


def test_a_bench_is_a_module_that_can_be_run(two_benches):
    assert benches() == ["pages", "round"]


def test_bench_runs_the_module_with_its_options(two_benches, started):
    main(["bench", "pages", "--operators", "3"])

    assert started == ["bench", ["-m", "benchmarks.pages", "--operators", "3"]]


@pytest.mark.parametrize("words", [["bench"], ["bench", "population"]])
def test_an_unknown_bench_is_a_usage_error_that_names_those_there_are(two_benches, started, capsys, words):
    code = main(words)

    assert (code, started) == (2, [])
    assert capsys.readouterr().err == "Name what to measure: pages, round.\n"


@pytest.mark.parametrize(("raised", "code"), [(commands.Refusal("No."), 1), (KeyboardInterrupt(), 1)])
def test_a_refusal_is_one_sentence_and_exit_code_one(monkeypatch, capsys, raised, code):
    def refuse(words):
        raise raised

    monkeypatch.setitem(commands.COMMANDS, "demo", refuse)

    assert main(["demo"]) == code
    assert len(capsys.readouterr().err.splitlines()) == 1
