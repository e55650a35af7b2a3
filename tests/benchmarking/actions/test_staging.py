import pytest

from figure_makers import a_batch
from waterlinks.benchmarking.actions.staging import Staging
from waterlinks.benchmarking.imports.findings import OperatorYear
from waterlinks.benchmarking.imports.mapping import mapping
from waterlinks.benchmarking.lifecycle import BatchState
from waterlinks.benchmarking.models import IndicatorValue, Observation
from waterlinks.kernel.periods import Period
from waterlinks.operators.models import Operator
from waterlinks.organisations.models import Organisation

pytestmark = pytest.mark.django_db


def a_year(operator="368", *, country="AL", currency="ALL", year=2018, attributes=None, **values):
    values = {item: float(value) for item, value in values.items()} or {"i40": 1000.0}
    facts = {"name": "Bashkia Puke", **(attributes or {})}
    return OperatorYear(2, operator, Period.of_year(year), country, currency, facts, values)


def a_staging(**facts):
    return Staging(a_batch(BatchState.STAGING, **facts), mapping("ibnet"))


def take(staging, years):
    staging.prepared(years).store()


def test_nothing_taken_is_seen_before_the_switch():
    take(a_staging(), [a_year(i30=2000, i40=1000)])

    assert Observation.objects.count() == 2
    assert not Observation.objects.live().exists()
    assert not IndicatorValue.objects.live().exists()
    assert not Operator.objects.visible_to(None).exists()


def test_every_observation_says_how_and_by_whom_it_was_told():
    take(a_staging(), [a_year(i40=1000)])

    row = Observation.objects.get()

    assert (row.method, row.confidence, row.scope, row.zone) == ("reported", "C", "utility", "")
    assert row.source == mapping("ibnet").source
    assert (row.currency, row.price_basis) == ("", "")


def test_money_says_what_it_is_counted_in():
    take(a_staging(), [a_year(i90=10, i94=8), a_year("9", country="KE", currency="KES", i90=10)])

    bases = Observation.objects.order_by("pk").values_list("item", "currency", "price_basis")

    assert list(bases) == [("i90", "ALL", "nominal"), ("i94", "XPP", "ppp2017"), ("i90", "KES", "nominal")]


def test_a_formula_that_mixes_two_bases_answers_why_not():
    take(a_staging(), [a_year(i90=10, i94=8)])

    reasons = IndicatorValue.objects.filter(indicator__in=["24.1", "G12"]).values_list("why_not", flat=True)

    assert [reason["code"] for reason in reasons] == ["mixed_money_bases"] * 2


def test_one_operator_of_many_years_is_entered_once():
    staging = a_staging()

    take(staging, [a_year(year=2017), a_year(year=2018)])
    take(staging, [a_year(year=2019)])

    assert (Operator.objects.count(), staging.counts.operators) == (1, 1)


def test_the_latest_services_are_remembered_whatever_the_order():
    staging = a_staging()

    take(
        staging,
        [
            a_year(year=2018, attributes={"services": ("water", "sewerage")}),
            a_year(year=2016, attributes={"services": ("water",)}),
            a_year(year=2019),
        ],
    )

    assert [services for _, services in staging.services.values()] == [("water", "sewerage")]


@pytest.mark.parametrize("code", ["A/12", "a 12", "Ção", "368"])
def test_every_code_makes_an_address(code):
    take(a_staging(), [a_year(code)])

    organisation = Organisation.objects.get()

    assert organisation.code.startswith("ibnet-")
    assert Operator.objects.get().get_absolute_url() == f"/operators/{organisation.code}/"


def test_a_plain_code_is_kept_as_it_is():
    take(a_staging(), [a_year("368")])

    assert Organisation.objects.get().code == "ibnet-368"


def test_an_empty_block_is_no_trouble():
    staging = a_staging()

    take(staging, [])

    assert staging.counts.observations == 0


@pytest.mark.parametrize("how_many", [1, 30])
def test_a_block_costs_the_same_however_many_rows_it_has(how_many, django_assert_max_num_queries):
    years = [a_year(str(one), i40=1000) for one in range(how_many)]
    staging = a_staging()

    with django_assert_max_num_queries(14):
        take(staging, years)

    assert Observation.objects.count() == how_many
