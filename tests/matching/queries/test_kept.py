"""Columns are kept outside transactions only, so most tests here have a database that commits."""

import pytest
from django.db import connection, transaction

from makers import (
    TODAY,
    a_facilitator,
    a_mentor,
    a_need,
    a_partnership,
    a_person,
    an_offer,
    an_operator,
    an_organisation,
)
from matching.makers import a_round, an_open_need
from waterlinks.audit.actions import record
from waterlinks.audit.models import Entry
from waterlinks.audit.queries import _wordings as worded_verbs
from waterlinks.benchmarking.actions import profiles
from waterlinks.benchmarking.actions.entering import EnteredYear, enter
from waterlinks.benchmarking.actions.peers import run_refresh
from waterlinks.benchmarking.actions.switching import begin, commit, restore, undo
from waterlinks.benchmarking.models import Batch, Observation
from waterlinks.benchmarking.queries.observed import Told
from waterlinks.jobs.actions import enqueue
from waterlinks.kernel.periods import Period
from waterlinks.matching import actions
from waterlinks.matching.engine.candidates import shortlist
from waterlinks.matching.engine.mentors import MentorColumns
from waterlinks.matching.engine.network import Network
from waterlinks.matching.engine.weights import BALANCED
from waterlinks.matching.queries import facts, kept
from waterlinks.operators.actions import needs
from waterlinks.operators.models import Need, Offer, Operator
from waterlinks.operators.terms import Basis, FocusArea, NotNow, Standing
from waterlinks.organisations.actions import join
from waterlinks.organisations.terms import Origin, Role
from waterlinks.partnerships import actions as partnerships
from waterlinks.partnerships.terms import MilestoneKind

commits = pytest.mark.django_db(transaction=True)


class Context:
    """What a job's work is given, when nobody watches."""

    def progress(self, done, total, phase=""):
        pass

    def raise_if_cancelled(self):
        pass


def is_kept():
    """Say whether the columns are the very ones that were there before."""
    before = kept._kept.columns
    return kept.mentors() is before


def as_engine_ranks(columns, need):
    network = Network.of([facts.facts_of(need)], columns)
    return shortlist(network, need.code, BALANCED)


def assert_up_to_date():
    """What is kept ranks, excludes and explains as what is read anew."""
    anew = MentorColumns.of(facts.mentor_facts())
    columns = kept.mentors()
    assert columns.facts == anew.facts
    for need in Need.objects.with_areas():
        assert as_engine_ranks(columns, need) == as_engine_ranks(anew, need)


@pytest.fixture
def network(transactional_db):
    """Two mentors and an open need, and their columns kept."""
    a_mentor("Lakeside", code="lakeside", mentor_days_per_quarter=40)
    a_mentor("Three Rivers", code="three-rivers", mentor_days_per_quarter=20)
    an_open_need("Port Amber")
    record("somebody.came", "test", "", by=None)
    kept.mentors()


def lakeside():
    return Operator.objects.with_organisation().get(organisation__code="lakeside")


def port_amber():
    return Need.objects.with_areas().get(operator__organisation__name="Port Amber")


@commits
def test_nothing_is_read_twice_while_nothing_happens(network, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert is_kept()


def confirm_a_need(_):
    suggested = {"standing": Standing.SUGGESTED, "basis": Basis.FIGURES}
    needs.confirm(
        port_amber().areas.create(focus_area=FocusArea.SEPTAGE, level_now=1, level_aim=3, **suggested),
        by=None,
    )


def dismiss_a_need(_):
    needs.dismiss(port_amber().areas.first(), by=None, reason=NotNow.UNDER_WAY)


def state_a_need(_):
    needs.state_need(an_operator(), [needs.StatedArea(FocusArea.METERING, 1, 3)], by=None, on=TODAY)


def somebody_joins(_):
    join(a_person(), an_organisation(), Role.FACILITATOR, by=None)


def a_job_waits(_):
    enqueue("match_round", {}, by=None)


def a_round_is_run(_):
    a_round()


def a_milestone_is_reached(partnership):
    partnerships.reach(partnership, MilestoneKind.CONCEPT_NOTE_AGREED, by=None, on=TODAY)


def a_page_is_published(partnership):
    partnerships.publish(partnership, by=None)


@commits
def test_what_changes_nothing_about_mentors_leaves_the_columns_as_they_are(network):
    partnership = a_partnership(mentor=lakeside())
    kept.mentors()

    for happens in (
        confirm_a_need,
        dismiss_a_need,
        state_a_need,
        somebody_joins,
        a_job_waits,
        a_round_is_run,
        a_milestone_is_reached,
        a_page_is_published,
    ):
        happens(partnership)

        assert is_kept(), happens
        assert_up_to_date()


@commits
def test_a_mentor_whose_partnership_begins_is_read_again_and_nobody_else(
    network, django_assert_max_num_queries
):
    actions.accept_candidate(port_amber(), mentor=lakeside(), by=a_facilitator(), on=TODAY)

    with django_assert_max_num_queries(5) as asked:
        columns = kept.mentors()

    assert [fact.partnerships_running for fact in columns.facts] == [1, 0]
    assert any("'lakeside'" in query["sql"] for query in asked.captured_queries)
    assert_up_to_date()


@commits
def test_before_the_first_entry_of_a_trail_columns_are_kept_too(transactional_db):
    need, mentor = an_open_need(), a_mentor(code="lakeside")
    before = kept.mentors()
    person = a_facilitator()
    assert not Entry.objects.exists()

    actions.accept_candidate(need, mentor=mentor, by=person, on=TODAY)

    assert kept.mentors().vocabulary is before.vocabulary, "they were brought up to date, not made anew"
    assert_up_to_date()


@commits
def test_columns_follow_a_partnership_from_its_beginning_to_its_end(network):
    partnership = a_partnership(port_amber(), lakeside())
    assert_up_to_date()

    three_rivers = Operator.objects.with_organisation().get(organisation__code="three-rivers")
    partnerships.join_as_co_mentor(partnership, mentor=three_rivers, by=None, on=TODAY)
    assert_up_to_date()
    assert kept.mentors().full.tolist() == [False, True]

    partnerships.withdraw(partnership, reason="No team.", by=None, on=TODAY)
    assert_up_to_date()
    assert kept.mentors().full.tolist() == [False, False]


@commits
def test_columns_follow_an_offer_that_is_set_aside_and_confirmed_after_all(network):
    second = an_offer(lakeside(), FocusArea.METERING)
    an_offer(Operator.objects.get(organisation__code="three-rivers"), FocusArea.METERING)
    a_need(None, FocusArea.METERING)
    record("somebody.offered", "test", "", by=None)
    assert_up_to_date()

    needs.dismiss(second, by=None, reason=NotNow.NO_CAPACITY)
    assert_up_to_date()
    assert len(kept.mentors().facts[0].offers) == 1

    needs.confirm(second, by=None)
    assert_up_to_date()
    assert len(kept.mentors().facts[0].offers) == 2


@commits
def test_who_sets_its_last_offer_aside_is_no_mentor_any_more(network):
    needs.dismiss(lakeside().offers.get(), by=None, reason=NotNow.NO_CAPACITY)

    assert_up_to_date()
    assert list(kept.mentors().rows) == ["three-rivers"]


@commits
def test_who_confirms_its_first_offer_becomes_a_mentor(network):
    offer = an_offer(an_operator(code="highland"), FocusArea.METERING, standing=Standing.DISMISSED)

    needs.confirm(offer, by=None)

    assert_up_to_date()
    assert "highland" in kept.mentors().rows


@commits
def test_an_offer_that_nobody_made_before_is_found(network):
    offer = an_offer(lakeside(), FocusArea.SEPTAGE, standing=Standing.DISMISSED)
    a_need(None, FocusArea.SEPTAGE)

    needs.confirm(offer, by=None)

    assert_up_to_date()


@commits
def test_a_mentor_in_another_setting_is_not_mistaken_for_what_it_was(network):
    Operator.objects.filter(pk=lakeside().pk).update(people_served=900_000)

    partnerships.begin(a_need(), mentor=lakeside(), facilitator=None, by=None, on=TODAY)

    assert_up_to_date()
    assert kept.mentors().facts[0].context.people_served == 900_000


YEAR = Period.of_year(2025)


@commits
def test_figures_that_are_entered_are_seen_in_the_profile(network):
    people = {"i40": Told(120_000.0, "reported", "A", "", "", "a test")}

    enter([EnteredYear(lakeside(), YEAR, people)], source="a test", by=None)

    assert kept.mentors().facts[0].context.people_served == 120_000
    assert_up_to_date()


def an_imported_mentor():
    """Return a batch of figures that brought a mentor, who is listed when the batch is committed."""
    mentor = a_mentor(code="imported", origin=Origin.IMPORTED)
    Offer.objects.filter(operator=mentor).update(standing=Standing.SUGGESTED, basis=Basis.FIGURES)
    Operator.objects.filter(pk=mentor.pk).update(is_listed=False)
    batch = Batch.objects.create(mapping="snis", source="a test", file_name="a.csv")
    begin(batch)
    told = {"item": "i40", "value": 50_000.0, "method": "reported", "confidence": "A", "source": "a test"}
    Observation.objects.create(
        operator=mentor, batch=batch, period_start=YEAR.start, period_end=YEAR.end, scope="utility", **told
    )
    return batch


@commits
def test_an_import_brings_mentors_takes_them_back_and_brings_them_again(network):
    batch = an_imported_mentor()
    assert "imported" not in kept.mentors().rows

    commit(batch, {"observations_stored": 1}, refresh=False)
    assert "imported" in kept.mentors().rows

    undo(batch, None, by=None)
    assert "imported" not in kept.mentors().rows

    restore(batch, None, by=None)
    assert_up_to_date()


@commits
def test_a_profile_that_is_brought_up_to_date_after_an_import_is_seen(network):
    batch = an_imported_mentor()
    commit(batch, {"observations_stored": 1}, refresh=False)
    assert kept.mentors().facts[0].context.people_served is None

    profiles.bring_up_to_date(batch, Context(), listed=True)

    assert kept.mentors().facts[0].context.people_served == 50_000
    assert_up_to_date()
    assert Entry.objects.of("batch", batch.code).first().verb == "import.profiles"

    profiles.bring_up_to_date(batch, Context(), listed=True)
    assert is_kept(), "nothing has changed, so nothing is read again"


class CancelledAfter(Context):
    """Cancels the work as soon as an operator's suggestions are gone."""

    def __init__(self, code):
        self.code = code

    def progress(self, done, total, phase=""):
        if (
            phase == "suggesting"
            and not Offer.objects.filter(operator__organisation__code=self.code).exists()
        ):
            raise KeyboardInterrupt


@commits
def test_a_refresh_of_peers_that_is_cancelled_half_way_does_not_pass_unseen(network, monkeypatch):
    suggested = an_operator(code="a-b-c")
    an_offer(suggested, standing=Standing.SUGGESTED, basis=Basis.FIGURES)
    an_operator()  # whose turn never comes
    record("somebody.offered", "test", "", by=None)
    assert "a-b-c" in kept.mentors().rows
    monkeypatch.setattr("waterlinks.benchmarking.actions.peers.OPERATORS", 1)

    with pytest.raises(KeyboardInterrupt):
        run_refresh(CancelledAfter("a-b-c"))

    assert_up_to_date()
    assert "a-b-c" not in kept.mentors().rows


@commits
def test_a_verb_nobody_has_heard_of_makes_the_columns_anew(network):
    Operator.objects.filter(pk=lakeside().pk).update(mentor_days_per_quarter=0)

    record("operator.something_new", "operator", "lakeside", by=None)

    assert not is_kept()
    assert_up_to_date()


@commits
def test_when_more_has_happened_than_is_looked_at_the_columns_are_made_anew(network, monkeypatch):
    monkeypatch.setattr(kept, "LOOKED_BACK", 3)
    kept.mentors()
    Operator.objects.filter(pk=lakeside().pk).update(mentor_days_per_quarter=0)
    record("operator.something_new", "operator", "lakeside", by=None)

    for _ in range(3):
        record("round.run", "round", "", by=None)

    assert_up_to_date()


@commits
def test_an_entry_that_is_overtaken_by_younger_ones_is_seen_when_it_comes(network):
    late = record("operator.something_new", "operator", "lakeside", by=None)
    Entry.objects.filter(pk=late.pk).delete()  # not committed yet
    record("round.run", "round", "", by=None)
    kept.mentors()
    Operator.objects.filter(pk=lakeside().pk).update(mentor_days_per_quarter=0)

    Entry.objects.create(pk=late.pk, verb=late.verb, subject_kind="operator", subject_code="lakeside")

    assert_up_to_date()


@commits
def test_what_a_transaction_sees_and_takes_back_is_not_kept(network):
    def see_and_take_back():
        with transaction.atomic():
            Operator.objects.filter(pk=lakeside().pk).update(people_served=1)
            record("operator.something_new", "operator", "lakeside", by=None)
            assert kept.mentors().facts[0].context.people_served == 1
            raise KeyError

    with pytest.raises(KeyError):
        see_and_take_back()

    assert is_kept()
    assert_up_to_date()


@pytest.mark.django_db
def test_inside_a_transaction_every_answer_is_read_anew():
    assert connection.in_atomic_block
    a_mentor()
    assert len(kept.mentors().facts) == 1

    a_mentor()

    assert len(kept.mentors().facts) == 2
    assert kept._kept is None


def test_every_verb_with_a_meaning_for_mentors_is_one_that_exists():
    known = worded_verbs.keys() | {"organisation.join"}  # no page tells of it, so nobody words it

    assert known >= kept.NOTHING | kept.OFFERS_OF_ONE | kept.LOAD_OF_ITS_MENTORS
