import pytest

from figure_makers import Context, a_batch, an_indicator_value, an_observation
from makers import an_operator
from waterlinks.benchmarking.actions.anew import work_out_anew
from waterlinks.benchmarking.lifecycle import BatchState
from waterlinks.benchmarking.models import Batch, IndicatorValue
from waterlinks.benchmarking.queries.observed import counting_with, counting_without

pytestmark = pytest.mark.django_db


def a_story():
    """A first batch with both volumes, and a second that corrected one and computed from both."""
    operator = an_operator(services=["water"])
    first, second = a_batch(source="SNIS"), a_batch()
    an_observation(operator, "i55", 100, batch=first)
    an_observation(operator, "i59", 75, batch=first)
    an_indicator_value(operator, "6.1", 25, batch=first)
    an_observation(operator, "i59", 60, batch=second)
    an_indicator_value(operator, "6.1", 40, batch=second)
    return operator, first, second


def anew(batch, counting):
    return work_out_anew(batch, counting(batch), Context())


def told(instead):
    return {
        row.indicator: row.value if row.why_not is None else row.why_not["code"]
        for row in IndicatorValue.objects.filter(batch=instead, indicator="6.1")
    }


def test_without_the_ground_a_correction_cannot_be_computed():
    _, first, _ = a_story()

    assert told(anew(first, counting_without)) == {"6.1": "missing_items"}


def test_without_the_correction_the_first_figure_is_worked_out_again():
    _, _, second = a_story()

    assert told(anew(second, counting_without)) == {"6.1": 25}


def test_with_what_is_restored_the_figure_is_of_both():
    _, first, _ = a_story()
    Batch.objects.filter(pk=first.pk).update(state=BatchState.UNDONE)
    first.refresh_from_db()

    assert told(anew(first, counting_with)) == {"6.1": 40}


def test_what_nobody_shares_needs_nothing_anew():
    operator, batch = an_operator(), a_batch()
    an_observation(operator, batch=batch)
    an_indicator_value(operator, batch=batch)
    an_indicator_value(operator, year=2024)

    assert anew(batch, counting_without) is None
    assert not Batch.objects.filter(because_of=batch).exists()


def test_what_is_worked_out_is_not_seen_before_the_switch():
    _, first, _ = a_story()

    instead = anew(first, counting_without)

    assert (instead.state, instead.because_of, instead.source) == (BatchState.STAGING, first, "SNIS")
