from io import StringIO

import pytest

from waterlinks.jobs.actions.terminal import TerminalProgress, bar


class Screen(StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("done", "total", "line"),
    [
        (0, 90_000, "[..............................]   0 % 0 of 90,000"),
        (45_000, 90_000, "[###############...............]  50 % 45,000 of 90,000"),
        (90_000, 90_000, "[##############################] 100 % 90,000 of 90,000"),
        (99, 90, "[##############################] 100 % 99 of 90"),
        (1_234, None, "1,234"),
        (0, 0, "0 of 0"),
    ],
)
def test_the_bar_is_as_full_as_the_work_is_done(done, total, line):
    assert bar(done, total) == line


def test_a_terminal_shows_one_line_that_is_drawn_over():
    screen = Screen()
    progress = TerminalProgress(screen)

    progress(1, 2, "Reading")
    progress(2, 2, "Reading")
    progress.close()

    assert "\n" not in screen.getvalue()
    assert screen.getvalue().endswith("100 % 2 of 2 Reading\r\x1b[K")


def test_a_log_gets_a_plain_line_now_and_then():
    log = StringIO()
    progress = TerminalProgress(log)

    progress(1, 2, "Reading")
    progress(2, 2, "Reading")
    progress.close()

    assert log.getvalue() == "1 of 2 Reading\n"
