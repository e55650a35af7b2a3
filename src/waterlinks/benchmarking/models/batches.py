"""Batches, and what was found in the files they were read from."""

from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from waterlinks.benchmarking.imports.findings import Refusal, Remark
from waterlinks.benchmarking.lifecycle import UNFINISHED, BatchState
from waterlinks.kernel.codes import NumberedCode
from waterlinks.organisations.permissions import may_import_figures


class BatchCode(NumberedCode):
    prefix = "B"


class BatchQuerySet(models.QuerySet["Batch"]):
    def visible_to(self, user: object) -> "BatchQuerySet":
        """Imports are read by those who may import."""
        return self.all() if may_import_figures(user) else self.none()

    def live(self) -> "BatchQuerySet":
        return self.filter(state=BatchState.LIVE)

    def imports(self) -> "BatchQuerySet":
        """Return the batches that people brought, newest first; not what was worked out anew because of one."""
        return self.filter(because_of__isnull=True).order_by("-pk")


class Batch(models.Model):
    """A set of observations that becomes visible, and can be taken back, as one.

    `because_of`: the batch that was taken back or restored, when this one only holds indicators worked out anew.
    """

    state = models.CharField(_("state"), max_length=8, choices=BatchState, default=BatchState.WAITING)
    mapping = models.CharField(_("mapping"), max_length=20, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    file_name = models.CharField(_("file name"), max_length=200, blank=True)
    stored_file = models.CharField(_("stored file"), max_length=1000, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    dry_run = models.BooleanField(_("dry run"), default=False)
    report = models.JSONField(_("report"), default=dict)
    because_of = models.ForeignKey("self", on_delete=models.CASCADE, related_name="+", null=True, blank=True)
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
            models.UniqueConstraint(
                name="batch_is_read_alone", fields=["state"], condition=Q(state=BatchState.STAGING)
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        return BatchCode.of(self.pk)

    @property
    def file(self) -> Path:
        """Where the file lies: an upload in our own folder, a file named on the command line where it is."""
        return Path(settings.MEDIA_ROOT, self.stored_file)

    @property
    def is_uploaded(self) -> bool:
        return bool(self.stored_file) and not Path(self.stored_file).is_absolute()

    @property
    def is_unfinished(self) -> bool:
        return self.state in UNFINISHED

    def get_absolute_url(self) -> str:
        return reverse("imports:batch", args=[self.pk])


class FindingQuerySet(models.QuerySet["Finding"]):
    def refusals(self) -> "FindingQuerySet":
        return self.filter(is_refusal=True).order_by("pk")

    def remarks(self) -> "FindingQuerySet":
        return self.filter(is_refusal=False).order_by("pk")


class Finding(models.Model):
    """What was found in one line of an imported file: a refusal (the line was not taken) or a remark (it was)."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="findings")
    is_refusal = models.BooleanField(_("the line was not taken"))
    line = models.PositiveIntegerField(_("line"))
    column = models.CharField(_("column"), max_length=100, blank=True)
    value = models.CharField(_("value"), max_length=200, blank=True)
    code = models.CharField(_("code"), max_length=40)
    params = models.JSONField(_("parameters"), default=dict)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")

    def __str__(self) -> str:
        return f"{self.batch_id} {self.line} {self.code}"

    def as_found(self) -> Refusal | Remark:
        """Return what the reader of the file said, ready to be worded."""
        kind = Refusal if self.is_refusal else Remark
        return kind(self.line, self.column, self.value, self.code, self.params)
