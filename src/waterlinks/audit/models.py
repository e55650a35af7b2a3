"""Entries of the trail. They are only ever added."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EntryQuerySet(models.QuerySet["Entry"]):
    def of(self, kind: str, code: str) -> "EntryQuerySet":
        """Return what happened to one thing, newest first."""
        return self.of_any([(kind, code)])

    def of_any(self, things: Iterable[tuple[str, str]]) -> "EntryQuerySet":
        """Return what happened to any of these things, each a kind and a code, newest first."""
        named = [Q(subject_kind=kind, subject_code=code) for kind, code in things]
        return self.filter(reduce(or_, named, Q(pk__in=[]))).order_by("-at", "-pk")


class Entry(models.Model):
    """One thing that was done. `by_id` is a person's number, and empty when the platform did it by itself."""

    at = models.DateTimeField(_("at"), default=timezone.now)
    verb = models.CharField(_("verb"), max_length=60)
    subject_kind = models.CharField(_("kind of thing"), max_length=40)
    subject_code = models.CharField(_("code of the thing"), max_length=80)
    by_id = models.BigIntegerField(_("person"), null=True, blank=True)
    detail = models.JSONField(_("detail"), default=dict)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        indexes = [models.Index(fields=["subject_kind", "subject_code", "-at"], name="entry_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_code}"
