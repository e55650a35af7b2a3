"""Peer groups with their quartiles, and where each operator stands in them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from waterlinks.benchmarking.lifecycle import RefreshState
from waterlinks.benchmarking.models.measures import Confidence
from waterlinks.operators.models import Operator
from waterlinks.operators.terms import SizeBand


class Band(models.TextChoices):
    """Where an operator stands among its peers, by the direction of the indicator."""

    BEST = "best", _("better than three quarters of peers")
    MIDDLE = "middle", _("in the middle half of peers")
    WORST = "worst", _("worse than three quarters of peers")


class PeerRefresh(models.Model):
    """One computation of all peer groups and standings. The current one is what pages read, "as of"."""

    state = models.CharField(_("state"), max_length=8, choices=RefreshState, default=RefreshState.RUNNING)
    as_of = models.DateTimeField(_("as of"))

    class Meta:
        verbose_name = _("peer refresh")
        verbose_name_plural = _("peer refreshes")
        constraints = [
            models.UniqueConstraint(
                name="peer_refresh_is_current_alone",
                fields=["state"],
                condition=Q(state=RefreshState.CURRENT),
            )
        ]

    def __str__(self) -> str:
        return f"{self.as_of:%Y-%m-%d %H:%M}"


class PeerGroup(models.Model):
    """Operators alike enough to be compared, for one indicator, with the quartiles of their newest values.

    The columns say what the members share; an empty one (or 0) is something they need not share.
    """

    refresh = models.ForeignKey(PeerRefresh, on_delete=models.CASCADE, related_name="groups", db_index=False)
    indicator = models.CharField(_("indicator"), max_length=12)
    is_illustrative = models.BooleanField(_("illustrative"), default=False)
    size_band = models.CharField(_("size"), max_length=10, choices=SizeBand, blank=True)
    income_group = models.PositiveSmallIntegerField(_("income group"), default=0)
    services = models.CharField(_("services"), max_length=60, blank=True)
    members = models.PositiveIntegerField(_("members"))
    lower_quartile = models.FloatField(_("lower quartile"))
    median = models.FloatField(_("median"))
    upper_quartile = models.FloatField(_("upper quartile"))

    class Meta:
        verbose_name = _("peer group")
        verbose_name_plural = _("peer groups")
        constraints = [
            models.CheckConstraint(name="peer_group_has_at_least_six_members", condition=Q(members__gte=6)),
            models.UniqueConstraint(
                name="peer_group_is_formed_once",
                fields=["refresh", "indicator", "is_illustrative", "size_band", "income_group", "services"],
            ),
        ]

    def __str__(self) -> str:
        shared = (self.size_band, self.income_group, self.services)
        return f"{self.indicator} {' '.join(str(one) for one in shared if one)} ({self.members})"

    @property
    def others(self) -> int:
        """How many peers a member has."""
        return self.members - 1


class Standing(models.Model):
    """How an operator's newest value of an indicator stands among its peers; no group when there are too few."""

    refresh = models.ForeignKey(
        PeerRefresh, on_delete=models.CASCADE, related_name="standings", db_index=False
    )
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
            models.UniqueConstraint(
                fields=["refresh", "operator", "indicator"], name="standing_is_once_in_a_refresh"
            ),
            models.CheckConstraint(
                name="standing_is_ranked_within_a_group",
                condition=Q(group__isnull=False) | Q(rank__isnull=True, band=""),
            ),
        ]
        indexes = [models.Index(fields=["operator", "refresh"], name="standing_of_an_operator")]

    def __str__(self) -> str:
        return f"{self.operator_id} {self.indicator}: {self.value} {self.band}"
