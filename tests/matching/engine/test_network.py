import pytest

from matching.engine.makers import a_mentor, a_need
from waterlinks.matching.engine import scoring
from waterlinks.matching.engine.mentors import MentorColumns
from waterlinks.matching.engine.network import Network
from waterlinks.matching.engine.weights import BALANCED


def test_rows_are_found_by_code():
    network = Network.of([a_need("N-2"), a_need("N-1")], [a_mentor("b"), a_mentor("a")])

    assert network.shape == (2, 2)
    assert network.row_of_need("N-2") == 1
    assert network.row_of_mentor("a") == 0


def test_mentor_columns_serve_any_need():
    mentors = [a_mentor("a"), a_mentor("b", days_per_quarter=20)]
    columns = MentorColumns.of(mentors)

    for need in (a_need("N-1"), a_need("N-2", budget_usd=None)):
        again = scoring.score_totals(Network.of([need], columns), BALANCED).matrix
        assert again.tolist() == scoring.score_totals(Network.of([need], mentors), BALANCED).matrix.tolist()


def test_pairs_of_others_than_ours_forbid_nothing():
    network = Network.of([a_need("N-1")], [a_mentor("a")], {("N-9", "a"), ("N-1", "z"), ("N-1", "a")})

    assert network.forbidden.tolist() == [0]


def test_partners_are_kept_as_pairs():
    needs = [a_need("N-1"), a_need("N-2", partners=frozenset({"b", "elsewhere"}))]

    assert Network.of(needs, [a_mentor("a"), a_mentor("b")]).partners.tolist() == [3]


@pytest.mark.parametrize(
    ("needs", "mentors", "twice"),
    [
        ([a_need(), a_need()], [a_mentor()], "need.*N-0001"),
        ([a_need()], [a_mentor(), a_mentor()], "mentor.*lakeside"),
    ],
)
def test_what_is_given_twice_is_refused_by_code(needs, mentors, twice):
    with pytest.raises(ValueError, match=twice):
        Network.of(needs, mentors)
