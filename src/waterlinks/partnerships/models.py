"""Partnerships, their parties and the milestones they have reached."""

import uuid
from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from waterlinks.operators.models import Need
from waterlinks.organisations.models import Organisation
from waterlinks.organisations.permissions import organisation_ids, sees_network
from waterlinks.organisations.terms import Origin, Permission
from waterlinks.partnerships.lifecycle import UNFINISHED, Stage, Status
from waterlinks.partnerships.terms import MENTORING, MilestoneKind, PartyRole


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    def visible_to(self, user: object) -> "PartnershipQuerySet":
        """Everybody reads what was made public; the rest is for its parties and those who see the network."""
        if sees_network(user):
            return self.all()
        own = Party.objects.filter(organisation__in=organisation_ids(user, Permission.SEE_OWN))
        return self.filter(Q(is_public=True) | Q(pk__in=own.values("partnership")))

    def unfinished(self) -> "PartnershipQuerySet":
        return self.filter(status__in=UNFINISHED)

    def of(self, organisations: Iterable[int]) -> "PartnershipQuerySet":
        parties = Party.objects.filter(organisation__in=organisations)
        return self.filter(pk__in=parties.values("partnership"))

    def with_parties(self) -> "PartnershipQuerySet":
        parties = models.Prefetch("parties", Party.objects.select_related("organisation"))
        return self.select_related("need__operator__organisation").prefetch_related(parties)


class Partnership(models.Model):
    """A time-bound, not-for-profit agreement by which mentors help a recipient improve."""

    code = models.CharField(_("code"), max_length=40, unique=True, default=uuid.uuid4)
    title = models.CharField(_("title"), max_length=200, blank=True)
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    stage = models.CharField(_("step"), max_length=16, choices=Stage, default=Stage.IDENTIFICATION)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.RUNNING)
    began_on = models.DateField(_("began on"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=500, blank=True)
    origin = models.CharField(_("origin"), max_length=12, choices=Origin, default=Origin.OWN)
    is_public = models.BooleanField(_("may be read by everybody"), default=False)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        constraints = [
            models.UniqueConstraint(
                fields=["need"],
                condition=Q(status__in=UNFINISHED),
                name="partnership_is_the_only_one_of_a_need",
            ),
            models.CheckConstraint(
                name="partnership_that_ended_says_when",
                condition=Q(status=Status.RUNNING, ended_on__isnull=True)
                | (~Q(status=Status.RUNNING) & Q(ended_on__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["-began_on", "code"], name="partnership_by_age")]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("partnerships:partnership", args=[self.code])

    @property
    def step_number(self) -> int:
        """1 to 5."""
        return Stage.values.index(self.stage) + 1

    @property
    def name(self) -> str:
        """The title somebody gave it, else who works with whom; needs with_parties() on the queryset."""
        recipients = get_text_list(self._names(PartyRole.RECIPIENT), gettext("and"))
        mentors = get_text_list(self._names(*MENTORING), gettext("and"))
        return self.title or gettext("%(recipients)s with %(mentors)s") % {
            "recipients": recipients,
            "mentors": mentors,
        }

    def _names(self, *roles: PartyRole) -> list[str]:
        return [party.organisation.name for party in self.in_role(*roles)]

    def in_role(self, *roles: PartyRole) -> list["Party"]:
        """Return the parties that play one of these parts; needs with_parties() on the queryset."""
        return [party for party in self.parties.all() if party.role in roles]


class Party(models.Model):
    """An organisation and the part it plays in a partnership."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=12, choices=PartyRole)
    joined_on = models.DateField(_("joined on"))

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "organisation"], name="party_plays_one_part"),
            models.UniqueConstraint(
                fields=["partnership"],
                condition=Q(role=PartyRole.MENTOR),
                name="partnership_has_one_lead_mentor",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.get_role_display()}"


class Milestone(models.Model):
    """Something a step waited for, and the day it was reached."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="milestones")
    kind = models.CharField(_("kind"), max_length=24, choices=MilestoneKind)
    reached_on = models.DateField(_("reached on"))

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["reached_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "kind"], name="milestone_is_reached_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.reached_on})"
