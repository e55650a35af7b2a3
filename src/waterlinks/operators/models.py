"""Operator profiles, needs and offers."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from waterlinks.kernel.codes import NumberedCode
from waterlinks.operators.lifecycle import UNFINISHED, NeedState
from waterlinks.operators.terms import COUNTING, Basis, FocusArea, Ownership, SizeBand, Standing, size_band
from waterlinks.organisations.models import Organisation
from waterlinks.organisations.permissions import organisation_ids, sees_network
from waterlinks.organisations.terms import Origin, Permission
from waterlinks.reference.countries import country


class NeedCode(NumberedCode):
    prefix = "N"


class OperatorQuerySet(models.QuerySet["Operator"]):
    def visible_to(self, user: object) -> "OperatorQuerySet":
        """Everybody may read that an operator exists, and its profile, once it is listed."""
        return self.filter(is_listed=True)

    def with_figures_visible_to(self, user: object) -> "OperatorQuerySet":
        """Return the operators whose figures this person may read: public ones, their own, the network's."""
        if sees_network(user):
            return self.visible_to(user)
        return self.visible_to(user).filter(
            Q(figures_are_public=True) | Q(organisation__in=organisation_ids(user, Permission.SEE_OWN))
        )

    def with_organisation(self) -> "OperatorQuerySet":
        return self.select_related("organisation")


class Operator(models.Model):
    """An operator of water or sanitation services. An empty answer is unknown, never zero and never no."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="+")
    services = models.JSONField(_("services"), null=True, blank=True)
    ownership = models.CharField(_("ownership"), max_length=20, choices=Ownership, blank=True)
    languages = models.JSONField(_("working languages"), null=True, blank=True)
    interpreter = models.BooleanField(_("has an interpreter"), null=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    people_served = models.PositiveIntegerField(_("people served with water"), null=True, blank=True)
    connections = models.PositiveIntegerField(_("water connections"), null=True, blank=True)
    hours_of_supply = models.FloatField(_("hours of supply a day"), null=True, blank=True)
    mentor_days_per_quarter = models.PositiveSmallIntegerField(
        _("days for mentoring per quarter"), null=True, blank=True
    )
    travel_budget_usd = models.PositiveIntegerField(
        _("budget for a partnership, US dollars"), null=True, blank=True
    )
    director_commits = models.BooleanField(_("the director stands behind a partnership"), null=True)
    team_named = models.BooleanField(_("a team is named"), null=True)
    can_host = models.BooleanField(_("can host visitors"), null=True)
    partnerships_completed = models.PositiveSmallIntegerField(
        _("partnerships completed as mentor"), null=True, blank=True
    )
    figures_are_public = models.BooleanField(_("figures may be read by everybody"), default=False)
    is_listed = models.BooleanField(
        _("is listed"),
        default=True,
        help_text=_("Not before the import that brings an operator is stored, nor after it is taken back."),
    )

    objects = OperatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("operator")
        verbose_name_plural = _("operators")
        constraints = [
            models.CheckConstraint(
                name="operator_place_is_on_earth",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
            ),
            models.CheckConstraint(
                name="operator_supply_is_within_a_day",
                condition=Q(hours_of_supply__isnull=True) | Q(hours_of_supply__range=(0, 24)),
            ),
        ]
        indexes = [models.Index(fields=["people_served"], name="operator_by_size")]

    def __str__(self) -> str:
        return self.organisation.name

    def get_absolute_url(self) -> str:
        return reverse("operators:operator", args=[self.organisation.code])

    @property
    def code(self) -> str:
        return self.organisation.code

    @property
    def size_band(self) -> SizeBand | None:
        return size_band(self.people_served)

    @property
    def income_group(self) -> int | None:
        """World Bank income group of the country, 1 (low) to 4 (high); unknown when not on file."""
        return country(self.organisation.country).income_group

    @property
    def country_name(self) -> str:
        return self.organisation.country_name

    @property
    def is_illustrative(self) -> bool:
        return self.organisation.origin == Origin.ILLUSTRATIVE

    @property
    def origin_word(self) -> str:
        """Where the record comes from, in a word; empty for one the operator keeps itself."""
        is_own = self.organisation.origin == Origin.OWN
        return "" if is_own else self.organisation.get_origin_display()


class NeedQuerySet(models.QuerySet["Need"]):
    def visible_to(self, user: object) -> "NeedQuerySet":
        """A need is read by the operator's own people and by those who see the whole network."""
        if sees_network(user):
            return self.all()
        return self.filter(operator__organisation__in=organisation_ids(user, Permission.SEE_OWN))

    def open(self) -> "NeedQuerySet":
        """Return the needs that wait for a match and ask for something."""
        counting = NeedArea.objects.filter(need=models.OuterRef("pk"), standing__in=COUNTING)
        return self.filter(models.Exists(counting), state=NeedState.OPEN)

    def unfinished(self) -> "NeedQuerySet":
        return self.filter(state__in=UNFINISHED)

    def with_areas(self) -> "NeedQuerySet":
        return self.select_related("operator__organisation").prefetch_related("areas")


class Need(models.Model):
    """What an operator asks for: one or several focus areas in order of priority. One unfinished need each."""

    operator = models.ForeignKey(Operator, on_delete=models.CASCADE, related_name="needs")
    state = models.CharField(_("state"), max_length=12, choices=NeedState, default=NeedState.OPEN)
    opened_on = models.DateField(_("open since"))

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        constraints = [
            models.UniqueConstraint(
                fields=["operator"], condition=Q(state__in=UNFINISHED), name="need_is_the_only_unfinished_one"
            )
        ]
        indexes = [models.Index(fields=["state", "opened_on", "id"], name="need_by_waiting_time")]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        return NeedCode.of(self.pk)

    @property
    def counting_areas(self) -> list["NeedArea"]:
        """The areas matching works with, by priority; needs with_areas() on the queryset."""
        return sorted(
            (area for area in self.areas.all() if area.standing in COUNTING),
            key=lambda area: (area.priority, area.pk),
        )

    def days_waiting(self, today: dt.date) -> int:
        return (today - self.opened_on).days


class SuggestionQuerySet(models.QuerySet):
    def counting(self) -> "SuggestionQuerySet":
        return self.filter(standing__in=COUNTING)

    def confirmed(self) -> "SuggestionQuerySet":
        return self.filter(standing=Standing.CONFIRMED)


class NeedAreaQuerySet(SuggestionQuerySet):
    def visible_to(self, user: object) -> "NeedAreaQuerySet":
        """Focus areas are read by those who read their need."""
        return self.filter(need__in=Need.objects.visible_to(user))

    def unfinished(self) -> "NeedAreaQuerySet":
        return self.filter(need__state__in=UNFINISHED)


class NeedArea(models.Model):
    """One focus area of a need. Levels are rungs of the ladder from 0 (nothing) to 4 (others come to learn)."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="areas")
    focus_area = models.CharField(_("focus area"), max_length=30, choices=FocusArea)
    priority = models.PositiveSmallIntegerField(_("priority"), default=1)
    level_now = models.PositiveSmallIntegerField(_("level now"))
    level_aim = models.PositiveSmallIntegerField(_("level aimed for"))
    basis = models.CharField(_("basis"), max_length=8, choices=Basis)
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.SUGGESTED)
    weight = models.PositiveSmallIntegerField(_("weight by confidence"), default=100)
    evidence = models.JSONField(_("evidence"), default=dict)

    objects = NeedAreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("focus area of a need")
        verbose_name_plural = _("focus areas of needs")
        ordering = ["priority", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["need", "focus_area"], name="need_names_an_area_once"),
            models.CheckConstraint(
                name="need_aims_higher", condition=Q(level_aim__gt=F("level_now")) & Q(level_aim__lte=4)
            ),
            models.CheckConstraint(name="need_weight_is_a_share", condition=Q(weight__lte=100)),
            models.CheckConstraint(
                name="stated_need_is_never_a_mere_suggestion",
                condition=Q(basis=Basis.FIGURES) | ~Q(standing=Standing.SUGGESTED),
            ),
        ]
        indexes = [models.Index(fields=["focus_area", "standing"], name="need_area_by_area")]

    def __str__(self) -> str:
        return f"{self.get_focus_area_display()}"


class OfferQuerySet(SuggestionQuerySet):
    def visible_to(self, user: object) -> "OfferQuerySet":
        """Confirmed offers are read by everybody signed in; suggested ones like needs."""
        if sees_network(user):
            return self.all()
        own = Q(operator__organisation__in=organisation_ids(user, Permission.SEE_OWN))
        if getattr(user, "is_authenticated", False):
            return self.filter(own | Q(standing=Standing.CONFIRMED))
        return self.none()


class Offer(models.Model):
    """What an operator can help others with, and how well it does it itself."""

    operator = models.ForeignKey(Operator, on_delete=models.CASCADE, related_name="offers")
    focus_area = models.CharField(_("focus area"), max_length=30, choices=FocusArea)
    level = models.PositiveSmallIntegerField(_("level"))
    basis = models.CharField(_("basis"), max_length=8, choices=Basis)
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.SUGGESTED)
    weight = models.PositiveSmallIntegerField(_("weight by confidence"), default=100)
    grade = models.CharField(_("grade of the evidence"), max_length=1, blank=True)
    evidence = models.JSONField(_("evidence"), default=dict)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ["-level", "focus_area"]
        constraints = [
            models.UniqueConstraint(fields=["operator", "focus_area"], name="offer_names_an_area_once"),
            models.CheckConstraint(name="offer_level_is_on_the_ladder", condition=Q(level__lte=4)),
            models.CheckConstraint(name="offer_weight_is_a_share", condition=Q(weight__lte=100)),
            models.CheckConstraint(
                name="stated_offer_is_never_a_mere_suggestion",
                condition=Q(basis=Basis.FIGURES) | ~Q(standing=Standing.SUGGESTED),
            ),
        ]
        indexes = [models.Index(fields=["focus_area", "standing"], name="offer_by_area")]

    def __str__(self) -> str:
        return f"{self.get_focus_area_display()}"

    @property
    def is_confirmed(self) -> bool:
        return self.standing == Standing.CONFIRMED
