"""Answers about people."""

from django.db.models import QuerySet

from waterlinks.accounts.models import Person


def personas() -> QuerySet[Person]:
    """Return the people of the demo that anybody may sign in as, in the order in which they were made."""
    return Person.objects.filter(is_active=True).exclude(persona="").order_by("pk")
