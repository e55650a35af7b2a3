import datetime as dt

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from figure_makers import (
    MOMENT,
    a_batch,
    a_group,
    a_refresh,
    a_standing,
    an_indicator_value,
    an_observation,
)
from makers import a_facilitator, a_secretary, an_operator
from waterlinks.benchmarking.imports.findings import Refusal, Remark
from waterlinks.benchmarking.lifecycle import BatchState
from waterlinks.benchmarking.models import Batch, Finding, IndicatorValue, Observation, Standing

pytestmark = pytest.mark.django_db


def refused(make):
    """Whether the database refuses it."""
    try:
        with transaction.atomic():
            make()
    except IntegrityError:
        return True
    return False


def test_imports_are_seen_by_those_who_may_import():
    batch = a_batch()

    assert Batch.objects.visible_to(a_secretary()).get() == batch
    assert not Batch.objects.visible_to(a_facilitator()).exists()


def test_imports_are_listed_latest_first_without_what_was_worked_out_because_of_them():
    first, second = a_batch(), a_batch()
    a_batch(because_of=first)

    assert list(Batch.objects.imports()) == [second, first]


def test_only_live_batches_are_live():
    live = a_batch()
    a_batch(BatchState.UNDONE)

    assert list(Batch.objects.live()) == [live]


def test_a_batch_is_known_by_its_code():
    batch = a_batch()

    assert str(batch) == batch.code == f"B-{batch.pk:05d}"


@pytest.mark.parametrize(("state", "unfinished"), [("waiting", True), ("staging", True), ("live", False)])
def test_a_batch_knows_whether_it_is_finished(state, unfinished):
    assert a_batch(state).is_unfinished is unfinished


def test_an_upload_lies_in_our_folder_and_a_named_file_where_it_is(tmp_path):
    uploaded = Batch(stored_file="imports/abc")
    named = Batch(stored_file=str(tmp_path / "a.csv"))

    assert (str(uploaded.file), uploaded.is_uploaded) == (f"{settings.MEDIA_ROOT}/imports/abc", True)
    assert (named.file, named.is_uploaded) == (tmp_path / "a.csv", False)
    assert not Batch().is_uploaded


def test_a_live_batch_has_a_moment():
    assert refused(lambda: Batch.objects.create(state=BatchState.LIVE))


def test_a_dry_run_is_never_live():
    assert refused(lambda: a_batch(dry_run=True))


def test_only_one_batch_is_read_at_a_time():
    a_batch(BatchState.STAGING)

    assert refused(lambda: a_batch(BatchState.STAGING))


def test_findings_are_refusals_or_remarks_and_can_be_worded():
    batch = a_batch()
    facts = {"batch": batch, "line": 3, "column": "AG001", "value": "x", "params": {"item": "AG001"}}
    refusal = Finding.objects.create(is_refusal=True, code="negative_value", **facts)
    remark = Finding.objects.create(is_refusal=False, code="range_warning", **facts)

    assert list(batch.findings.refusals()) == [refusal]
    assert list(batch.findings.remarks()) == [remark]
    assert refusal.as_found() == Refusal(3, "AG001", "x", "negative_value", {"item": "AG001"})
    assert remark.as_found() == Remark(3, "AG001", "x", "range_warning", {"item": "AG001"})
    assert str(refusal) == f"{batch.pk} 3 negative_value"


def test_what_is_live_comes_in_the_order_in_which_later_values_replace_earlier_ones():
    operator = an_operator()
    later, earlier = a_batch(live_at=MOMENT + dt.timedelta(1)), a_batch(live_at=MOMENT)
    rows = [an_observation(operator, batch=batch) for batch in (later, earlier)]
    an_observation(operator, batch=a_batch(BatchState.UNDONE))

    assert list(Observation.objects.live()) == rows[::-1]


def test_a_zone_is_not_the_whole_utility():
    an_observation(an_operator(), scope="zone", zone="North")
    whole = an_observation(an_operator())

    assert list(Observation.objects.of_whole_utilities()) == [whole]


def test_an_observation_is_once_in_a_batch():
    operator, batch = an_operator(), a_batch()
    an_observation(operator, batch=batch)

    assert refused(lambda: an_observation(operator, batch=batch))


def test_a_period_does_not_end_before_it_starts():
    row = an_observation(an_operator())
    row.period_end = row.period_start - dt.timedelta(1)

    assert refused(row.save)


@pytest.mark.parametrize(
    "facts", [{"value": None}, {"value": 3.0, "why_not": {"code": "missing_items", "params": {}}}]
)
def test_an_indicator_has_a_value_or_a_reason(facts):
    assert refused(lambda: an_indicator_value(an_operator(), **facts))


def test_only_one_refresh_is_current():
    a_refresh()

    assert refused(a_refresh)


def test_a_group_has_at_least_five_others():
    refresh = a_refresh()

    assert refused(lambda: a_group(refresh, members=5))
    assert a_group(refresh, members=6).others == 5


def test_a_group_is_formed_once():
    refresh = a_refresh()
    a_group(refresh)

    assert refused(lambda: a_group(refresh))


def test_nobody_is_ranked_without_a_group():
    standing = a_standing(an_operator(), a_group(a_refresh()), 30)
    standing.group = None

    assert refused(standing.save)


def test_rows_read_in_a_shell_as_what_they_are():
    operator = an_operator()
    group = a_group(a_refresh(), size_band="town", income_group=2)

    assert str(an_observation(operator)) == f"{operator.pk} i40 2025: 1000.0"
    assert str(an_indicator_value(operator)) == f"{operator.pk} 6.1 2025: 30.0"
    assert str(group) == "6.1 town 2 (24)"
    assert str(group.refresh) == "2026-06-30 12:00"
    assert str(a_standing(operator, group, 41.0, "worst")) == f"{operator.pk} 6.1: 41.0 worst"
    assert IndicatorValue.objects.count() == Standing.objects.count() == 1
