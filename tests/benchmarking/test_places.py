import pytest
from django.contrib.auth.models import AnonymousUser

from figure_makers import a_group, a_refresh, a_standing, an_indicator_value
from makers import a_facilitator, a_representative, a_secretary, an_operator
from waterlinks.benchmarking.places import panel

pytestmark = pytest.mark.django_db

VISITOR = AnonymousUser()


def page(client, operator):
    return " ".join(client.get(operator.get_absolute_url()).content.decode().split())


def test_public_figures_are_read_by_everybody():
    assert panel(VISITOR, an_operator(figures_are_public=True))["against"]


@pytest.mark.parametrize("who", [a_facilitator, a_secretary])
def test_the_network_reads_the_figures_of_all(who):
    assert panel(who(), an_operator())["against"]


def test_the_own_people_read_their_figures():
    operator = an_operator()

    assert panel(a_representative(operator), operator)["against"]


def test_others_are_told_who_reads_them_and_see_none(client):
    operator = an_operator("Port Amber")
    an_indicator_value(operator, value=41.7)
    stranger = a_representative(an_operator())
    client.force_login(stranger)

    said = page(client, operator)

    assert panel(stranger, operator) == {"against": None, "is_closed": True}
    assert "The figures of Port Amber are read by its own people" in said
    assert "41.7" not in said


def test_the_page_shows_figures_verdicts_and_peers_in_words(client):
    operator = an_operator("Port Amber", people_served=20_000, services=["water"], figures_are_public=True)
    an_indicator_value(operator, value=41)
    group = a_group(a_refresh(), size_band="town", income_group=2, services="water")
    a_standing(operator, group, 41, "worst")

    said = page(client, operator)

    for words in (
        "Figures against peers, 2025",
        "Compared with <strong>23 operators of 10,000 to 50,000 people, lower-middle income, water</strong>.",
        "Higher than three quarters of peers",
        "2025, grade B. Middle half of peers 20 to 40, median 30",
        "peers as of 30 Jun 2026",
        "The same as a table",
        "Not measured",
    ):
        assert words in said


def test_without_any_figure_the_page_teaches_the_next_step(client):
    operator = an_operator(figures_are_public=True)

    assert "One year of figures is enough to begin" in page(client, operator)

    client.force_login(a_secretary())
    assert 'href="/imports/"' in page(client, operator)


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_panel_costs_three_queries_however_many_years(how_many, django_assert_num_queries):
    operator = an_operator(figures_are_public=True)
    for year in range(how_many):
        an_indicator_value(operator, year=2020 + year)

    with django_assert_num_queries(3):
        shown = panel(VISITOR, operator)

    assert len(shown["against"].multiples[0].series) == how_many
