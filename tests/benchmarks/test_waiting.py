import sys
import time

import pytest
from benchmarks.measuring import milliseconds
from benchmarks.waiting import without_waiting

from benchmarks import waiting

on_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="Only Linux tells how long a process has waited."
)


def test_what_the_processes_have_waited_is_taken_off(monkeypatch):
    monkeypatch.setattr(waiting, "wall_ms", lambda: 100.0)
    monkeypatch.setattr(waiting, "_waited", lambda process: 20_000_000)

    assert without_waiting()() == 80
    assert without_waiting(17, 18)() == 40


@on_linux
def test_sleeping_is_no_waiting_for_others():
    assert milliseconds(lambda: time.sleep(0.02), without_waiting()) > 15


@on_linux
def test_a_process_that_is_not_there_is_refused():
    with pytest.raises(OSError, match="schedstat"):
        without_waiting(2**22 + 1)()
