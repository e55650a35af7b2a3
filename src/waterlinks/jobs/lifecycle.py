"""The life of a job. A job whose worker died is given back, and claimed anew like any other."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from waterlinks.kernel.lifecycle import Lifecycle, Step

LEASE = dt.timedelta(seconds=60)  # silent for longer: the worker is taken for dead
BEAT = dt.timedelta(seconds=10)  # so five beats may be lost, to a busy disk or a network, before that
MAX_ATTEMPTS = 3


class State(models.TextChoices):
    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


UNFINISHED = (State.QUEUED, State.RUNNING)
ENDED = (State.DONE, State.FAILED, State.CANCELLED)

JOB = Lifecycle(
    Step("claim", (State.QUEUED,), State.RUNNING),
    Step("cancel", (State.QUEUED,), State.CANCELLED),
    Step("finish", (State.RUNNING,), State.DONE),
    Step("fail", (State.RUNNING,), State.FAILED),
    Step("stop", (State.RUNNING,), State.CANCELLED),
    Step("give_back", (State.RUNNING,), State.QUEUED),
)
