import datetime as dt

import pytest
from django.db import transaction

from makers import a_person
from waterlinks.audit import actions
from waterlinks.audit.models import Entry

pytestmark = pytest.mark.django_db


def test_an_entry_says_who_did_what_to_which_thing():
    person = a_person(name="Ana Torres")

    actions.record("need.confirm", "operator", "port-amber", by=person, area="metering")

    entry = Entry.objects.get()
    assert (entry.verb, entry.subject_kind, entry.subject_code) == ("need.confirm", "operator", "port-amber")
    assert entry.by_id == person.pk
    assert entry.detail == {"area": "metering"}


def test_what_the_platform_does_by_itself_has_no_person():
    entry = actions.record("need.suggest", "operator", "port-amber", by=None)

    assert entry.by_id is None


def test_what_is_rolled_back_leaves_no_trace():
    with transaction.atomic():
        actions.record("need.confirm", "operator", "port-amber", by=None)
        transaction.set_rollback(True)

    assert not Entry.objects.exists()


def test_what_belongs_to_the_past_is_dated_when_it_happened():
    then = dt.datetime(2024, 3, 1, 9, tzinfo=dt.UTC)

    with actions.dated(then):
        actions.record("need.confirm", "operator", "port-amber", by=None)
    actions.record("need.dismiss", "operator", "port-amber", by=None)

    first, second = Entry.objects.order_by("pk")
    assert first.at == then
    assert second.at > then
