"""Mail this capability sends. The words are in templates/partnerships/mail/."""

from typing import Any

from django.conf import settings

from waterlinks.organisations.queries import people_of
from waterlinks.outbox.actions import queue
from waterlinks.partnerships.models import Partnership


def tell_the_parties(kind: str, partnership: Partnership, **context: Any) -> None:
    """Queue one mail for each person of each party."""
    parties = {party.organisation_id: party for party in partnership.parties.select_related("organisation")}
    address = settings.SITE_ADDRESS + partnership.get_absolute_url()
    for person in people_of(parties):
        queue(
            kind,
            person,
            {"partnership": partnership, "address": address, "parties": parties.values(), **context},
        )
