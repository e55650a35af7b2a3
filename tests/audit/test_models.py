import datetime as dt

import pytest

from waterlinks.audit.models import Entry

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 6, 30, 12, tzinfo=dt.UTC)


def test_entries_of_one_moment_keep_the_order_in_which_they_were_made():
    first = Entry.objects.create(verb="sign", subject_kind="partnership", subject_code="WL-2026-014", at=NOON)
    second = Entry.objects.create(
        verb="agree", subject_kind="partnership", subject_code="WL-2026-014", at=NOON
    )

    assert list(Entry.objects.of("partnership", "WL-2026-014")) == [second, first]


def test_an_entry_names_its_verb_and_its_thing():
    assert str(Entry(verb="sign", subject_code="WL-2026-014")) == "sign WL-2026-014"
