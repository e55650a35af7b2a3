import pytest

from makers import a_need, a_representative, an_offer, an_operator
from waterlinks.operators.actions import imported
from waterlinks.operators.actions.imported import Newcomer, Profile
from waterlinks.operators.models import NeedArea, Offer, Operator
from waterlinks.operators.terms import Basis, Standing
from waterlinks.organisations.models import Organisation
from waterlinks.organisations.terms import Origin
from waterlinks.partnerships.models import Partnership, Party
from waterlinks.partnerships.terms import PartyRole

pytestmark = pytest.mark.django_db


def a_newcomer(code="snis-1", **facts):
    return Newcomer(code=code, name="Water of Alfa", country="BR", source="SNIS", **facts)


def test_a_newcomer_is_entered_unseen_with_public_figures():
    numbers = imported.enter([a_newcomer(services=("water",), city="Alfa", ownership="public")])

    operator = Operator.objects.select_related("organisation").get(pk=numbers["snis-1"])

    assert (operator.is_listed, operator.figures_are_public) == (False, True)
    assert (operator.services, operator.ownership) == (["water"], "public")
    assert (operator.organisation.city, operator.organisation.origin) == ("Alfa", Origin.IMPORTED)


def test_unknown_services_stay_unknown():
    imported.enter([a_newcomer()])

    assert Operator.objects.get().services is None


def test_whoever_is_here_already_stays_as_they_are():
    known = an_operator("Alfa Water and Sewerage", code="snis-1")

    numbers = imported.enter([a_newcomer()])

    known.refresh_from_db()
    assert numbers == {"snis-1": known.pk}
    assert (known.organisation.name, known.is_listed) == ("Alfa Water and Sewerage", True)


def test_one_named_twice_is_entered_once():
    imported.enter([a_newcomer(), a_newcomer()])

    assert Operator.objects.count() == 1


def test_the_unlisted_are_seen_by_nobody_until_they_are_listed():
    numbers = imported.enter([a_newcomer()])
    assert not Operator.objects.visible_to(None).exists()
    assert not Operator.objects.with_figures_visible_to(None).exists()

    listed = imported.list_operators(numbers.values())

    assert listed == 1
    assert Operator.objects.visible_to(None).exists()


def a_listed_newcomer():
    numbers = imported.enter([a_newcomer()])
    imported.list_operators(numbers.values())
    return Operator.objects.get()


def unlisted(operator):
    return imported.unlist([operator.pk], besides=()) == [operator.pk]


def test_an_operator_nobody_refers_to_is_hidden_with_what_figures_suggested():
    operator = a_listed_newcomer()
    need = a_need(operator)
    need.areas.update(basis=Basis.FIGURES, standing=Standing.SUGGESTED)
    an_offer(operator, basis=Basis.FIGURES, standing=Standing.SUGGESTED)

    assert unlisted(operator)

    assert not Operator.objects.visible_to(None).exists()
    assert not NeedArea.objects.exists()
    assert not Offer.objects.exists()


def confirmed_a_need(operator):
    a_need(operator)


def dismissed_an_offer(operator):
    an_offer(operator, basis=Basis.FIGURES, standing=Standing.DISMISSED)


def had_a_need(operator):
    a_need(operator, state="withdrawn").areas.all().delete()


def has_people(operator):
    a_representative(operator)


def is_in_a_partnership(operator):
    partnership = Partnership.objects.create(code="WL-1", began_on="2026-01-01")
    Party.objects.create(
        partnership=partnership,
        organisation=operator.organisation,
        role=PartyRole.MENTOR,
        joined_on="2026-01-01",
    )


@pytest.mark.parametrize(
    "has_a_life_of_its_own",
    [confirmed_a_need, dismissed_an_offer, had_a_need, has_people, is_in_a_partnership],
    ids=lambda one: one.__name__,
)
def test_an_operator_with_a_life_of_its_own_stays(has_a_life_of_its_own):
    operator = a_listed_newcomer()
    has_a_life_of_its_own(operator)

    assert not unlisted(operator)

    assert Operator.objects.visible_to(None).get() == operator


def test_an_operator_that_did_not_come_with_an_import_stays():
    assert not unlisted(an_operator())


def test_only_those_never_listed_are_removed():
    listed = a_listed_newcomer()
    unseen = imported.enter([a_newcomer("snis-2")])["snis-2"]

    imported.remove_unlisted([listed.pk, unseen])

    assert list(Organisation.objects.values_list("code", flat=True)) == ["snis-1"]


def test_a_compiled_operator_knows_what_its_figures_tell_and_nothing_else():
    operator = a_listed_newcomer()
    imported.bring_up_to_date([Profile(operator.pk, people_served=500, connections=90, hours_of_supply=12.5)])

    changed = imported.bring_up_to_date([Profile(operator.pk, people_served=600, services=("water",))])

    operator.refresh_from_db()
    assert changed == 1
    assert (operator.people_served, operator.connections, operator.hours_of_supply) == (600, None, None)
    assert operator.services == ["water"]


def test_what_an_operator_said_itself_is_replaced_only_by_a_figure():
    operator = an_operator(people_served=500, connections=90, services=["water"])

    imported.bring_up_to_date([Profile(operator.pk, people_served=600, services=("sewerage",))])

    operator.refresh_from_db()
    assert (operator.people_served, operator.connections) == (600, 90)
    assert operator.services == ["water"]


def test_nothing_is_written_where_nothing_changed():
    operator = an_operator(people_served=500)

    assert imported.bring_up_to_date([Profile(operator.pk, people_served=500)]) == 0
