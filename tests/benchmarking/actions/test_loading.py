import json
import time

import pytest
from django.db import IntegrityError, connection, transaction

from figure_makers import a_batch
from makers import an_operator
from waterlinks.benchmarking.actions.loading import BREATH, give_way, load, take_statistics
from waterlinks.benchmarking.actions.staging import OBSERVATION
from waterlinks.benchmarking.models import IndicatorValue, Observation
from waterlinks.benchmarking.queries.computed import COLUMNS

pytestmark = pytest.mark.django_db


def a_row(operator, batch, item="i40", value=0.1, source="Ação; \\ \t “x”"):
    return (
        operator.pk,
        batch.pk,
        "2018-01-01",
        "2018-12-31",
        "utility",
        "",
        item,
        value,
        "reported",
        "B",
        "BRL",
        "nominal",
        source,
    )


def test_what_is_loaded_reads_back_to_the_last_digit():
    operator, batch = an_operator(), a_batch()
    values = [0.1, 1e-9, 123456789.123456789, -5.0, 2 / 3]

    load(Observation, OBSERVATION, (a_row(operator, batch, f"i{n}", one) for n, one in enumerate(values)))

    rows = Observation.objects.order_by("item")
    assert [row.value for row in rows] == values
    assert rows[0].source == "Ação; \\ \t “x”"
    assert rows[0].period_end.isoformat() == "2018-12-31"


def test_nothing_and_json_are_kept_as_such():
    operator, batch = an_operator(), a_batch()
    reason = {"code": "missing_items", "params": {"items": ["i40", "ção"]}}
    head = (operator.pk, batch.pk, "2018-01-01", "2018-12-31", "utility", "", "6.1")

    load(IndicatorValue, COLUMNS, [(*head, None, json.dumps(reason), "", "", "")])

    row = IndicatorValue.objects.get()
    assert (row.value, row.why_not) == (None, reason)


def test_a_row_that_breaks_a_constraint_takes_all_of_them_back():
    operator, batch = an_operator(), a_batch()

    with pytest.raises(IntegrityError), transaction.atomic():
        load(Observation, OBSERVATION, [a_row(operator, batch), a_row(operator, batch)])

    assert not Observation.objects.exists()


def test_no_rows_are_no_trouble():
    load(Observation, OBSERVATION, [])

    assert not Observation.objects.exists()


def test_the_planner_learns_how_a_table_has_grown():
    operator, batch = an_operator(), a_batch()
    load(Observation, OBSERVATION, (a_row(operator, batch, f"i{n}") for n in range(30)))

    take_statistics()

    assert rows_the_planner_knows_of() == 30


def rows_the_planner_knows_of():
    of_sqlite = "SELECT CAST(stat AS integer) FROM sqlite_stat1 WHERE idx = 'observation_of_an_operator'"
    of_postgres = "SELECT reltuples FROM pg_class WHERE relname = 'observation_of_an_operator'"
    with connection.cursor() as cursor:
        cursor.execute(of_sqlite if connection.vendor == "sqlite" else of_postgres)
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_others_get_a_turn_between_two_transactions_and_nobody_sleeps_in_one(monkeypatch):
    slept = []
    monkeypatch.setattr(time, "sleep", slept.append)

    with transaction.atomic():
        give_way()
    assert slept == []

    give_way()
    assert slept == ([BREATH] if connection.vendor == "sqlite" else [])
