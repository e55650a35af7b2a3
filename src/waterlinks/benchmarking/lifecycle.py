"""When a batch may become live and be taken back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from waterlinks.kernel.lifecycle import Lifecycle, Step


class BatchState(models.TextChoices):
    STAGING = "staging", _("Being read")
    CHECKED = "checked", _("Checked, nothing stored")
    LIVE = "live", _("Stored")
    UNDONE = "undone", _("Taken back")
    REFUSED = "refused", _("Refused")


class RefreshState(models.TextChoices):
    RUNNING = "running", _("Running")
    CURRENT = "current", _("Current")
    OLD = "old", _("Old")


BATCH = Lifecycle(
    Step("commit", (BatchState.STAGING,), BatchState.LIVE),
    Step("check", (BatchState.STAGING,), BatchState.CHECKED),
    Step("refuse", (BatchState.STAGING,), BatchState.REFUSED),
    Step("undo", (BatchState.LIVE,), BatchState.UNDONE),
    Step("restore", (BatchState.UNDONE,), BatchState.LIVE),
)
