import datetime as dt

import pytest
from hypothesis import given

from matching.engine import makers
from matching.engine.makers import LONG_AGO, a_mentor, a_need, an_area, some
from waterlinks.matching.engine.mentors import MentorColumns
from waterlinks.matching.engine.needs import NOTHING, Asked, NeedColumns, shares_of


def test_the_longest_wait_stands_first_and_then_the_code():
    later = LONG_AGO + dt.timedelta(days=1)
    needs = [a_need("N-0001", waiting_since=later), a_need("N-0003"), a_need("N-0002")]

    columns = NeedColumns.of(needs, MentorColumns.of([]))

    assert [need.code for need in columns.facts] == ["N-0002", "N-0003", "N-0001"]


@pytest.mark.parametrize(
    ("areas", "shares"),
    [
        ([], []),
        ([("leaks", 1, 100)], [100]),
        ([("leaks", 1, 100), ("billing", 2, 100)], [63, 37]),
        ([("billing", 2, 100), ("leaks", 1, 100)], [63, 37]),
        ([("leaks", 1, 100), ("billing", 1, 100)], [50, 50]),
        ([("leaks", 1, 50), ("billing", 2, 100)], [46, 54]),
        ([("leaks", 1, 100), ("billing", 2, 100), ("pressure", 3, 100)], [52, 30, 18]),
        ([("leaks", 1, 100), ("billing", 2, 0)], [100]),
        ([("leaks", 1, 100), ("billing", 9, 1)], [99, 1]),
        ([("leaks", 5, 100), ("billing", 6, 100)], [50, 50]),
    ],
)
def test_an_area_has_its_share_by_priority_and_by_how_sure_we_are(areas, shares):
    asked = [an_area(focus, priority=priority, weight=weight) for focus, priority, weight in areas]

    assert [share for _area, share in shares_of(asked)] == shares


@some
@given(makers.asked_areas())
def test_shares_come_to_a_hundred_or_a_little_more(areas):
    shares = [share for _area, share in shares_of(areas)]

    assert all(share >= 1 for share in shares)
    assert not shares or 100 <= sum(shares) <= 100 + len(shares)


def test_equal_asks_are_one_and_shorter_needs_are_filled_up():
    leaks, billing = an_area("leaks"), an_area("billing", priority=2, level_now=0)

    asked = Asked.of([a_need(areas=(billing, leaks)), a_need(areas=(leaks,))])

    assert asked.areas == ((leaks, billing), (leaks,))
    assert asked.asks == (NOTHING, ("leaks", 1, 3), ("billing", 0, 3))
    assert asked.index.tolist() == [[1, 2], [1, 0]]
    assert asked.shares.tolist() == [[63, 37], [100, 0]]


def test_confirmed_is_the_part_of_the_need_someone_has_confirmed():
    areas = an_area("leaks"), an_area("billing", priority=2, confirmed=False)

    asked = Asked.of([a_need(areas=areas), a_need(areas=())])

    assert asked.confirmed.tolist() == [63, 0]


def test_a_need_knows_which_mentor_it_is_itself():
    mentors = MentorColumns.of([a_mentor("a"), a_mentor("b")])

    columns = NeedColumns.of([a_need("N-1", operator="b"), a_need("N-2", operator="x")], mentors)

    assert columns.own.tolist() == [1, -1]


def test_readiness_reads_director_team_budget_and_hosting():
    need = a_need(director_commits=None, team_named=False, budget_usd=2500, can_host=True)

    columns = NeedColumns.of([need], MentorColumns.of([]))

    assert columns.readiness[:, :, 0].tolist() == [[0, 50, 100], [0, 0, 0], [60, 60, 60], [100, 100, 100]]
