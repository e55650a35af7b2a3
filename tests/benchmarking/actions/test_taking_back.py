import random

import pytest

from figure_makers import Context, a_file, imported, live_indicators, live_values, snis_bytes, snis_row
from makers import a_representative, a_secretary
from waterlinks.audit.models import Entry
from waterlinks.benchmarking.actions import imports, taking_back
from waterlinks.benchmarking.lifecycle import BatchState
from waterlinks.benchmarking.models import Batch, IndicatorValue, Observation
from waterlinks.benchmarking.queries.computed import NOTHING_THERE, indicators
from waterlinks.benchmarking.queries.observed import observed
from waterlinks.jobs.models import Job
from waterlinks.jobs.terms import Cancelled
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.operators.models import Operator

pytestmark = pytest.mark.django_db


def switch(verb, batch, context=None):
    taking_back.ask_for(verb, batch, by=None)
    taking_back.run_switch(context or Context(), batch=batch.pk, verb=verb)
    batch.refresh_from_db()


def listed():
    return set(Operator.objects.visible_to(None).values_list("organisation__code", flat=True))


def test_what_is_taken_back_is_not_seen_any_more(tmp_path):
    batch = imported(tmp_path)

    switch("undo", batch)

    assert batch.state == BatchState.UNDONE
    assert live_values() == {}
    assert live_indicators() == {}
    assert listed() == set()


def test_what_is_restored_is_as_it_was(tmp_path):
    batch = imported(tmp_path)
    before = live_values(), live_indicators(), listed(), batch.live_at
    switch("undo", batch)

    switch("restore", batch)

    assert (live_values(), live_indicators(), listed(), batch.live_at) == before


def test_taking_a_correction_back_lets_the_first_value_count_again(tmp_path):
    imported(tmp_path)
    before = live_values(), live_indicators()
    correction = imported(tmp_path, snis_row(AG011="2000"))

    switch("undo", correction)

    assert (live_values(), live_indicators()) == before


def test_indicators_of_a_correction_are_worked_out_anew_when_its_ground_is_taken_away(tmp_path):
    first = imported(tmp_path)
    imported(tmp_path, snis_row(AG011="2000"))
    assert live_indicators()["snis-1", 2018, "6.1"] == 50

    switch("undo", first)

    assert live_values() == {("snis-1", 2018, "AG011"): 2000}
    assert live_indicators()["snis-1", 2018, "6.1"] == "missing_items"
    assert listed() == {"snis-1"}


def test_restoring_keeps_what_was_stored_after(tmp_path):
    first = imported(tmp_path)
    switch("undo", first)
    imported(tmp_path, snis_row(AG011="2000"))

    switch("restore", first)

    assert live_values()["snis-1", 2018, "AG011"] == 2000
    assert live_indicators()["snis-1", 2018, "6.1"] == 50


def test_size_and_supply_follow_what_counts(tmp_path):
    imported(tmp_path, snis_row(year="2017", AG001="30000"))
    newer = imported(tmp_path, snis_row(year="2018", AG001="38000"))

    switch("undo", newer)

    assert Operator.objects.get().people_served == 30_000


def test_an_operator_with_people_of_its_own_stays_listed(tmp_path):
    batch = imported(tmp_path)
    a_representative(Operator.objects.select_related("organisation").get())

    switch("undo", batch)

    assert listed() == {"snis-1"}


def test_what_is_taken_back_twice_is_refused_with_a_sentence(tmp_path):
    batch = imported(tmp_path)
    switch("undo", batch)

    with pytest.raises(NotPossible):
        taking_back.ask_for("undo", batch, by=None)


def test_asking_twice_takes_back_once(tmp_path):
    batch = imported(tmp_path)
    taking_back.ask_for("undo", batch, by=None)
    taking_back.ask_for("undo", batch, by=None)

    for _ in range(2):
        taking_back.run_switch(Context(), batch=batch.pk, verb="undo")

    assert Entry.objects.of("batch", batch.code).filter(verb="import.undo").count() == 1


def test_a_dry_run_cannot_be_taken_back(tmp_path):
    with pytest.raises(NotPossible):
        taking_back.ask_for("undo", imported(tmp_path, dry_run=True), by=None)


def test_the_trail_names_who_took_it_back(tmp_path):
    batch, person = imported(tmp_path), a_secretary()

    taking_back.ask_for("undo", batch, by=person)
    taking_back.run_switch(Context(), batch=batch.pk, verb="undo")

    assert Entry.objects.of("batch", batch.code).get(verb="import.undo").by_id == person.pk


def test_taking_back_asks_for_new_peers(tmp_path):
    switch("undo", imported(tmp_path))

    assert Job.objects.filter(kind="refresh_peers").count() == 1


def test_a_cancelled_undo_changes_nothing_and_leaves_nothing_for_long(tmp_path):
    imported(tmp_path)
    correction = imported(tmp_path, snis_row(AG011="2000"))
    before = live_values(), live_indicators()

    class Late(Context):
        def raise_if_cancelled(self):
            raise Cancelled

    with pytest.raises(Cancelled):
        switch("undo", correction, Late())
    assert (live_values(), live_indicators()) == before

    imports.clear_the_way()
    assert not IndicatorValue.objects.filter(batch__state__in=["staging", "refused"]).exists()


def expected_indicators():
    """What follows from what counts, worked out from nothing."""
    expected = {}
    numbers = dict(Operator.objects.values_list("pk", "organisation__code"))
    services = dict(Operator.objects.values_list("pk", "services"))
    for key, items in observed(Observation.objects.live()).items():
        for code, figure in indicators(key, items, services=services[key.operator]).items():
            value = figure.why_not.code if figure.why_not else float(figure.value)
            expected[numbers[key.operator], key.end.year, code] = value
    return expected


def without_what_is_not_there(found):
    """A reason that nothing is there says the same as no row."""
    return {key: value for key, value in found.items() if value not in NOTHING_THERE}


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_stored_taken_back_and_restored_indicators_follow_from_what_counts(tmp_path, seed):
    chance = random.Random(seed)
    for _ in range(9):
        stored = list(Batch.objects.imports().filter(state__in=["live", "undone"]))
        if stored and chance.random() < 0.5:
            batch = chance.choice(stored)
            switch("undo" if batch.state == BatchState.LIVE else "restore", batch)
        else:
            cells = {
                name: chance.choice(["", "1000", "2000", "3000"])
                for name in ("AG006", "AG011", "AG002", "AG004")
            }
            years = chance.sample(["2016", "2017", "2018"], 2)
            imported(tmp_path, *(snis_row(year=year, **cells) for year in years))

    assert without_what_is_not_there(live_indicators()) == without_what_is_not_there(expected_indicators())


def test_an_upload_that_waits_is_not_disturbed_by_an_undo(tmp_path):
    batch = imported(tmp_path)
    waiting = Batch.objects.create(mapping="snis", stored_file=a_file(tmp_path, snis_bytes(), "next.csv"))

    switch("undo", batch)

    waiting.refresh_from_db()
    assert waiting.state == BatchState.WAITING
