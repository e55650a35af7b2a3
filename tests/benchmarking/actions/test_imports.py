import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from figure_makers import (
    Context,
    a_batch,
    a_file,
    an_observation,
    imported,
    live_indicators,
    live_values,
    snis_bytes,
    snis_row,
)
from makers import a_secretary, an_operator
from waterlinks.audit.models import Entry
from waterlinks.benchmarking.actions import imports
from waterlinks.benchmarking.lifecycle import BatchState
from waterlinks.benchmarking.models import Batch, Finding, IndicatorValue, Observation
from waterlinks.jobs.actions import enqueue
from waterlinks.jobs.models import Job
from waterlinks.jobs.terms import Cancelled, Refused, Stopping
from waterlinks.operators.models import Operator
from waterlinks.organisations.models import Organisation

pytestmark = pytest.mark.django_db


def nothing_is_stored():
    return not (
        Observation.objects.exists() or IndicatorValue.objects.exists() or Organisation.objects.exists()
    )


def a_waiting_batch(tmp_path, *rows):
    path = a_file(tmp_path, snis_bytes(*rows))
    return Batch.objects.create(mapping="snis", stored_file=path, file_name="figures.csv")


def run(batch, context=None):
    return imports.run_import(context or Context(), batch=batch.pk, file=batch.file_name, refresh=False)


def test_an_import_stores_every_figure_of_a_row_and_what_follows_from_it(tmp_path):
    batch = imported(tmp_path)

    assert batch.state == BatchState.LIVE
    assert len(live_values()) == 10
    assert live_values()["snis-1", 2018, "AG011"] == 3000
    assert live_indicators()["snis-1", 2018, "6.1"] == 25
    assert live_indicators()["snis-1", 2018, "7.1"] == 80


def test_the_report_counts_what_became_of_the_figures(tmp_path):
    batch = imported(tmp_path)

    assert {
        name: count for name, count in batch.report.items() if name not in ("seconds", "indicators_stored")
    } == {
        "rows_read": 1,
        "observations_stored": 10,
        "observations_new": 10,
        "unchanged": 0,
        "refused": 0,
        "warnings": 0,
        "operators_new": 1,
    }


def test_an_operator_is_entered_from_public_sources_with_size_and_services(tmp_path):
    imported(tmp_path)

    operator = Operator.objects.select_related("organisation").get()

    assert operator.organisation.name == "Water of Alfa"
    assert operator.organisation.country == "BR"
    assert operator.organisation.origin == "import"
    assert "SNIS" in operator.organisation.source
    assert operator.is_listed
    assert operator.figures_are_public
    assert (operator.people_served, operator.connections) == (38_000, 10_000)
    assert operator.services == ["water", "sewerage"]


def test_the_same_file_again_stores_nothing(tmp_path):
    imported(tmp_path)
    before = live_values()

    again = imported(tmp_path)

    assert again.state == BatchState.CHECKED
    assert again.report["unchanged"] == 10
    assert again.report["observations_stored"] == 0
    assert live_values() == before
    assert Observation.objects.count() == 10


def test_of_a_changed_file_only_what_changed_is_stored_and_the_later_value_counts(tmp_path):
    imported(tmp_path)

    corrected = imported(tmp_path, snis_row(AG011="2000"))

    assert (corrected.report["observations_stored"], corrected.report["unchanged"]) == (1, 9)
    assert live_values()["snis-1", 2018, "AG011"] == 2000
    assert live_indicators()["snis-1", 2018, "6.1"] == 50
    assert live_indicators()["snis-1", 2018, "7.1"] == 80


def test_a_dry_run_stores_nothing_and_says_what_would_be_new(tmp_path):
    batch = imported(tmp_path, dry_run=True)

    assert batch.state == BatchState.CHECKED
    assert batch.report["observations_stored"] == 0
    assert batch.report["observations_new"] == 10
    assert batch.report["operators_new"] == 1
    assert nothing_is_stored()


def test_a_dry_run_counts_an_operator_of_several_blocks_once(tmp_path, monkeypatch):
    monkeypatch.setattr("waterlinks.benchmarking.actions.reading.BLOCK", 1)

    batch = imported(tmp_path, snis_row(year="2017"), snis_row(year="2018"), dry_run=True)

    assert batch.report["operators_new"] == 1


def test_only_the_year_that_is_asked_for_is_read(tmp_path):
    batch = imported(tmp_path, snis_row(year="2017"), snis_row(year="2018"), year=2018)

    assert batch.report["rows_read"] == 1
    assert {year for _, year, _ in live_values()} == {2018}


def test_a_refused_row_is_named_and_the_others_are_stored(tmp_path):
    batch = imported(tmp_path, snis_row(), snis_row(provider_code="2", AG011="3.000,5"))

    finding = batch.findings.get()

    assert batch.state == BatchState.LIVE
    assert (batch.report["rows_read"], batch.report["refused"]) == (2, 1)
    assert (finding.line, finding.column, finding.value, finding.code) == (
        3,
        "AG011",
        "3.000,5",
        "thousand_separator",
    )
    assert Operator.objects.count() == 1


def test_a_row_with_two_faults_is_one_row_and_two_refusals(tmp_path):
    batch = imported(tmp_path, snis_row(), snis_row(provider_code="2", AG011="x", AG006="y"))

    assert (batch.report["rows_read"], batch.report["refused"]) == (2, 2)


def test_an_unlikely_value_is_stored_and_remarked_upon(tmp_path):
    batch = imported(tmp_path, snis_row(GE005="900000"))

    assert batch.report["warnings"] == batch.findings.remarks().count()
    assert batch.report["refused"] == 0


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_file_with_wrong_columns_is_refused_whole(tmp_path, dry_run):
    path = a_file(tmp_path, b"utility,year\n1,2018\n")

    batch = imports.bring(path, mapping="snis", dry_run=dry_run)

    assert batch.state == BatchState.REFUSED
    assert batch.findings.get().code == "wrong_columns"
    assert Job.objects.get(pk=batch.job_id).failure == "nothing_usable"
    assert nothing_is_stored()


def test_a_file_in_which_every_row_is_refused_is_refused(tmp_path):
    batch = imported(tmp_path, snis_row(AG006="-5"))

    assert batch.state == BatchState.REFUSED
    assert batch.findings.get().code == "negative_value"
    assert nothing_is_stored()


def test_a_refusal_of_the_file_in_its_midst_takes_everything_with_it(tmp_path, monkeypatch):
    monkeypatch.setattr("waterlinks.benchmarking.actions.reading.BLOCK", 1)
    monkeypatch.setattr("waterlinks.benchmarking.imports.reading.MOST_OPERATORS", 1)

    batch = imported(tmp_path, *(snis_row(provider_code=str(one)) for one in range(3)))

    assert batch.state == BatchState.REFUSED
    assert batch.findings.refusals().last().code == "too_many_operators"
    assert nothing_is_stored()


def test_only_so_many_findings_are_kept_and_all_are_counted(tmp_path, monkeypatch):
    monkeypatch.setattr("waterlinks.benchmarking.actions.reading.MOST_FINDINGS", 2)
    faulty = [snis_row(provider_code=str(one), AG006="x") for one in range(2, 6)]

    batch = imported(tmp_path, snis_row(), *faulty)

    assert (batch.report["refused"], batch.findings.count()) == (4, 2)


def test_figures_of_a_later_year_set_the_size_whatever_the_order_of_the_file(tmp_path):
    imported(tmp_path, snis_row(year="2018", AG001="38000"), snis_row(year="2016", AG001="1000"))

    assert Operator.objects.get().people_served == 38_000


def test_services_are_those_of_the_latest_year(tmp_path):
    imported(tmp_path, snis_row(year="2017", service_type="Água"), snis_row(year="2018"))

    assert Operator.objects.get().services == ["water", "sewerage"]


def test_an_import_may_bring_nothing_but_an_older_year_and_leaves_the_size_as_it_is(tmp_path):
    imported(tmp_path, snis_row(year="2018", AG001="38000"))

    imported(tmp_path, snis_row(year="2015", AG001="500", service_type="Água"))

    assert Operator.objects.get().people_served == 38_000


def test_names_that_differ_only_in_signs_stay_two_operators(tmp_path):
    imported(tmp_path, snis_row(provider_code="a b"), snis_row(provider_code="a-b"))

    codes = set(Organisation.objects.values_list("code", flat=True))

    assert "snis-a-b" in codes
    assert len(codes) == 2


def test_the_import_leaves_its_trace(tmp_path):
    batch = imported(tmp_path)

    entry = Entry.objects.of("batch", batch.code).get()

    assert (entry.verb, entry.detail["stored"]) == ("import.commit", 10)


def test_an_unknown_mapping_is_named(tmp_path):
    with pytest.raises(KeyError, match="snis, ibnet"):
        imports.bring(a_file(tmp_path, b""), mapping="other")


def test_an_upload_is_kept_and_waits_for_a_worker():
    person = a_secretary()

    batch = imports.upload(
        ContentFile(snis_bytes(), name="../../figures.csv"),
        mapping="snis",
        year=None,
        dry_run=False,
        by=person,
    )

    batch.refresh_from_db()
    assert batch.state == BatchState.WAITING
    assert batch.file_name == "figures.csv"
    assert batch.file.read_bytes() == snis_bytes()
    assert Job.objects.get(pk=batch.job_id).started_by_id == person.pk


def test_an_upload_is_removed_once_it_has_been_read():
    batch = imports.upload(
        ContentFile(snis_bytes(), name="a.csv"), mapping="snis", year=None, dry_run=False, by=a_secretary()
    )

    run(batch)

    assert not default_storage.exists(batch.stored_file)
    assert live_values()


def test_an_import_from_a_page_asks_for_new_peers_and_one_in_the_foreground_does_not(tmp_path):
    imports.run_import(Context(), batch=a_waiting_batch(tmp_path).pk, file="figures.csv")
    imported(tmp_path, snis_row(year="2017"))

    assert Job.objects.filter(kind="refresh_peers").count() == 1


def test_a_file_that_is_gone_is_a_refusal(tmp_path):
    batch = Batch.objects.create(mapping="snis", stored_file=str(tmp_path / "gone.csv"), file_name="gone.csv")

    with pytest.raises(Refused) as refusal:
        run(batch)

    batch.refresh_from_db()
    assert refusal.value.code == "file_is_gone"
    assert batch.state == BatchState.REFUSED


@pytest.mark.parametrize("interruption", [Cancelled, KeyboardInterrupt])
def test_a_cancelled_import_leaves_nothing_but_its_refusal(tmp_path, interruption, monkeypatch):
    monkeypatch.setattr("waterlinks.benchmarking.actions.reading.BLOCK", 1)
    batch = a_waiting_batch(tmp_path, snis_row(), snis_row(year="2017"))

    with pytest.raises(interruption):
        run(batch, Context(interrupt_at="profiles", by=interruption))

    batch.refresh_from_db()
    assert (batch.state, batch.report["because"]) == (BatchState.REFUSED, "cancelled")
    assert nothing_is_stored()


def test_an_unforeseen_failure_leaves_nothing_and_is_loud(tmp_path):
    batch = a_waiting_batch(tmp_path)

    with pytest.raises(ZeroDivisionError):
        run(batch, Context(interrupt_at="profiles", by=ZeroDivisionError))

    batch.refresh_from_db()
    assert (batch.state, batch.report["because"]) == (BatchState.REFUSED, "unexpected")
    assert nothing_is_stored()


def test_a_failure_before_the_first_row_is_a_refusal_too(tmp_path, monkeypatch):
    batch = a_waiting_batch(tmp_path)
    monkeypatch.setattr(imports, "clear_the_way", lambda _: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        run(batch)

    batch.refresh_from_db()
    assert (batch.state, batch.report["because"]) == (BatchState.REFUSED, "unexpected")


def test_an_import_given_back_by_an_ending_worker_is_done_by_the_next(tmp_path):
    batch = a_waiting_batch(tmp_path)
    with pytest.raises(Stopping):
        run(batch, Context(interrupt_at="profiles", by=Stopping))
    assert Observation.objects.exists()
    assert not live_values()

    run(batch)

    batch.refresh_from_db()
    assert batch.state == BatchState.LIVE
    assert Observation.objects.count() == 10


def test_a_failure_after_the_switch_keeps_what_is_stored_and_the_next_attempt_ends_it(tmp_path):
    imported(tmp_path)
    batch = a_waiting_batch(tmp_path, snis_row(AG001="39000"))
    switched = Context(interrupt_at="profiles", by=ZeroDivisionError)

    with pytest.raises(ZeroDivisionError):
        run(batch, switched)
    batch.refresh_from_db()
    assert batch.state == BatchState.LIVE

    assert run(batch)["batch"] == batch.pk
    assert Operator.objects.get().people_served == 39_000


def test_a_refused_import_that_is_run_again_says_why_once_more(tmp_path):
    batch = imported(tmp_path, snis_row(AG006="-5"))

    with pytest.raises(Refused) as refusal:
        run(batch)

    assert refusal.value.code == "nothing_usable"


def test_what_a_dead_import_left_is_thrown_away_by_the_next(tmp_path):
    dead = a_batch(BatchState.STAGING, mapping="snis", file_name="dead.csv")
    left_over = an_operator(is_listed=False, origin="import")
    an_observation(left_over, batch=dead)
    Finding.objects.create(batch=dead, is_refusal=True, line=2, code="not_a_number")

    imported(tmp_path)

    dead.refresh_from_db()
    assert (dead.state, dead.report["because"]) == (BatchState.REFUSED, "interrupted")
    assert not Observation.objects.filter(batch=dead).exists()
    assert not dead.findings.exists()
    assert not Operator.objects.filter(pk=left_over.pk).exists()


def test_a_dead_import_whose_job_will_be_tried_again_waits_for_it(tmp_path):
    job = enqueue("import_measures", {"batch": 0, "file": "dead.csv"}, by=None)
    dead = a_batch(BatchState.STAGING, mapping="snis", job_id=job.pk)

    imported(tmp_path)

    dead.refresh_from_db()
    assert dead.state == BatchState.WAITING
