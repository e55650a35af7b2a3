"""Observations as reported, and the indicators computed from them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from waterlinks.benchmarking.lifecycle import BatchState
from waterlinks.benchmarking.models.batches import Batch
from waterlinks.operators.models import Operator


class Scope(models.TextChoices):
    UTILITY = "utility", _("whole utility")
    ZONE = "zone", _("zone")
    PLANT = "plant", _("plant")


class Method(models.TextChoices):
    MEASURED = "measured", _("measured")
    ESTIMATED = "estimated", _("estimated")
    REPORTED = "reported", _("reported")


class Confidence(models.TextChoices):
    A = "A", _("A: measured and checked")
    B = "B", _("B: measured or well documented")
    C = "C", _("C: estimated on a known basis")
    D = "D", _("D: estimated without a known basis")


class Keyed(models.Model):
    """What observations and indicator values share: whose, of when, of what part of the utility."""

    operator = models.ForeignKey(Operator, on_delete=models.CASCADE, related_name="+", db_index=False)
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="+", db_index=False)
    period_start = models.DateField(_("from"))
    period_end = models.DateField(_("to"))
    scope = models.CharField(_("scope"), max_length=8, choices=Scope, default=Scope.UTILITY)
    zone = models.CharField(_("zone or plant"), max_length=80, blank=True)
    confidence = models.CharField(_("confidence"), max_length=1, choices=Confidence, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    price_basis = models.CharField(_("price basis"), max_length=12, blank=True)

    class Meta:
        abstract = True


class KeyedQuerySet(models.QuerySet):
    def live(self) -> "KeyedQuerySet":
        """Return what live batches hold, in the order in which later values replace earlier ones."""
        return self.filter(batch__state=BatchState.LIVE).order_by("batch__live_at", "batch", "pk")

    def of_whole_utilities(self) -> "KeyedQuerySet":
        return self.filter(scope=Scope.UTILITY, zone="")


class Observation(Keyed):
    """One raw item as reported. `value` is in the item's unit of the catalogue, as the double nearest to it."""

    item = models.CharField(_("item"), max_length=30)
    value = models.FloatField(_("value"))
    method = models.CharField(_("method"), max_length=9, choices=Method, default=Method.REPORTED)
    source = models.CharField(_("source"), max_length=120, blank=True)

    objects = KeyedQuerySet.as_manager()

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        indexes = [
            models.Index(fields=["operator", "period_end", "item"], name="observation_of_an_operator"),
        ]
        constraints = [
            models.CheckConstraint(
                name="observation_ends_after_its_start", condition=Q(period_end__gte=F("period_start"))
            ),
            models.UniqueConstraint(
                fields=["batch", "operator", "item", "period_end", "period_start", "scope", "zone"],
                name="observation_is_once_in_a_batch",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.operator_id} {self.item} {self.period_end:%Y}: {self.value}"


class IndicatorValue(Keyed):
    """One indicator computed from observations, or why it cannot be computed (code and parameters)."""

    indicator = models.CharField(_("indicator"), max_length=12)
    value = models.FloatField(_("value"), null=True, blank=True)
    why_not = models.JSONField(_("why there is no value"), null=True, blank=True)

    objects = KeyedQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator value")
        verbose_name_plural = _("indicator values")
        indexes = [
            models.Index(fields=["operator", "indicator", "period_end"], name="indicator_of_an_operator"),
            models.Index(fields=["batch", "indicator"], name="indicator_across_operators"),
        ]
        constraints = [
            models.CheckConstraint(
                name="indicator_has_a_value_or_a_reason",
                condition=Q(value__isnull=False, why_not__isnull=True)
                | Q(value__isnull=True, why_not__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.operator_id} {self.indicator} {self.period_end:%Y}: {self.value}"
