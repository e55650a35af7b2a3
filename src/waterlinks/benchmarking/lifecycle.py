"""When a batch becomes live and can be taken back; which refresh of the peers is the one that pages read."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from waterlinks.kernel.lifecycle import Lifecycle, Step


class BatchState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    STAGING = "staging", _("Being read")
    CHECKED = "checked", _("Checked, nothing stored")
    LIVE = "live", _("Stored")
    UNDONE = "undone", _("Taken back")
    REFUSED = "refused", _("Refused")


UNFINISHED = (BatchState.WAITING, BatchState.STAGING)


class RefreshState(models.TextChoices):
    RUNNING = "running", _("Running")
    CURRENT = "current", _("Current")
    OLD = "old", _("Old")


BATCH = Lifecycle(
    Step("begin", (BatchState.WAITING,), BatchState.STAGING),
    Step("give_back", (BatchState.STAGING,), BatchState.WAITING),
    Step("commit", (BatchState.STAGING,), BatchState.LIVE),
    Step("check", (BatchState.STAGING,), BatchState.CHECKED),
    Step("refuse", UNFINISHED, BatchState.REFUSED),
    Step("undo", (BatchState.LIVE,), BatchState.UNDONE),
    Step("restore", (BatchState.UNDONE,), BatchState.LIVE),
)

REFRESH = Lifecycle(
    Step("finish", (RefreshState.RUNNING,), RefreshState.CURRENT),
    Step("replace", (RefreshState.CURRENT,), RefreshState.OLD),
)
