import pytest

from figure_makers import a_batch, an_indicator_value, an_observation
from makers import a_secretary, an_operator
from waterlinks.audit.models import Entry
from waterlinks.benchmarking.actions import switching
from waterlinks.benchmarking.lifecycle import BatchState
from waterlinks.benchmarking.models import IndicatorValue, Observation
from waterlinks.jobs.models import Job
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.operators.models import Operator
from waterlinks.organisations.terms import Origin

pytestmark = pytest.mark.django_db

REPORT = {"observations_stored": 1, "unchanged": 0}


def a_newcomer():
    return an_operator(is_listed=False, origin=Origin.IMPORTED)


def a_filled_batch(operator, state=BatchState.STAGING):
    batch = a_batch(state)
    an_observation(operator, batch=batch)
    an_indicator_value(operator, batch=batch)
    return batch


def listed():
    return list(Operator.objects.visible_to(None))


def test_committing_lets_the_batch_count_and_lists_its_operators():
    newcomer, other = a_newcomer(), a_newcomer()
    batch = a_filled_batch(newcomer)
    an_observation(other, batch=a_batch(BatchState.UNDONE))

    switching.commit(batch, REPORT, refresh=True)

    assert Observation.objects.live().count() == 1
    assert listed() == [newcomer]
    assert Job.objects.get().kind == "refresh_peers"


def test_what_was_thrown_away_meanwhile_cannot_be_committed():
    batch = a_filled_batch(a_newcomer())
    switching.refuse(batch, {})

    with pytest.raises(NotPossible):
        switching.commit(batch, REPORT, refresh=False)

    assert listed() == []


def test_refusing_throws_everything_away_but_the_reason():
    batch = a_filled_batch(a_newcomer())

    switching.refuse(batch, {"because": "cancelled"})

    assert batch.report == {"because": "cancelled"}
    assert not Observation.objects.exists()
    assert not IndicatorValue.objects.exists()
    assert not Operator.objects.exists()


def test_throwing_away_leaves_others_alone():
    listed_one, undone_one = an_operator(), a_newcomer()
    live, undone = a_filled_batch(listed_one, BatchState.LIVE), a_filled_batch(undone_one, BatchState.UNDONE)
    batch = a_filled_batch(listed_one)

    switching.throw_away(batch)

    assert set(Observation.objects.values_list("batch", flat=True)) == {live.pk, undone.pk}
    assert set(Operator.objects.all()) == {listed_one, undone_one}


def test_a_checked_batch_says_what_was_the_same():
    batch = a_batch(BatchState.STAGING, file_name="a.csv")

    switching.check(batch, {"unchanged": 12})

    assert Entry.objects.get().detail == {"file": "a.csv", "unchanged": 12}
    assert batch.state == BatchState.CHECKED


def test_taking_back_hides_only_operators_that_nothing_else_tells_of():
    alone, shared = an_operator(origin=Origin.IMPORTED), an_operator(origin=Origin.IMPORTED)
    batch = a_filled_batch(alone, BatchState.LIVE)
    an_observation(shared, batch=batch)
    an_observation(shared, batch=a_batch())

    switching.undo(batch, None, by=a_secretary())

    assert listed() == [shared]


def test_what_is_put_in_its_place_counts_from_the_same_moment():
    operator = an_operator()
    batch = a_filled_batch(operator, BatchState.LIVE)
    instead = a_batch(BatchState.STAGING, because_of=batch)
    an_indicator_value(operator, value=99, batch=instead)

    switching.undo(batch, instead, by=None)

    assert [row.value for row in IndicatorValue.objects.live()] == [99]


def test_restoring_lists_the_operators_again():
    newcomer = a_newcomer()
    batch = a_filled_batch(newcomer, BatchState.UNDONE)
    moment = batch.live_at

    switching.restore(batch, None, by=None)

    assert listed() == [newcomer]
    assert batch.live_at == moment


def test_many_rows_are_removed_block_by_block(monkeypatch):
    monkeypatch.setattr(switching, "BLOCK", 1)
    batch = a_batch(BatchState.STAGING)
    for _ in range(25):
        an_observation(an_operator(), batch=batch)

    switching.remove_rows(Observation.objects.filter(batch=batch))

    assert not Observation.objects.exists()


def test_blocks_are_of_one_size_and_miss_nothing(monkeypatch):
    monkeypatch.setattr(switching, "BLOCK", 2)

    assert list(switching.blocks(range(5))) == [[0, 1], [2, 3], [4]]
