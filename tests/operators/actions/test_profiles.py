import pytest

from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.operators.actions import profiles
from waterlinks.operators.models import Operator
from waterlinks.organisations.models import Organisation
from waterlinks.organisations.terms import Kind, Origin

pytestmark = pytest.mark.django_db


def a_newcomer(code, origin=Origin.OWN, **answers):
    return Organisation(
        code=code, name=code.title(), kind=Kind.OPERATOR, country="PH", origin=origin
    ), answers


def test_operators_are_entered_with_what_they_say_in_the_order_given():
    entered = profiles.enter([a_newcomer("zebra", team_named=True), a_newcomer("amber")])

    assert [operator.code for operator in entered] == ["zebra", "amber"]
    assert entered[0].team_named is True
    assert entered[1].team_named is None


def test_illustrative_ones_exist_in_the_demo_only():
    with pytest.raises(NotPossible):
        profiles.enter([a_newcomer("amber", Origin.ILLUSTRATIVE)])

    assert not Operator.objects.exists()
