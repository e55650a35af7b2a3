import csv
import io

import pytest
from django.utils.html import strip_tags

from makers import a_facilitator, a_need, a_person, a_representative, a_secretary, an_offer, an_operator
from waterlinks.operators.terms import Basis, FocusArea, Standing
from waterlinks.organisations.terms import Origin

pytestmark = pytest.mark.django_db
DIRECTORY = "/operators/"
TABLE = "/operators/operators.csv"


def rows_of(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def shown(response):
    return [str(operator) for operator in response.context["operators"]]


def cell_of_offers(page):
    cell = page.partition('<td data-label="Offers help with">')[2].partition("</td>")[0]
    return " ".join(strip_tags(cell).split())


def test_everybody_reads_the_directory(client):
    an_operator("Port Amber Water District", country="PH", people_served=296_000, origin=Origin.IMPORTED)

    text = client.get(DIRECTORY).text

    assert "Port Amber Water District" in text
    assert "compiled from public sources" in text
    assert "Philippines" in text
    assert "296,000" in text
    assert "1 operator" in text


def test_filters_stand_in_the_address_and_each_can_be_taken_away(client):
    an_operator("Port Amber", country="PH", people_served=20_000)
    an_operator("Lakeside", country="PH", people_served=900_000)

    response = client.get(DIRECTORY, {"q": "amber", "country": "PH", "size": "town"})

    assert shown(response) == ["Port Amber"]
    assert 'href="?q=amber&amp;size=town"' in response.text
    assert "Remove all filters" in response.text


def test_what_nobody_is_like_teaches_the_next_step(client):
    an_operator("Port Amber")

    text = client.get(DIRECTORY, {"q": "nowhere"}).text

    assert "No operator is like this" in text
    assert "Show all operators" in text


def test_an_empty_programme_says_how_operators_come_in(client):
    assert "No operator is here yet" in client.get(DIRECTORY).text


@pytest.mark.parametrize(
    "query",
    [
        {"q": "x" * 50_000},
        {"country": "XX"},
        {"size": "\x00"},
        {"service": "' OR 1=1"},
        {"offers": "everything"},
    ],
)
def test_nonsense_in_the_address_is_answered_with_a_sentence(client, query):
    an_operator("Port Amber")
    client.force_login(a_person())

    response = client.get(DIRECTORY, query)

    assert response.status_code == 200
    assert "One answer needs a look" in response.text
    assert shown(response) == []


@pytest.mark.parametrize("query", [{"page": "9" * 40}, {"page": "-1"}, {"sort": "'"}, {"unheard": "of"}])
def test_an_address_with_an_unknown_page_or_order_still_shows_the_list(client, query):
    an_operator("Port Amber")

    assert shown(client.get(DIRECTORY, query)) == ["Port Amber"]


def test_twenty_five_stand_on_a_page(client):
    for _ in range(26):
        an_operator()

    assert len(client.get(DIRECTORY).context["operators"]) == 25
    assert len(client.get(DIRECTORY, {"page": 2}).context["operators"]) == 1


def test_a_visitor_who_follows_an_insiders_link_is_told_and_not_shown_anything_else(client):
    an_operator("Port Amber")

    response = client.get(DIRECTORY, {"offers": "metering"})

    assert "This list is filtered by something you may not see." in response.text
    assert shown(response) == []


def test_offers_stand_in_the_list_for_those_who_may_see_them(client):
    operator = an_operator()
    an_offer(operator, FocusArea.TARIFFS)
    an_offer(operator, FocusArea.SEPTAGE, basis=Basis.FIGURES, standing=Standing.SUGGESTED)

    visitor = client.get(DIRECTORY).text
    client.force_login(a_person())
    somebody = client.get(DIRECTORY).text
    client.force_login(a_facilitator())
    facilitator = client.get(DIRECTORY).text

    pages = [visitor, somebody, facilitator]
    assert [cell_of_offers(page) for page in pages] == [
        "",
        "Tariffs",
        "Septage management suggested, Tariffs",
    ]


def test_htmx_gets_only_the_results(client):
    an_operator("Port Amber")

    response = client.get(DIRECTORY, headers={"HX-Request": "true", "HX-Target": "results"})

    assert response.text.lstrip().startswith('<div id="results"')
    assert "Port Amber" in response.text


@pytest.mark.parametrize("how_many", [1, 3])
@pytest.mark.parametrize(
    ("who", "queries"),
    [
        (None, 4),
        (a_person, 8),
        (a_facilitator, 8),
        (a_secretary, 8),
        (lambda: a_representative(an_operator("Aa")), 8),
    ],
)
def test_the_list_costs_the_same_however_long_it_is(
    client, django_assert_num_queries, how_many, who, queries
):
    for _ in range(how_many):
        an_offer(a_need().operator)
    if who:
        client.force_login(who())

    with django_assert_num_queries(queries):
        client.get(DIRECTORY)


def test_the_table_file_holds_every_page_of_what_is_on_the_screen(client):
    for number in range(30):
        an_operator(f"Operator {number:02d} of Chile", country="CL")
    an_operator(country="PH")

    rows = rows_of(client.get(TABLE, {"country": "CL", "sort": "-name"}))

    assert [row[0] for row in rows] == [
        "Operator",
        *(f"Operator {number:02d} of Chile" for number in range(29, -1, -1)),
    ]


def test_a_row_of_the_table_file(client):
    operator = an_operator("Port Amber", country="PH", code="port-amber", people_served=296_000)
    an_offer(operator, FocusArea.METERING, level=4)
    an_offer(operator, FocusArea.TARIFFS, level=3)
    client.force_login(a_person())

    header, row = rows_of(client.get(TABLE))

    assert dict(zip(header, row, strict=True)) == {
        "Operator": "Port Amber",
        "Acronym": "",
        "Code": "port-amber",
        "City": "",
        "Country": "Philippines",
        "People served": "296000",
        "Offers help with": "Metering; Tariffs",
        "Origin": "own record",
    }


def test_a_visitor_is_told_nothing_of_offers_not_even_that_there_are_none(client):
    an_offer()

    assert "Offers help with" not in client.get(DIRECTORY).text
    assert "Offers help with" not in rows_of(client.get(TABLE))[0]


def test_who_may_read_offers_is_told_when_there_are_none(client):
    an_operator()
    client.force_login(a_person())

    assert cell_of_offers(client.get(DIRECTORY).text) == "nothing yet"


def test_no_name_becomes_a_formula(client):
    an_operator("=HYPERLINK(1)")

    assert rows_of(client.get(TABLE))[1][0] == "'=HYPERLINK(1)"


def test_the_table_file_of_an_unreadable_address_is_the_page_that_says_so(client):
    response = client.get(TABLE, {"country": "XX"})

    assert response["Location"] == "/operators/?country=XX"


def test_the_table_file_is_handed_over_to_keep(client):
    response = client.get(TABLE)

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="operators.csv"'
