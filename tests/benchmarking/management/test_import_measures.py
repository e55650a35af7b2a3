import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command

from figure_makers import (
    HEADER,
    UNUSABLE,
    a_file,
    alike,
    an_indicator_value,
    live_indicators,
    live_values,
    snis_bytes,
    snis_row,
)
from house import documented_keys, keys_of
from waterlinks.benchmarking.actions import alone as room
from waterlinks.benchmarking.models import Batch, IndicatorValue, Observation, PeerRefresh
from waterlinks.jobs.models import Job
from waterlinks.operators.models import Operator
from waterlinks.organisations.models import Organisation

pytestmark = pytest.mark.django_db

KEYS = {
    "rows_read",
    "observations_stored",
    "observations_new",
    "unchanged",
    "indicators_stored",
    "operators_new",
    "warnings",
    "refused",
    "refused_count",
    "batch",
    "state",
    "dry_run",
    "seconds",
    "peak_mb",
}


def command(path, *options, mapping="snis"):
    """What the command printed, and its exit code."""
    out = io.StringIO()
    code = 0
    try:
        call_command("import_measures", path, f"--mapping={mapping}", *options, stdout=out)
    except CommandError as refusal:
        code = refusal.returncode
    return json.loads(out.getvalue()), code


def nothing_is_stored():
    return not (
        Observation.objects.exists() or IndicatorValue.objects.exists() or Organisation.objects.exists()
    )


def test_it_prints_one_object_and_ends_with_0(tmp_path):
    said, code = command(a_file(tmp_path, snis_bytes()))

    assert code == 0
    assert set(said) == KEYS
    assert (said["rows_read"], said["observations_stored"], said["unchanged"], said["refused"]) == (
        1,
        10,
        0,
        [],
    )
    assert said["seconds"] >= 0
    assert said["peak_mb"] > 10


def test_where_the_system_does_not_say_how_much_memory_was_held_it_is_left_open(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "resource", None)

    said, _ = command(a_file(tmp_path, snis_bytes()))

    assert said["peak_mb"] is None


def test_repeated_everything_is_unchanged(tmp_path):
    path = a_file(tmp_path, snis_bytes())
    command(path)

    said, code = command(path)

    assert (code, said["observations_stored"], said["unchanged"]) == (0, 0, 10)


def test_a_dry_run_stores_nothing(tmp_path):
    said, code = command(a_file(tmp_path, snis_bytes()), "--dry-run")

    assert (code, said["observations_stored"], said["observations_new"]) == (0, 0, 10)
    assert nothing_is_stored()


def test_one_year_may_be_asked_for(tmp_path):
    said, _ = command(a_file(tmp_path, snis_bytes(snis_row(year="2017"), snis_row())), "--year=2018")

    assert said["rows_read"] == 1


def test_a_refused_line_is_told_with_column_value_code_and_sentence(tmp_path):
    said, code = command(a_file(tmp_path, snis_bytes(snis_row(), snis_row(provider_code="2", AG011="3,5"))))

    assert code == 0
    assert said["refused"] == [
        {
            "line": 3,
            "column": "AG011",
            "value": "3,5",
            "code": "decimal_comma",
            "sentence": "Write 3.5, with a point before the decimals.",
        }
    ]


def test_what_it_prints_is_documented(tmp_path):
    said, _ = command(a_file(tmp_path, snis_bytes(snis_row(), snis_row(provider_code="2", AG011="3,5"))))

    assert keys_of(said) == documented_keys("import_measures")


def test_peers_are_compared_afterwards(tmp_path):
    command(a_file(tmp_path, snis_bytes()))

    assert PeerRefresh.objects.count() == 1
    assert not Job.objects.filter(state="queued").exists()


def test_peers_may_be_left_alone(tmp_path):
    command(a_file(tmp_path, snis_bytes()), "--no-peers")

    assert not PeerRefresh.objects.exists()


def test_progress_and_sentences_go_to_stderr(tmp_path, capsys):
    path = a_file(tmp_path, b"utility,year\n1,2018\n")

    with pytest.raises(CommandError) as refusal:
        call_command("import_measures", path, "--mapping=snis")

    assert str(refusal.value) == (
        "Nothing in figures.csv could be used, so nothing was stored. The import says why, line by line."
    )
    assert len(capsys.readouterr().out.splitlines()) == 1


@pytest.mark.parametrize("arguments", [["gone.csv", "--mapping=snis"], ["--mapping=snis"], []])
def test_a_command_line_that_makes_no_sense_is_refused_before_anything_happens(arguments):
    with pytest.raises(CommandError):
        call_command("import_measures", *arguments)

    assert not Batch.objects.exists()


def test_an_unknown_mapping_is_refused_with_those_there_are(tmp_path):
    with pytest.raises(CommandError, match="'snis', 'ibnet'"):
        call_command("import_measures", a_file(tmp_path, b""), "--mapping=other")


@pytest.mark.parametrize("name", UNUSABLE)
@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_a_file_of_which_nothing_can_be_used_ends_with_1_a_sentence_and_nothing_stored(
    tmp_path, name, options
):
    content, reason = UNUSABLE[name]

    said, code = command(a_file(tmp_path, content), *options)

    assert code == 1
    assert {one["code"] for one in said["refused"]} == {reason}
    assert said["refused"][0]["sentence"].endswith(".")
    assert nothing_is_stored()


def test_duplicate_years_are_refused_and_the_first_is_taken(tmp_path):
    said, code = command(a_file(tmp_path, snis_bytes(snis_row(), snis_row(AG011="1"))))

    assert code == 0
    assert [(one["line"], one["code"]) for one in said["refused"]] == [(3, "duplicate_year")]
    assert live_values()["snis-1", 2018, "AG011"] == 3000


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_other_encodings_are_read_by_their_mark_or_their_zero_bytes(tmp_path, encoding):
    content = snis_bytes(snis_row(provider="Água de Alfa", service_type="Água"), encoding=encoding)

    said, code = command(a_file(tmp_path, content))

    assert (code, said["observations_stored"]) == (0, 10)
    assert Organisation.objects.get().name == "Água de Alfa"


def test_a_line_without_end_is_a_refusal_and_takes_no_memory(tmp_path):
    path = a_file(tmp_path, HEADER + b"\r\n" + b'"' + b"x" * 30_000_000)

    said, code = command(path)

    assert code == 1
    assert said["refused"][0]["code"] in ("line_too_long", "broken_quotes")
    assert nothing_is_stored()


def test_while_another_import_runs_this_one_waits(tmp_path, monkeypatch):
    monkeypatch.setattr(room, "PAUSE", 0)
    other = room._lock_of("figures")
    waits = []

    class Busy:
        def acquire(self):
            waits.append(1)
            return len(waits) > 3

        def release(self):
            other.release()

    assert other.acquire()
    monkeypatch.setattr(room, "_lock_of", lambda work: Busy() if work == "figures" else room._Memory(work))

    said, _ = command(a_file(tmp_path, snis_bytes()))

    assert len(waits) == 4
    assert said["observations_stored"] == 10


def test_snis_2018_imports_whole_and_the_providers_have_losses_metering_and_staffing(shared):
    path = shared / "data" / "snis_brazil_panel" / "snis_panel_2008_2018.csv"

    said, code = command(str(path), "--year=2018")

    having = {
        code: IndicatorValue.objects.filter(indicator=code, value__isnull=False).count()
        for code in ("6.1", "7.1", "12.2")
    }
    assert (code, said["rows_read"], said["refused"]) == (0, 1568, [])
    assert said["observations_stored"] == 63_630
    assert having == {"6.1": 1141, "7.1": 1141, "12.2": 1566}
    assert Operator.objects.visible_to(None).filter(people_served__isnull=False).count() == 1141


def test_ibnet_mixes_no_money_bases(shared):
    path = shared / "data" / "ibnet_panel" / "ibnet_panel.csv"

    said, _ = command(str(path), "--year=2015", "--no-peers", mapping="ibnet")

    reasons = {value for (_, _, code), value in live_indicators().items() if code in ("24.1", "G12")}
    assert said["rows_read"] > 500
    assert "mixed_money_bases" in reasons
    assert all(isinstance(reason, str) for reason in reasons)


def test_the_utilities_the_panel_puts_in_hong_kong_are_in_iraq(shared):
    path = shared / "data" / "ibnet_panel" / "ibnet_panel.csv"

    command(str(path), "--year=2015", "--no-peers", mapping="ibnet")

    assert not Organisation.objects.filter(country="HK").exists()


def test_those_who_were_here_are_compared_with_those_who_come(tmp_path):
    for number, operator in enumerate(alike(6)):
        an_indicator_value(operator, value=30 + number)

    command(a_file(tmp_path, snis_bytes()))

    assert PeerRefresh.objects.get().groups.filter(indicator="6.1", members=7).exists()
