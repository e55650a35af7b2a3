"""Jobs: one row per piece of long work, from waiting to its end."""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from waterlinks.jobs import terms
from waterlinks.jobs.lifecycle import ENDED, LEASE, UNFINISHED, State
from waterlinks.kernel.codes import NumberedCode


class JobCode(NumberedCode):
    prefix = "J"


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, user: Any) -> "JobQuerySet":
        """Return what the person started, the kinds they may follow, or everything for who runs the site."""
        if not user.is_authenticated:
            return self.none()
        if terms.sees_all(user):
            return self.all()
        return self.filter(Q(started_by_id=user.pk) | Q(kind__in=terms.kinds_seen_by(user)))

    def waiting(self) -> "JobQuerySet":
        """Return the queue, oldest first."""
        return self.filter(state=State.QUEUED).order_by("pk")

    def abandoned(self, now: dt.datetime) -> "JobQuerySet":
        """Return running jobs whose worker has given no sign of life for longer than the lease."""
        return self.filter(state=State.RUNNING, heartbeat_at__lt=now - LEASE).order_by("pk")

    def unfinished(self) -> "JobQuerySet":
        return self.filter(state__in=UNFINISHED)


class Job(models.Model):
    """A piece of long work. Its texts are codes and parameters, worded by its kind when read."""

    kind = models.CharField(_("kind of work"), max_length=60)
    params = models.JSONField(_("parameters"), default=dict)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.QUEUED)
    phase = models.CharField(_("phase"), max_length=40, blank=True)
    done = models.PositiveBigIntegerField(_("done"), default=0)
    total = models.PositiveBigIntegerField(_("of"), null=True, blank=True)
    result = models.JSONField(_("result"), null=True, blank=True)
    failure = models.CharField(_("why it failed"), max_length=60, blank=True)
    failure_params = models.JSONField(_("parameters of the failure"), default=dict, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    started_by_id = models.BigIntegerField(_("started by"), null=True, blank=True)
    cancel_requested = models.BooleanField(_("asked to stop"), default=False)
    queued_at = models.DateTimeField(_("queued at"))
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    heartbeat_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    finished_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        constraints = [
            models.CheckConstraint(name="job_state_is_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="job_runs_only_in_a_worker",
                condition=~Q(state=State.RUNNING)
                | Q(started_at__isnull=False, heartbeat_at__isnull=False, attempts__gte=1),
            ),
            models.CheckConstraint(
                name="job_has_an_end_when_it_has_ended",
                condition=Q(state__in=ENDED, finished_at__isnull=False)
                | Q(state__in=UNFINISHED, finished_at__isnull=True),
            ),
            models.CheckConstraint(
                name="job_says_why_it_failed",
                condition=(Q(state=State.FAILED) & ~Q(failure="")) | (~Q(state=State.FAILED) & Q(failure="")),
            ),
        ]
        indexes = [
            models.Index(
                name="job_unfinished", fields=["state", "id"], condition=Q(state__in=["queued", "running"])
            ),
            models.Index(name="job_of_a_person", fields=["started_by_id", "-id"]),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title()}"

    @property
    def code(self) -> str:
        """J-00017: what people read out, and what stands in the address."""
        return JobCode.of(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("jobs:show", args=[self.pk])

    def title(self) -> str:
        """Say what the work is, in the reader's language."""
        kind = terms.find_kind(self.kind)
        return str(kind.title(self.params)) if kind else self.kind

    def phase_words(self) -> str:
        kind = terms.find_kind(self.kind)
        return str(kind.phases.get(self.phase, "")) if kind else ""

    def outcome(self) -> str:
        """Say in one sentence what came of it; empty while it is not done, or when its kind has no words."""
        kind = terms.find_kind(self.kind)
        if self.result is None or kind is None or kind.outcome is None:
            return ""
        return str(kind.outcome(self.result))

    def address_of_result(self) -> str:
        """Return where the result can be seen; empty when there is no such place."""
        kind = terms.find_kind(self.kind)
        if self.result is None or kind is None or kind.address is None:
            return ""
        return kind.address(self.params, self.result)

    def failure_sentence(self) -> str:
        """Say why it failed and what to do next; empty when it did not fail."""
        return terms.failure_sentence(self.kind, self.failure, self.failure_params) if self.failure else ""

    @property
    def is_unfinished(self) -> bool:
        return self.state in UNFINISHED

    @property
    def is_running(self) -> bool:
        return self.state == State.RUNNING

    @property
    def is_being_stopped(self) -> bool:
        return self.is_running and self.cancel_requested

    @property
    def may_still_be_cancelled(self) -> bool:
        return self.is_unfinished and not self.is_being_stopped
