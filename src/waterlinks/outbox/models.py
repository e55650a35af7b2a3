"""Messages waiting, sent, or refused by the mail server."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# A worker that holds a message for longer has died. Shorter than the lease of a job, so that the worker that
# takes the job up finds the message free; longer than the mail server may keep us waiting.
CLAIM = dt.timedelta(seconds=45)


class MessageState(models.TextChoices):
    QUEUED = "queued", _("Queued")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")


class MessageQuerySet(models.QuerySet["Message"]):
    def waiting(self, now: dt.datetime) -> "MessageQuerySet":
        """Return what is queued and not in the hands of a worker that lives, oldest first."""
        nobody_holds_it = Q(claimed_at__isnull=True) | Q(claimed_at__lt=now - CLAIM)
        return self.filter(nobody_holds_it, state=MessageState.QUEUED).order_by("pk")


class Message(models.Model):
    """One mail to one person. `claimed_at` is set while a worker is sending it."""

    kind = models.CharField(_("kind"), max_length=60)
    person_id = models.BigIntegerField(_("person"), null=True, blank=True)
    to = models.EmailField(_("to"))
    language = models.CharField(_("language"), max_length=10, default="en")
    subject = models.CharField(_("subject"), max_length=300)
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"), blank=True)
    state = models.CharField(_("state"), max_length=8, choices=MessageState, default=MessageState.QUEUED)
    queued_at = models.DateTimeField(_("queued at"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    claimed_at = models.DateTimeField(_("being sent since"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    problem = models.CharField(_("problem"), max_length=300, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [models.Index(fields=["state", "id"], name="message_by_state")]
        constraints = [
            models.CheckConstraint(
                name="message_sent_has_a_moment",
                condition=~Q(state=MessageState.SENT) | Q(sent_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} → {self.to}"
