"""Organisations and memberships."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from waterlinks.kernel.names import folded
from waterlinks.organisations.terms import Kind, Origin, Permission, Role, roles_that_may
from waterlinks.reference.countries import country


class FoldedField(models.TextField):
    """Other facts of the row in one folded text, to search through or to sort by.

    It is made whenever a row is written, in bulk too, so nothing can be stored and not be found.
    """

    def __init__(self, *args: Any, of: tuple[str, ...] = (), **options: Any) -> None:
        self.of = of
        super().__init__(*args, **{"default": "", "editable": False, **options})

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        text = folded(" ".join(getattr(model_instance, field) for field in self.of))
        setattr(model_instance, self.attname, text)
        return text


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def visible_to(self, user: Any) -> "OrganisationQuerySet":
        """Everybody may read that an organisation exists, its kind and its place."""
        return self.all()

    def of(self, user: Any, permission: Permission) -> "OrganisationQuerySet":
        """Return the organisations in which this person holds a role with the permission."""
        if not getattr(user, "pk", None):
            return self.none()
        memberships = Membership.objects.filter(person=user, role__in=roles_that_may(permission))
        return self.filter(pk__in=memberships.values("organisation"))


class Organisation(models.Model):
    """Somebody who takes part in the programme: an operator, a facilitator, a development partner …"""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    country = models.CharField(_("country"), max_length=2, help_text=_("Two letters, ISO 3166."))
    city = models.CharField(_("city"), max_length=120, blank=True)
    origin = models.CharField(_("origin"), max_length=12, choices=Origin, default=Origin.OWN)
    source = models.CharField(_("source"), max_length=300, blank=True)
    found_by = FoldedField(_("words it is found by"), of=("name", "acronym", "code", "city"))
    by_country = FoldedField(_("country and name, to sort by"), of=("country_name", "name", "code"))

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        indexes = [
            models.Index(fields=["found_by"], name="organisation_by_name"),
            models.Index(fields=["country", "kind"], name="organisation_by_country"),
            models.Index(fields=["by_country"], name="organisation_by_country_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def country_name(self) -> str:
        return country(self.country).name

    @property
    def place(self) -> str:
        """City and country, as far as they are known: many operators bear the same name."""
        return ", ".join(filter(None, (self.city, self.country_name)))


class Membership(models.Model):
    """A person's role in an organisation."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(fields=["person", "organisation", "role"], name="membership_is_held_once")
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}, {self.organisation}"
