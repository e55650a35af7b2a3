"""Who may. Rights come from memberships; a person's are read once and kept on the person for the request."""

from typing import Any

from waterlinks.organisations.models import Membership, Organisation
from waterlinks.organisations.terms import ROLE_CARDS, Permission, Role


def memberships_of(user: Any) -> list[Membership]:
    """Return the person's memberships with their organisations; none for a visitor."""
    if not getattr(user, "pk", None):
        return []
    if not hasattr(user, "_memberships"):
        user._memberships = list(Membership.objects.filter(person=user).select_related("organisation"))  # noqa: SLF001
    return user._memberships  # noqa: SLF001


def may(user: Any, permission: Permission) -> bool:
    """Say whether any role of this person carries the permission."""
    return any(permission in ROLE_CARDS[Role(membership.role)].may for membership in memberships_of(user))


def organisation_ids(user: Any, permission: Permission) -> list[int]:
    """Return the organisations in which the person holds a role with this permission."""
    return [
        membership.organisation_id
        for membership in memberships_of(user)
        if permission in ROLE_CARDS[Role(membership.role)].may
    ]


def represents(user: Any, organisation: Organisation) -> bool:
    """Say whether the person speaks for this organisation."""
    return organisation.pk in organisation_ids(user, Permission.SPEAK_FOR)


def sees_network(user: Any) -> bool:
    return may(user, Permission.SEE_NETWORK)


def may_broker(user: Any) -> bool:
    return may(user, Permission.BROKER)


def may_import_figures(user: Any) -> bool:
    return may(user, Permission.IMPORT_FIGURES)


def may_run_the_programme(user: Any) -> bool:
    return may(user, Permission.RUN_PROGRAMME)
