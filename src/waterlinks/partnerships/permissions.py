"""Who may. When it is possible is the lifecycle's question, not ours."""

from typing import Any

from waterlinks.organisations.permissions import may_broker, memberships_of, sees_network
from waterlinks.partnerships.models import Partnership


def may_withdraw(user: Any, partnership: Partnership) -> bool:
    """Facilitators and the secretariat take a partnership back; its parties ask them to."""
    return may_broker(user)


def reads_history(user: Any, partnership: Partnership) -> bool:
    """The trail is for the parties and those who see the network, not for visitors of a public page."""
    mine = {membership.organisation_id for membership in memberships_of(user)}
    return sees_network(user) or any(party.organisation_id in mine for party in partnership.parties.all())
