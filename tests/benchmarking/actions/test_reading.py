import io

import pytest

from figure_makers import Context, a_batch
from waterlinks.benchmarking.actions import reading as room
from waterlinks.benchmarking.actions.reading import Reading
from waterlinks.benchmarking.actions.staging import Staging
from waterlinks.benchmarking.imports.findings import OperatorYear, Refusal, Remark
from waterlinks.benchmarking.imports.mapping import mapping
from waterlinks.benchmarking.lifecycle import BatchState
from waterlinks.benchmarking.models import Finding, Observation
from waterlinks.kernel.periods import Period

pytestmark = pytest.mark.django_db


def a_year(line):
    return OperatorYear(line, f"{line}", Period.of_year(2018), "AL", "ALL", {"name": "A"}, {"i40": 1.0})


def a_refusal(line):
    return Refusal(line, "i40", "x", "not_a_number")


def a_remark(line):
    return Remark(line, "i40", "9", "range_warning", {"item": "i40", "low": 0, "high": 5})


def a_reading():
    return Reading(Staging(a_batch(BatchState.STAGING), mapping("ibnet")))


def read(*found, context=None):
    reading = a_reading()
    reading.read(found, io.BytesIO(b"12345"), context or Context())
    return reading


def test_rows_refusals_and_remarks_are_counted_apart():
    reading = read(a_year(2), a_refusal(3), a_refusal(3), a_remark(4), a_year(4))

    assert reading.report() == {
        "rows_read": 3,
        "observations_stored": 2,
        "observations_new": 2,
        "unchanged": 0,
        "refused": 2,
        "warnings": 1,
        "indicators_stored": reading.staging.counts.indicators,
        "operators_new": 2,
    }


def test_findings_are_kept_in_their_order():
    read(a_refusal(3), a_remark(4))

    rows = Finding.objects.order_by("pk").values_list(
        "line", "column", "value", "code", "is_refusal", "params"
    )

    assert list(rows) == [
        (3, "i40", "x", "not_a_number", True, {}),
        (4, "i40", "9", "range_warning", False, {"item": "i40", "low": 0, "high": 5}),
    ]


@pytest.mark.parametrize("line", [0, 1])
def test_a_refusal_of_the_file_ends_the_reading(line):
    reading = read(a_year(2), a_refusal(line), a_year(3))

    assert reading.is_refused
    assert (reading.rows, reading.report()["observations_stored"]) == (1, 0)
    assert Finding.objects.count() == 1
    assert not Observation.objects.exists()


def test_progress_is_told_between_blocks_in_bytes_of_the_file(monkeypatch):
    monkeypatch.setattr(room, "BLOCK", 1)
    told = []

    class Listening(Context):
        def progress(self, done, total=None, phase=""):
            told.append((done, total, phase, Observation.objects.count()))

    read(a_year(2), a_year(3), context=Listening())

    assert told == [(0, 5, "reading", 0), (0, 5, "reading", 1), (0, 5, "reading", 2)]
