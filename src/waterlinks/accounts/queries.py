"""Answers about people."""

from collections.abc import Collection

from django.db.models import QuerySet

from waterlinks.accounts.models import Person


def personas() -> QuerySet[Person]:
    """Return the people of the demo that anybody may sign in as, in the order in which they were made."""
    return Person.objects.filter(is_active=True).exclude(persona="").order_by("pk")


def names_of(numbers: Collection[int]) -> dict[int, str]:
    """Return what these people are called now, by number; whoever is not here any more is left out."""
    return dict(Person.objects.filter(pk__in=numbers).values_list("pk", "name"))
