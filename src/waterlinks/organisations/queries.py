"""Answers about who belongs where."""

from collections.abc import Iterable

from waterlinks.accounts.models import Person
from waterlinks.organisations.models import Membership


def people_of(organisations: Iterable[int]) -> list[Person]:
    """Return the people of these organisations (ids) who may sign in, each once, by e-mail address."""
    memberships = Membership.objects.filter(organisation__in=list(organisations))
    return list(Person.objects.filter(pk__in=memberships.values("person"), is_active=True).order_by("email"))


def organisations_without_people(organisations: Iterable[int]) -> set[int]:
    """Return those of these organisations (ids) in which nobody has an account yet."""
    asked = set(organisations)
    return asked - set(
        Membership.objects.filter(organisation__in=asked).values_list("organisation", flat=True)
    )
