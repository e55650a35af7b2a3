import pytest
from door.packages import progress, why_not_installed

from door import packages

LOCK = """\
click==8.5.1 \\
    --hash=sha256:00
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:00
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:00
"""


@pytest.fixture
def installation(tmp_path, monkeypatch):
    """An environment and lock files of the test's own."""
    monkeypatch.setattr(packages, "VENV", tmp_path)
    monkeypatch.setattr(packages, "VENV_PYTHON", tmp_path / "python")
    monkeypatch.setattr(packages, "REQUIREMENTS", tmp_path)
    (tmp_path / "python").touch()
    for group in packages.GROUPS:
        (tmp_path / f"{group}.txt").write_text(f"what {group} needs")
    return tmp_path


def installed(group):
    packages.stamp(group).write_text(packages.fingerprint(group))


def test_nothing_is_ready_before_it_was_installed(installation):
    assert not packages.is_ready("run")


def test_what_was_installed_is_ready(installation):
    installed("run")

    assert packages.is_ready("run")


def test_a_larger_group_makes_the_smaller_ready_but_not_the_larger_still(installation):
    installed("test")

    assert [packages.is_ready(group) for group in packages.GROUPS] == [True, True, False]


@pytest.mark.parametrize("changed", ["run", "test"])
def test_a_changed_lock_makes_every_group_that_holds_it_unready(installation, changed):
    installed("test")

    (installation / f"{changed}.txt").write_text("something else")

    assert not packages.is_ready("test")


def test_nothing_is_ready_when_the_python_below_has_gone(installation):
    installed("run")

    (installation / "python").unlink()

    assert not packages.is_ready("run")


def test_nothing_is_ready_for_another_python(installation, monkeypatch):
    installed("run")

    monkeypatch.setattr(packages, "THIS_VERSION", "3.99")

    assert not packages.is_ready("run")


def test_a_ready_group_starts_no_installer(installation, monkeypatch):
    installed("run")
    monkeypatch.setattr(packages, "which_uv", lambda: pytest.fail("asked for uv"))

    packages.prepare("run")


def test_pip_is_heard_as_a_count_of_the_packages_that_fit_this_python():
    told = []
    listen = progress(LOCK, told.append)

    listen("Ignoring numpy: markers 'python_full_version >= \"3.12\"' don't match your environment")
    listen("Collecting click==8.5.1 (from -r run.txt (line 1))")
    listen("  Downloading click-8.5.1-py3-none-any.whl (126 kB)")
    listen("Processing /wheels/numpy-2.4.6-cp311.whl (from -r run.txt (line 3))")

    assert told == ["  1 of 2  click==8.5.1", "  2 of 2  numpy-2.4.6-cp311.whl"]


def test_uv_is_heard_without_its_list_of_packages():
    told = []
    listen = progress(LOCK, told.append)

    for line in (
        "Using Python 3.11.7",
        "Resolved 2 packages in 4ms",
        "Installed 2 packages in 9ms",
        " + click==8.5.1",
    ):
        listen(line)

    assert told == ["  Resolved 2 packages in 4ms", "  Installed 2 packages in 9ms"]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            "ERROR: Could not find a version that satisfies click==8.5.1 (from versions: none)",
            packages.NO_NETWORK,
        ),
        ("error: Request failed after 3 retries in 5.2s", packages.NO_NETWORK),
        ("hint: Packages were unavailable because the network was disabled.", packages.NO_NETWORK),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", packages.OTHER_FILE),
        ("error: Hash mismatch for `click==8.5.1`", packages.OTHER_FILE),
        ("ERROR: No matching distribution found for granian==2.8.7", packages.NO_WHEEL),
        ("OSError: [Errno 28] No space left on device", packages.NO_SPACE),
        ("Segmentation fault", packages.UNKNOWN_CAUSE),
    ],
)
def test_what_an_installer_complains_about_becomes_one_sentence(said, sentence):
    assert why_not_installed(["Collecting click==8.5.1", said]) == sentence


def test_an_index_that_offers_other_versions_answers_so_it_is_not_the_network():
    said = [
        "ERROR: Could not find a version that satisfies the requirement granian==2.8.7 (from versions: 2.0.0)",
        "ERROR: No matching distribution found for granian==2.8.7",
    ]

    assert why_not_installed(said) == packages.NO_WHEEL


def test_a_python_without_ensurepip_is_refused_by_name(installation, monkeypatch):
    monkeypatch.setattr(packages, "which_uv", lambda: None)
    monkeypatch.setattr(packages.importlib.util, "find_spec", lambda name: None)

    with pytest.raises(packages.Refusal, match="apt-get install python3-venv"):
        packages.prepare("run")


def test_a_name_on_the_path_that_does_not_answer_is_not_uv(monkeypatch, tmp_path):
    broken = tmp_path / "uv"
    broken.write_text("#!/bin/sh\nexit 127\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert packages.which_uv() is None
