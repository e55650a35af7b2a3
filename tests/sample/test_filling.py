import datetime as dt

import pytest

from waterlinks.accounts.models import Person
from waterlinks.benchmarking.models import Observation
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.operators.models import NeedArea
from waterlinks.operators.terms import FocusArea, Standing
from waterlinks.organisations.models import Organisation
from waterlinks.organisations.terms import Origin
from waterlinks.partnerships.lifecycle import Stage, Status
from waterlinks.partnerships.models import Partnership
from waterlinks.sample import filling

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 15)


@pytest.fixture
def demo(settings):
    settings.DEMO = True


def test_outside_the_demo_nothing_is_filled():
    with pytest.raises(NotPossible, match="in the demo only"):
        filling.fill(TODAY)
    with pytest.raises(NotPossible, match="in the demo only"):
        filling.fill_people()

    assert not Organisation.objects.exists()


def test_the_programme_is_filled_whole_dated_from_its_day_and_once(demo):
    counts = filling.fill(TODAY)

    assert counts["operators"] == 60
    assert set(Organisation.objects.values_list("origin", flat=True)) == {Origin.ILLUSTRATIVE}
    assert Observation.objects.order_by("-period_end").first().period_end == dt.date(2025, 12, 31)
    assert Person.objects.exclude(persona="").count() == 5
    assert counts["pairs_proposed"] > 20
    with pytest.raises(NotPossible, match="here already"):
        filling.fill(TODAY)


def test_a_demo_that_begins_empty_has_people_of_no_operator_and_can_be_filled_later(demo):
    first = filling.fill_people()

    again = filling.fill_people()

    assert first == again == {"people": 3}
    assert set(Person.objects.values_list("email", flat=True)) == {
        "fatima@example.org",
        "siti@example.org",
        "peter@example.org",
    }
    assert not filling.is_filled()
    assert filling.fill(TODAY)["people"] == 5


def test_partnerships_stand_where_the_product_can_take_them_and_one_was_withdrawn(demo):
    filling.fill(TODAY)

    assert set(Partnership.objects.values_list("stage", flat=True)) == {Stage.INTRODUCTION}
    statuses = sorted(Partnership.objects.values_list("status", flat=True))
    assert statuses == [Status.RUNNING] * 3 + [Status.WITHDRAWN]
    assert all(partnership.began_on < TODAY for partnership in Partnership.objects.all())


def test_port_amber_has_stated_a_need_and_figures_suggest_another(demo):
    filling.fill(TODAY)

    areas = NeedArea.objects.filter(need__operator__organisation__code="port-amber-water-district")

    assert dict(areas.values_list("focus_area", "standing")) == {
        FocusArea.PHYSICAL_LOSSES: Standing.CONFIRMED,
        FocusArea.METERING: Standing.SUGGESTED,
    }
