"""What is committed could have been made anywhere, and no module has outgrown its reader."""

import re
import subprocess

import pytest

from door import habits, packages
from house import ROOT, named

COMMITTED = [
    ROOT / name
    for name in subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    if (ROOT / name).is_file()
]
MODULES = [path for path in COMMITTED if path.suffix == ".py" and "migrations" not in path.parts]
# In pieces, so that this file passes its own test.
OF_ONE_MACHINE = re.compile(
    "|".join(["(?<![\\w.])/" + "(?:work|root)/", "py" + r"pi\.org", "python" + "hosted", "npm" + r"js\.org"])
)
LONGEST = 500


@pytest.mark.skipif(not COMMITTED, reason="this is no git checkout")
def test_no_file_names_a_path_of_a_machine_or_the_host_of_a_registry():
    texts = {path: path.read_text(errors="ignore") for path in COMMITTED}

    assert [named(path) for path, text in texts.items() if OF_ONE_MACHINE.search(text)] == []


def test_no_module_is_longer_than_a_reader_can_hold():
    lengths = {named(path): len(path.read_text().splitlines()) for path in MODULES}

    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


@pytest.mark.parametrize("group", packages.GROUPS)
def test_every_lock_has_hashes_and_no_address(group):
    assert list(habits.faults_in_lock(packages.lock(group).read_text())) == []


@pytest.mark.parametrize(("smaller", "larger"), [("run", "test"), ("test", "bench")])
def test_a_larger_group_pins_the_same_versions_as_the_smaller(smaller, larger):
    pins = {group: set(habits.PIN.findall(packages.lock(group).read_text())) for group in packages.GROUPS}

    assert pins[smaller] <= pins[larger]
