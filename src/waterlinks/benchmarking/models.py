"""Batches of observations, computed indicators, and standings among peers.

What is read is what live batches hold; of two live values for one key the later batch wins. Committing or
taking back an import therefore changes a single row, and nothing is ever half-visible.
"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from waterlinks.benchmarking.lifecycle import BatchState, RefreshState
from waterlinks.kernel.codes import NumberedCode
from waterlinks.operators.models import Operator
from waterlinks.organisations.permissions import may_import_figures


class BatchCode(NumberedCode):
    prefix = "B"


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


class Band(models.TextChoices):
    """Where an operator stands among its peers, by the direction of the indicator."""

    BEST = "best", _("better than three quarters of peers")
    MIDDLE = "middle", _("in the middle half of peers")
    WORST = "worst", _("worse than three quarters of peers")


class BatchQuerySet(models.QuerySet["Batch"]):
    def visible_to(self, user: object) -> "BatchQuerySet":
        """Imports are read by those who may import."""
        return self.all() if may_import_figures(user) else self.none()

    def live(self) -> "BatchQuerySet":
        return self.filter(state=BatchState.LIVE)


class Batch(models.Model):
    """A set of observations that becomes visible, and can be taken back, as one."""

    state = models.CharField(_("state"), max_length=8, choices=BatchState, default=BatchState.STAGING)
    mapping = models.CharField(_("mapping"), max_length=20, blank=True)
    file_name = models.CharField(_("file name"), max_length=200, blank=True)
    stored_file = models.CharField(_("stored file"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    dry_run = models.BooleanField(_("dry run"), default=False)
    report = models.JSONField(_("report"), default=dict)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    live_at = models.DateTimeField(_("live since"), null=True, blank=True)
    by_id = models.BigIntegerField(_("person"), null=True, blank=True)
    job_id = models.BigIntegerField(_("job"), null=True, blank=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        constraints = [
            models.CheckConstraint(
                name="batch_live_has_a_moment", condition=~Q(state=BatchState.LIVE) | Q(live_at__isnull=False)
            ),
            models.CheckConstraint(
                name="batch_dry_run_is_never_live", condition=~Q(state=BatchState.LIVE, dry_run=True)
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        return BatchCode.of(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("imports:batch", args=[self.pk])


class Keyed(models.Model):
    """What observations and indicator values share: whose, of when, of what part of the utility."""

    operator = models.ForeignKey(Operator, on_delete=models.CASCADE, related_name="+", db_index=False)
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="+")
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
            models.Index(fields=["operator", "item", "period_end"], name="observation_of_an_operator"),
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
            models.Index(fields=["indicator", "batch"], name="indicator_across_operators"),
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


class PeerRefresh(models.Model):
    """One computation of all peer groups and standings. The newest finished one is what pages read, "as of"."""

    state = models.CharField(_("state"), max_length=8, choices=RefreshState, default=RefreshState.RUNNING)
    as_of = models.DateTimeField(_("as of"))

    class Meta:
        verbose_name = _("peer refresh")
        verbose_name_plural = _("peer refreshes")

    def __str__(self) -> str:
        return f"{self.as_of:%Y-%m-%d %H:%M}"


class PeerGroup(models.Model):
    """Operators alike enough to be compared, for one indicator, with the quartiles of their newest values.

    `key` says what the members share, as parameters to word: size band, income group, services, intermittence.
    """

    refresh = models.ForeignKey(PeerRefresh, on_delete=models.CASCADE, related_name="groups")
    indicator = models.CharField(_("indicator"), max_length=12)
    key = models.JSONField(_("what the peers share"))
    members = models.PositiveIntegerField(_("members"))
    lower_quartile = models.FloatField(_("lower quartile"))
    median = models.FloatField(_("median"))
    upper_quartile = models.FloatField(_("upper quartile"))

    class Meta:
        verbose_name = _("peer group")
        verbose_name_plural = _("peer groups")
        constraints = [
            models.CheckConstraint(name="peer_group_has_at_least_six_members", condition=Q(members__gte=6))
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.key} ({self.members})"


class Standing(models.Model):
    """How an operator's newest value of an indicator stands among its peers; no group when there are too few."""

    refresh = models.ForeignKey(PeerRefresh, on_delete=models.CASCADE, related_name="standings", db_index=False)
    operator = models.ForeignKey(Operator, on_delete=models.CASCADE, related_name="+", db_index=False)
    indicator = models.CharField(_("indicator"), max_length=12)
    group = models.ForeignKey(PeerGroup, on_delete=models.CASCADE, related_name="+", null=True, blank=True)
    value = models.FloatField(_("value"))
    period_end = models.DateField(_("to"))
    confidence = models.CharField(_("confidence"), max_length=1, choices=Confidence, blank=True)
    band = models.CharField(_("band"), max_length=6, choices=Band, blank=True)
    rank = models.PositiveIntegerField(_("rank, 1 is best"), null=True, blank=True)

    class Meta:
        verbose_name = _("standing")
        verbose_name_plural = _("standings")
        constraints = [
            models.UniqueConstraint(fields=["refresh", "operator", "indicator"], name="standing_is_once_in_a_refresh"),
            models.CheckConstraint(
                name="standing_is_ranked_within_a_group",
                condition=Q(group__isnull=False) | Q(rank__isnull=True, band=""),
            ),
        ]
        indexes = [models.Index(fields=["operator", "refresh"], name="standing_of_an_operator")]

    def __str__(self) -> str:
        return f"{self.operator_id} {self.indicator}: {self.value} {self.band}"
