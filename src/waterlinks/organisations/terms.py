"""Words of this capability: kinds and origins of organisations, roles and what each role may do."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    OPERATOR = "operator", _("Operator")
    FACILITATOR = "facilitator", _("Facilitator")
    DEVELOPMENT_PARTNER = "development_partner", _("Development partner")
    ASSOCIATION = "association", _("Association")
    GOVERNMENT = "government", _("Government")
    ACADEMIA = "academia", _("Academia")
    SECRETARIAT = "secretariat", _("Secretariat")


class Origin(models.TextChoices):
    """Where a record comes from. Public totals count nothing illustrative."""

    OWN = "own", _("own record")
    REGISTER = "register", _("from the register")
    IMPORTED = "import", _("compiled from public sources")
    ILLUSTRATIVE = "illustrative", _("illustrative")


class Permission(models.TextChoices):
    """What a role may do. Each is a sentence about the programme or about the role's own organisation."""

    SEE_NETWORK = "see_network", _("See the needs, offers and figures of every operator of the programme")
    BROKER = "broker", _("Run matching rounds, accept matches and begin partnerships")
    IMPORT_FIGURES = "import_figures", _("Import figures of many operators and take an import back")
    RUN_PROGRAMME = "run_programme", _("See the long work of everybody and stop it")
    SPEAK_FOR = "speak_for", _("Confirm or dismiss needs and offers of the own organisation")
    SEE_OWN = "see_own", _("See everything about the own organisation")


class Role(models.TextChoices):
    SECRETARIAT = "secretariat", _("Secretariat")
    FACILITATOR = "facilitator", _("Facilitator")
    REPRESENTATIVE = "representative", _("Representative")
    STAFF = "staff", _("Staff")
    OBSERVER = "observer", _("Observer")


@dataclass(frozen=True, slots=True)
class RoleCard:
    """What the page "Who may do what" prints about a role."""

    description: str | Promise
    may: frozenset[Permission]


ROLE_CARDS: dict[Role, RoleCard] = {
    Role.SECRETARIAT: RoleCard(
        _("Runs the programme."),
        frozenset(
            {
                Permission.SEE_NETWORK,
                Permission.BROKER,
                Permission.IMPORT_FIGURES,
                Permission.RUN_PROGRAMME,
                Permission.SEE_OWN,
            }
        ),
    ),
    Role.FACILITATOR: RoleCard(
        _("Finds matches and brings partners together."),
        frozenset({Permission.SEE_NETWORK, Permission.BROKER, Permission.SEE_OWN}),
    ),
    Role.REPRESENTATIVE: RoleCard(
        _("Speaks for an operator as mentor or recipient."),
        frozenset({Permission.SPEAK_FOR, Permission.SEE_OWN}),
    ),
    Role.STAFF: RoleCard(_("Works at an operator and sees its records."), frozenset({Permission.SEE_OWN})),
    Role.OBSERVER: RoleCard(
        _("Follows the partnerships its organisation takes part in, as a development partner does."),
        frozenset({Permission.SEE_OWN}),
    ),
}


def roles_that_may(permission: Permission) -> list[Role]:
    """Return the roles that carry a permission, in the order of the table."""
    return [role for role, card in ROLE_CARDS.items() if permission in card.may]
