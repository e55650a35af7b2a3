import os
import subprocess
import sys
import time

import pytest
from door.places import environment

from door import children


def python(code):
    return [sys.executable, "-c", code]


def test_a_stream_shows_each_line_and_keeps_the_exit_code():
    shown = []

    code, lines = children.stream(
        python("print('one'); print('two'); raise SystemExit(3)"), environment(), shown.append
    )

    assert (code, lines, shown) == (3, ["one", "two"], ["one", "two"])


def test_a_stream_hears_both_outputs():
    _code, lines = children.stream(python("import sys; sys.stderr.write('oh')"), environment(), str)

    assert lines == ["oh"]


def test_a_long_stream_keeps_its_end():
    _code, lines = children.stream(python("for i in range(100): print(i)"), environment(), str)

    assert lines == [str(number) for number in range(60, 100)]


def test_who_stops_listening_stops_the_child():
    def interrupted(_line):
        raise KeyboardInterrupt

    began = time.monotonic()

    with pytest.raises(KeyboardInterrupt):
        children.stream(
            python("import time; print('on', flush=True); time.sleep(60)"), environment(), interrupted
        )

    assert time.monotonic() - began < 30


@pytest.mark.parametrize(("code", "answer"), [("raise SystemExit(0)", True), ("raise SystemExit(1)", False)])
def test_a_program_answers_when_it_ends_well(code, answer):
    assert children.answers(python(code), environment()) is answer


def test_a_program_that_is_not_there_does_not_answer():
    assert not children.answers(["no-such-program"], environment())


def is_running(pid, *, seconds=5):
    """Return whether the process outlives the seconds; one that only waits to be collected does not count."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        state = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        if state.stdout.strip()[:1] in {"", "Z"}:
            return False
        time.sleep(0.05)
    return True


STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('on', flush=True); time.sleep(60)"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that can be ignored")
def test_a_child_that_does_not_want_to_end_is_ended(monkeypatch):
    monkeypatch.setattr(children, "SECONDS_TO_END", 0.2)
    child = subprocess.Popen(python(STUBBORN), stdout=subprocess.PIPE, text=True, start_new_session=True)
    child.stdout.readline()

    children.end([child])
    child.stdout.close()

    assert child.returncode == -9


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups")
def test_a_launched_child_is_out_of_reach_of_the_terminal(capfd, monkeypatch):
    monkeypatch.setattr(sys, "stderr", sys.__stderr__)
    child = children.launch(python("import time; time.sleep(60)"), environment())

    group = os.getpgid(child.pid)
    children.end([child])

    assert group == child.pid != os.getpgrp()


def test_a_launched_child_prints_where_it_is_told_and_complains_to_the_terminal(tmp_path, monkeypatch):
    for name in ("printed", "terminal"):
        (tmp_path / name).touch()
    code = "import sys; print('a mail'); sys.stderr.write('oh')"

    with (tmp_path / "printed").open("w") as printed, (tmp_path / "terminal").open("w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        children.launch(python(code), environment(), printed).wait()

    assert [(tmp_path / name).read_text() for name in ("printed", "terminal")] == ["a mail\n", "oh"]


def test_what_runs_visibly_hands_back_its_exit_code():
    assert children.run_visibly(python("raise SystemExit(4)"), environment()) == 4


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups")
def test_what_a_killed_child_left_behind_is_ended_too():
    grandchild = (
        "import subprocess, sys; print(subprocess.Popen(['sleep', '60']).pid, flush=True); sys.stdin.read()"
    )
    child = subprocess.Popen(
        python(grandchild), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    left_behind = int(child.stdout.readline())
    child.kill()
    child.wait()

    children.end([child])
    child.communicate()

    assert not is_running(left_behind)
