import pytest

from makers import a_person
from waterlinks.audit import queries
from waterlinks.audit.actions import record


@pytest.fixture(autouse=True)
def _words_of_its_own(monkeypatch):
    monkeypatch.setattr(queries, "_wordings", {})


@pytest.mark.django_db
def test_a_history_reads_newest_first_with_names_and_sentences():
    queries.register("offer.confirm", lambda detail: f"Offered {detail['area']}.")
    record("offer.confirm", "operator", "port-amber", by=a_person(name="Ana Torres"), area="metering")
    record("offer.confirm", "operator", "port-amber", by=None, area="tariffs")

    traces = queries.history("operator", "port-amber")

    assert [(trace.by, trace.text) for trace in traces] == [
        ("The platform", "Offered tariffs."),
        ("Ana Torres", "Offered metering."),
    ]


@pytest.mark.django_db
def test_a_person_reads_as_they_are_called_now_and_one_who_has_left_as_nobody():
    renamed, gone = a_person(name="Ana Torres"), a_person()
    record("step", "operator", "port-amber", by=renamed)
    record("step", "operator", "port-amber", by=gone)
    type(renamed).objects.filter(pk=renamed.pk).update(name="Ana Torres Reyes")
    gone.delete()

    traces = queries.history("operator", "port-amber")

    assert [trace.by for trace in traces] == ["Somebody who is not here any more", "Ana Torres Reyes"]


@pytest.mark.django_db
def test_a_history_is_of_one_thing_of_one_kind():
    record("begin", "partnership", "port-amber", by=None)
    record("begin", "operator", "lakeside", by=None)
    record("begin", "operator", "port-amber", by=None)

    assert len(queries.history("operator", "port-amber")) == 1


@pytest.mark.django_db
def test_the_histories_of_several_things_read_as_one():
    record("offer.confirm", "operator", "port-amber", by=None)
    record("need.state", "need", "N-00042", by=None)
    record("need.state", "need", "N-00043", by=None)

    traces = queries.histories([("operator", "port-amber"), ("need", "N-00042")])

    assert [trace.text for trace in traces] == ["need.state", "offer.confirm"]


@pytest.mark.django_db
def test_the_history_of_nothing_is_empty():
    record("need.state", "need", "N-00042", by=None)

    assert queries.histories([]) == []


@pytest.mark.django_db
def test_a_long_history_shows_its_newest_part():
    for number in range(4):
        record("step", "operator", "port-amber", by=None, number=number)

    traces = queries.history("operator", "port-amber", limit=2)

    assert [trace.text for trace in traces] == ["step (number: 3)", "step (number: 2)"]


def test_a_verb_that_nobody_words_any_more_reads_as_stored():
    assert queries.in_words("visit.log", {"days": 3}) == "visit.log (days: 3)"
    assert queries.in_words("visit.log", {}) == "visit.log"


@pytest.mark.parametrize("detail", [{}, {"days": None}])
def test_a_detail_older_than_its_wording_reads_as_stored(detail):
    queries.register("visit.log", lambda detail: f"A visit of {detail['days'] + 1} days.")

    assert queries.in_words("visit.log", detail).startswith("visit.log")
