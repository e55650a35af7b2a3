import pytest
from django.contrib.auth.models import AnonymousUser

from makers import a_facilitator, a_need, a_person, a_representative, an_offer, an_operator, an_organisation
from waterlinks.operators.models import Operator
from waterlinks.operators.queries import (
    Filters,
    countries_present,
    directory,
    in_order,
    rows,
    unknown_answers,
    with_top_offers,
)
from waterlinks.operators.terms import ANSWERS, Basis, FocusArea, SizeBand, Standing
from waterlinks.organisations.terms import Origin

pytestmark = pytest.mark.django_db
SUGGESTED = {"basis": Basis.FIGURES, "standing": Standing.SUGGESTED}


def found(user=None, **filters):
    return set(directory(user or AnonymousUser(), Filters(**filters)))


@pytest.mark.parametrize(
    "q", ["đà nẵng", "DA NANG", "nang cap", "dawaco", "DAWACO Nẵng", "cap-nuoc", "  da   nang ", "hải châu"]
)
def test_an_operator_is_found_by_any_of_its_words_however_written(q):
    wanted = an_operator("Cấp Nước Đà Nẵng", code="cap-nuoc-da-nang")
    wanted.organisation.acronym, wanted.organisation.city = "DAWACO", "Hải Châu"
    wanted.organisation.save()
    an_operator("Lakeside Metropolitan Water")

    assert found(q=q) == {wanted}


@pytest.mark.parametrize("q", ["lakeside nowhere", "%", "_", "\\", "'", '"', "--", "\0", "100%"])
def test_what_matches_nothing_finds_nothing(q):
    an_operator("Lakeside Metropolitan Water", code="lakeside")

    assert found(q=q) == (set() if q != "\0" else found())


def test_no_filter_finds_everything_that_is_listed():
    operators = {an_operator(), an_operator()}
    an_operator(is_listed=False)

    assert found() == operators


def test_by_country_and_origin():
    wanted = an_operator(country="VN", origin=Origin.IMPORTED)
    an_operator(country="VN")
    an_operator(country="PH", origin=Origin.IMPORTED)

    assert found(country="VN", origin="import") == {wanted}


@pytest.mark.parametrize(
    ("band", "people"),
    [
        (SizeBand.SMALL, {0, 9_999}),
        (SizeBand.TOWN, {10_000, 49_999}),
        (SizeBand.METROPOLIS, {1_000_000, 9_000_000}),
    ],
)
def test_by_size(band, people):
    for number in [0, 9_999, 10_000, 49_999, 1_000_000, 9_000_000, None]:
        an_operator(people_served=number)

    assert {operator.people_served for operator in found(size=band)} == people


def test_by_service():
    wanted = an_operator(services=["water", "sewerage"])
    an_operator(services=["water"])
    an_operator(services=None)

    assert found(service="sewerage") == {wanted}


def test_by_what_is_offered_among_offers_the_reader_may_see():
    confirmed, suggested, dismissed = an_operator(), an_operator(), an_operator()
    an_offer(confirmed, FocusArea.METERING)
    an_offer(suggested, FocusArea.METERING, **SUGGESTED)
    an_offer(dismissed, FocusArea.METERING, standing=Standing.DISMISSED)
    an_offer(an_operator(), FocusArea.TARIFFS)

    assert found(offers="metering") == set()
    assert found(a_person(), offers="metering") == {confirmed}
    assert found(a_representative(suggested), offers="metering") == {confirmed, suggested}
    assert found(a_facilitator(), offers="metering") == {confirmed, suggested}


def test_by_what_is_needed_among_needs_the_reader_may_see():
    need = a_need(None, FocusArea.METERING)
    dismissed = a_need(None, FocusArea.METERING)
    dismissed.areas.update(standing=Standing.DISMISSED)
    a_need(None, FocusArea.METERING, state="met")

    assert found(a_facilitator(), needs="metering") == {need.operator}
    assert found(a_representative(need.operator), needs="metering") == {need.operator}
    assert found(a_representative(an_operator()), needs="metering") == set()
    assert found(needs="metering") == set()


def names(sort="", *, downwards=False, q=""):
    operators = Operator.objects.with_organisation()
    return [str(operator) for operator in in_order(operators, sort=sort, downwards=downwards, q=q)]


@pytest.fixture
def three():
    an_operator("Zürich Water", country="CH", people_served=10)
    an_operator("água Limpa", country="CL", people_served=None)
    an_operator("Berg Water", country="AT", people_served=20)


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("sort", ["", "name", "nonsense"])
def test_names_are_in_order_without_capitals_and_accents(sort):
    assert names(sort) == ["água Limpa", "Berg Water", "Zürich Water"]
    assert names(sort, downwards=True) == ["Zürich Water", "Berg Water", "água Limpa"]


@pytest.mark.usefixtures("three")
def test_countries_are_in_order_of_their_names_not_their_codes():
    assert names("country") == ["Berg Water", "água Limpa", "Zürich Water"]
    assert names("country", downwards=True) == ["Zürich Water", "água Limpa", "Berg Water"]


@pytest.mark.usefixtures("three")
def test_unknown_sizes_come_last_either_way():
    assert names("size") == ["Zürich Water", "Berg Water", "água Limpa"]
    assert names("size", downwards=True) == ["Berg Water", "Zürich Water", "água Limpa"]


@pytest.mark.parametrize("q", ["lmw", "LMW", " Lmw "])
def test_an_exact_acronym_comes_first(q):
    an_operator("Almwater", code="almwater")
    exact = an_operator("Lakeside Metropolitan Water")
    exact.organisation.acronym = "LMW"
    exact.organisation.save()

    assert names(q=q)[0] == "Lakeside Metropolitan Water"
    assert names("name", q=q)[0] == "Almwater"


def test_an_exact_code_comes_first():
    an_operator("A lake", code="a-lakeside")
    an_operator("Lakeside Metropolitan Water", code="lakeside")

    assert names(q="Lakeside") == ["Lakeside Metropolitan Water", "A lake"]


def test_the_best_three_offers_come_with_an_operator():
    operator = an_operator()
    for level, area in [(2, "tariffs"), (4, "metering"), (3, "septage"), (3, "catchment")]:
        an_offer(operator, area, level=level)
    an_offer(operator, "governance", level=4, standing=Standing.DISMISSED)

    shown = with_top_offers(Operator.objects.all(), a_person()).get()

    assert [offer.focus_area for offer in shown.top_offers] == ["metering", "catchment", "septage"]


def test_the_offer_that_is_wanted_stands_first():
    operator = an_operator()
    for level, area in [(4, "metering"), (4, "catchment"), (4, "septage"), (2, "tariffs")]:
        an_offer(operator, area, level=level)

    shown = with_top_offers(Operator.objects.all(), a_person(), wanted="tariffs").get()

    assert [offer.focus_area for offer in shown.top_offers] == ["tariffs", "catchment", "metering"]


def test_rows_come_in_the_order_asked_for_without_those_that_are_hidden_by_now():
    first, second, hidden = an_operator(), an_operator(), an_operator(is_listed=False)

    assert rows(AnonymousUser(), [second.pk, hidden.pk, first.pk]) == [second, first]


def test_a_visitor_gets_no_offers():
    an_offer()

    assert with_top_offers(Operator.objects.all(), AnonymousUser()).get().top_offers == []


def test_the_countries_to_choose_are_those_with_operators_by_name():
    for code in ["VN", "CH", "CL", "VN"]:
        an_operator(country=code)
    an_organisation(country="DE")

    assert [country.name for country in countries_present()] == ["Chile", "Switzerland", "Viet Nam"]


def test_of_a_new_operator_nothing_is_known():
    assert unknown_answers(an_operator()) == list(ANSWERS)


def test_no_and_zero_are_answers():
    operator = an_operator(
        team_named=False, director_commits=False, people_served=0, languages=["en"], services=[]
    )

    assert set(ANSWERS) - set(unknown_answers(operator)) == {
        "team_named",
        "director_commits",
        "people_served",
        "languages",
    }
