"""When a need is open, in a partnership, met or withdrawn; when a suggestion is confirmed or dismissed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from waterlinks.kernel.lifecycle import Lifecycle, Step
from waterlinks.operators.terms import Standing


class NeedState(models.TextChoices):
    OPEN = "open", _("Waiting for a match")
    PARTNERED = "partnered", _("In a partnership")
    MET = "met", _("Met")
    WITHDRAWN = "withdrawn", _("Withdrawn")


UNFINISHED = (NeedState.OPEN, NeedState.PARTNERED)

NEED = Lifecycle(
    Step("partner", (NeedState.OPEN,), NeedState.PARTNERED),
    Step("reopen", (NeedState.PARTNERED,), NeedState.OPEN),
    Step("meet", (NeedState.PARTNERED,), NeedState.MET),
    Step("withdraw", (NeedState.OPEN,), NeedState.WITHDRAWN),
)

SUGGESTION = Lifecycle(
    Step("confirm", (Standing.SUGGESTED, Standing.DISMISSED), Standing.CONFIRMED),
    Step("dismiss", (Standing.SUGGESTED, Standing.CONFIRMED), Standing.DISMISSED),
    field="standing",
)
