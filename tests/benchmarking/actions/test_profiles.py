import datetime as dt

import pytest

from figure_makers import Context, a_batch, an_observation
from makers import an_operator
from waterlinks.audit.models import Entry
from waterlinks.benchmarking.actions.profiles import bring_up_to_date
from waterlinks.benchmarking.lifecycle import BatchState

pytestmark = pytest.mark.django_db


def size(operator):
    operator.refresh_from_db()
    return operator.people_served


@pytest.mark.parametrize("listed", [True, False])
def test_only_those_asked_for_are_brought_up_to_date(listed):
    seen, unseen = an_operator(), an_operator(is_listed=False)
    batch = a_batch(BatchState.STAGING)
    an_observation(seen, value=1, batch=batch)
    an_observation(unseen, value=2, batch=batch)

    bring_up_to_date(batch, Context(), listed=listed)

    assert (size(seen), size(unseen)) == ((1, None) if listed else (None, 2))


def test_a_newer_figure_of_another_batch_counts_for_more():
    operator = an_operator()
    an_observation(operator, value=5, year=2025)
    batch = a_batch()
    an_observation(operator, value=1, year=2020, batch=batch)

    bring_up_to_date(batch, Context(), listed=True)

    assert size(operator) == 5


def test_what_is_taken_back_does_not_count_and_a_compiled_size_goes_with_it():
    operator = an_operator(origin="import", people_served=5)
    batch = a_batch(BatchState.UNDONE)
    an_observation(operator, value=5, batch=batch)

    bring_up_to_date(batch, Context(), listed=True)

    assert size(operator) is None


def test_operators_of_other_batches_are_left_alone():
    operator = an_operator()
    an_observation(operator, value=5)

    bring_up_to_date(a_batch(), Context(), listed=True)

    assert size(operator) is None


def test_services_come_with_the_file():
    operator = an_operator(origin="import", services=["water"])
    batch = a_batch()
    an_observation(operator, value=5, batch=batch)
    services = {operator.pk: (dt.date(2018, 12, 31), ("water", "sewerage"))}

    bring_up_to_date(batch, Context(), listed=True, services=services)

    operator.refresh_from_db()
    assert operator.services == ["water", "sewerage"]


def test_what_changed_leaves_its_trace_and_what_did_not_leaves_none():
    batch = a_batch()
    an_observation(an_operator(), value=5, batch=batch)

    for _ in range(2):
        bring_up_to_date(batch, Context(), listed=True)

    assert [entry.detail for entry in Entry.objects.filter(verb="import.profiles")] == [{"operators": 1}]
