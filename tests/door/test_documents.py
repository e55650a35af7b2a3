"""docs/commands.md says what the door does, no more and no less."""

import re

import pytest
from door.places import ROOT
from door.steps import PASSED, STEPS, Outcome, Step

from door import checking, commands, demo

PAGE = (ROOT / "docs" / "commands.md").read_text()
SECTIONS = dict(re.findall(r"^## `(\w+)`\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def listed_under(section, heading):
    """Return the first column of the table that begins with this heading."""
    table = re.search(rf"^\| {heading} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", SECTIONS[section], re.MULTILINE)
    return re.findall(r"^\| `([^`]+)`", table[1], re.MULTILINE)


def keys_of(answer, prefix=""):
    """Yield every key of an answer, those inside lists as `list[].key`."""
    for key, value in answer.items():
        yield prefix + key
        if isinstance(value, list):
            yield from keys_of(value[0], f"{prefix}{key}[].")


def test_every_command_has_its_section():
    assert list(commands.COMMANDS) == [name for name in SECTIONS if name in commands.COMMANDS]


def test_every_step_is_described_in_order():
    assert listed_under("check", "Step") == [step.name for step in STEPS]


@pytest.mark.parametrize("command", ["demo", "check"])
def test_every_option_is_described(command, capsys):
    with pytest.raises(SystemExit):
        commands.main([command, "--help"])

    offered = set(re.findall(r"^  (--\w+)", capsys.readouterr().err, re.MULTILINE))
    assert {option.split()[0] for option in listed_under(command, "Option")} == offered


def test_the_keys_of_check_are_described(monkeypatch):
    printed = []
    monkeypatch.setattr(checking, "answer", printed.append)
    monkeypatch.setattr(
        checking, "STEPS", (Step("locks", "", lambda: Outcome(PASSED, ""), needs_packages=False),)
    )

    checking.check(only=[], strict=False)

    assert sorted(listed_under("check", "Key")) == sorted(keys_of(printed[0]))


def test_the_keys_of_demo_are_described(monkeypatch):
    printed = []
    monkeypatch.setattr(demo, "answer", printed.append)

    demo.announce("http://127.0.0.1:8000/")

    assert sorted(listed_under("demo", "Key")) == sorted(keys_of(printed[0]))
