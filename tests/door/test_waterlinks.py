"""The file itself, started as a person starts it."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from door.places import ROOT

DOOR = ROOT / "waterlinks"


def knock(*words, env=None):
    return subprocess.run(
        [sys.executable, DOOR, *words], capture_output=True, text=True, env=env, check=False
    )


def test_help_answers():
    visit = knock("--help")

    assert (visit.returncode, visit.stdout) == (0, "")
    assert "docs/commands.md" in visit.stderr


def test_an_unknown_command_ends_with_two():
    assert knock("serve").returncode == 2


def test_a_check_answers_with_one_object():
    visit = knock("check", "--only", "locks")

    answer = json.loads(visit.stdout)
    assert visit.returncode == 0
    assert answer["steps"][0].pop("seconds") >= 0
    assert answer == {
        "steps": [
            {"name": "locks", "status": "passed", "sentence": "Every package has a hash, no lock an address."}
        ],
        "passed": True,
    }


@pytest.fixture
def pythons(tmp_path):
    """A folder to be the whole PATH, with a way to put programs into it."""

    def put(name, script):
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
        return {**os.environ, "PATH": str(tmp_path)}

    return put


def through_the_shell(env):
    shell = shutil.which("sh")
    return subprocess.run([shell, DOOR, "--help"], capture_output=True, text=True, env=env, check=False)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no sh")
def test_a_python_that_only_pretends_is_passed_over(pythons):
    pythons("python3.14", "echo 'not installed' >&2; exit 127")
    env = pythons("python3", f'exec {sys.executable} "$@"')

    visit = through_the_shell(env)

    assert (visit.returncode, visit.stderr[:12]) == (0, "./waterlinks")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no sh")
def test_without_any_python_the_shell_says_what_is_needed(pythons):
    env = pythons("python3", "exit 1")

    visit = through_the_shell(env)

    assert visit.returncode == 1
    assert visit.stderr == "WaterLinks needs Python 3.11 or later, and found none on the PATH.\n"
