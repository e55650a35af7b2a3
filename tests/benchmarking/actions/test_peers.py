import pytest

from figure_makers import Context, a_batch, a_group, a_refresh, alike, an_indicator_value
from makers import a_need, an_operator
from waterlinks.audit.models import Entry
from waterlinks.benchmarking.actions.peers import run_refresh
from waterlinks.benchmarking.lifecycle import RefreshState
from waterlinks.benchmarking.models import PeerGroup, PeerRefresh, Standing
from waterlinks.jobs.terms import Cancelled
from waterlinks.operators.models import NeedArea, Offer

pytestmark = pytest.mark.django_db


def with_values(operators, *values, indicator="6.1", **facts):
    batch = a_batch()
    for operator, value in zip(operators, values, strict=True):
        an_indicator_value(operator, indicator, value, batch=batch, **facts)


def bands():
    rows = Standing.objects.filter(refresh__state=RefreshState.CURRENT).order_by("operator")
    return [row.band for row in rows]


def test_operators_are_compared_and_the_quartiles_kept():
    operators = alike(8)
    with_values(operators, 10, 20, 30, 40, 50, 60, 70, 80)

    run_refresh(Context())

    group = PeerGroup.objects.filter(indicator="6.1").exclude(services="").get()
    assert (group.members, group.others) == (8, 7)
    assert (group.lower_quartile, group.median, group.upper_quartile) == (27.5, 45, 62.5)
    assert (group.size_band, group.services) == ("town", "water")
    assert bands() == ["best", "best", "middle", "middle", "middle", "middle", "worst", "worst"]


def test_groups_on_every_rung_are_kept_for_those_without_the_figure():
    with_values(alike(6), 10, 20, 30, 40, 50, 60)

    run_refresh(Context())

    assert PeerGroup.objects.filter(indicator="6.1").count() == 5


def test_too_few_stand_alone():
    with_values(alike(5), 10, 20, 30, 40, 50)

    run_refresh(Context())

    assert not PeerGroup.objects.exists()
    assert bands() == [""] * 5


def test_a_new_refresh_replaces_the_old_one_at_once_and_removes_it():
    operators = alike(6)
    with_values(operators, 10, 20, 30, 40, 50, 60)
    run_refresh(Context())
    with_values(operators, 60, 50, 40, 30, 20, 10)

    run_refresh(Context())

    assert PeerRefresh.objects.get().state == RefreshState.CURRENT
    assert bands() == ["worst", "worst", "middle", "middle", "best", "best"]
    assert Standing.objects.count() == 6


def test_what_an_interrupted_refresh_left_is_removed_by_the_next():
    left = a_refresh(RefreshState.RUNNING)
    a_group(left)

    run_refresh(Context())

    assert not PeerRefresh.objects.filter(pk=left.pk).exists()
    assert not PeerGroup.objects.exists()


def test_an_interrupted_refresh_is_not_seen():
    operators = alike(6)
    with_values(operators, 10, 20, 30, 40, 50, 60)
    run_refresh(Context())
    before = list(Standing.objects.filter(refresh__state=RefreshState.CURRENT).values())
    with_values(operators, 60, 50, 40, 30, 20, 10)

    with pytest.raises(Cancelled):
        run_refresh(Context(interrupt_at="comparing", by=Cancelled))

    assert list(Standing.objects.filter(refresh__state=RefreshState.CURRENT).values()) == before


def test_figures_suggest_needs_and_offers():
    operators = alike(8)
    with_values(operators, 10, 20, 30, 40, 50, 60, 70, 80)

    counts = run_refresh(Context())

    asking = NeedArea.objects.order_by("need__operator").values_list("need__operator", "focus_area")
    offering = Offer.objects.order_by("operator").values_list("operator", "focus_area")
    assert list(asking) == [(one.pk, "physical_losses") for one in operators[-2:]]
    assert list(offering) == [(one.pk, "physical_losses") for one in operators[:2]]
    assert (counts["needs"], counts["offers"]) == (2, 2)


def test_a_suggestion_goes_with_its_figure_and_what_was_confirmed_stays():
    operators = alike(8)
    with_values(operators, 10, 20, 30, 40, 50, 60, 70, 80)
    run_refresh(Context())
    confirmed = NeedArea.objects.get(need__operator=operators[-1])
    NeedArea.objects.filter(pk=confirmed.pk).update(standing="confirmed")
    with_values(operators, *[30] * 8)

    run_refresh(Context())

    assert NeedArea.objects.get() == confirmed
    assert not Offer.objects.exists()


def test_operators_without_figures_keep_what_they_stated():
    need = a_need(an_operator())

    run_refresh(Context())

    assert need.areas.count() == 1


def test_the_refresh_leaves_its_trace_when_everything_is_done():
    run_refresh(Context())

    assert Entry.objects.get().verb == "peers.refresh"


@pytest.mark.parametrize("how_many", [6, 18])
def test_many_operators_cost_no_more_queries_than_few(how_many, django_assert_max_num_queries):
    with_values(alike(how_many), *range(10, 10 + how_many))

    with django_assert_max_num_queries(75):
        run_refresh(Context())

    assert Standing.objects.count() == how_many
