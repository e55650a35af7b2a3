import argparse
import gzip
import json
import time

import pytest
from benchmarks.measuring import Figure, answer, at_least, milliseconds, peak_mb, percentile, timed, zipped_kb


@pytest.mark.parametrize(
    ("bar", "value", "is_missed"),
    [
        ("<= 150", 150, False),
        ("<= 150", 150.1, True),
        (">= 50", 50, False),
        (">= 50", 49.9, True),
        ("<= 1.5", 1.4, False),
        ("", 10**9, False),
    ],
)
def test_a_bar_is_held_or_missed(bar, value, is_missed):
    assert Figure("page.role.p95_ms", value, "ms", bar).is_missed is is_missed


def test_a_bar_nobody_can_read_is_a_fault_of_the_benchmark():
    with pytest.raises(ValueError, match="write it like"):
        assert Figure("page.role.p95_ms", 1, "ms", "< 150").is_missed


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([7], 95, 7), ([4, 1, 3, 2], 50, 2), (range(1, 31), 95, 29), (range(1, 21), 95, 19), ([1, 2], 0, 1)],
)
def test_a_percentile_is_one_of_the_values(values, share, expected):
    assert percentile(list(values), share) == expected


def test_no_values_have_no_percentile():
    with pytest.raises(IndexError):
        percentile([], 50)


@pytest.mark.parametrize("word", ["49", "-60", "many", "6e4", ""])
def test_a_size_too_small_or_no_number_is_refused(word):
    with pytest.raises(argparse.ArgumentTypeError, match="is not a whole number from 50"):
        at_least(50)(word)


def test_a_size_large_enough_is_read():
    assert at_least(50)("50000") == 50_000


def test_time_is_told_in_milliseconds():
    assert milliseconds(lambda: time.sleep(0.02)) >= 20


def test_what_came_of_timed_work_is_not_lost():
    came_of_it, spent = timed(lambda: "water")

    assert came_of_it == "water"
    assert spent > 0


def test_weight_is_that_of_the_zipped_text():
    body = b"water " * 5000

    assert zipped_kb(body) == len(gzip.compress(body, 6)) / 1000


def test_memory_at_its_most_never_sinks():
    before = peak_mb()
    bytearray(1000)

    assert peak_mb() >= before > 0


def test_the_answer_is_one_object_and_says_what_was_missed(capsys):
    figures = [Figure("quick.p95_ms", 20.5, "ms", "<= 150"), Figure("slow.p95_ms", 200, "ms", "<= 150")]

    answer("pages", 7, "sqlite", figures, pages=["quick", "slow"])

    printed = capsys.readouterr()
    told = json.loads(printed.out)
    assert [told[key] for key in ("bench", "seed", "database", "missed", "pages")] == [
        "pages", 7, "sqlite", ["slow.p95_ms"], ["quick", "slow"],
    ]  # fmt: skip
    assert told["figures"][0] == {"name": "quick.p95_ms", "value": 20.5, "unit": "ms", "bar": "<= 150"}
    assert "Missed: slow.p95_ms is 200 ms, the bar is <= 150." in printed.err
