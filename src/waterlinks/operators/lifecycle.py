"""When a need is open, in a partnership, met or withdrawn; when a suggestion is confirmed or dismissed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from waterlinks.kernel.lifecycle import Lifecycle, Reason, Step
from waterlinks.operators.terms import Standing

if TYPE_CHECKING:
    from waterlinks.operators.models import Need, NeedArea, Offer


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


def its_need_is_not_closed(suggestion: "NeedArea | Offer") -> Iterator[Reason]:
    need = _need_of(suggestion)
    if need and need.state not in UNFINISHED:
        yield gettext("Need {need} is closed. State the need anew if it has come back.").format(
            need=need.code
        )


def no_partnership_works_on_it(suggestion: "NeedArea | Offer") -> Iterator[Reason]:
    need = _need_of(suggestion)
    if need and need.state == NeedState.PARTNERED:
        yield gettext(
            "A partnership works on need {need}. Talk to your partners before you set it aside."
        ).format(need=need.code)


def _need_of(suggestion: "NeedArea | Offer") -> "Need | None":
    return getattr(suggestion, "need", None)


SUGGESTION = Lifecycle(
    Step("confirm", (Standing.SUGGESTED, Standing.DISMISSED), Standing.CONFIRMED, (its_need_is_not_closed,)),
    Step(
        "dismiss",
        (Standing.SUGGESTED, Standing.CONFIRMED),
        Standing.DISMISSED,
        (its_need_is_not_closed, no_partnership_works_on_it),
    ),
    field="standing",
)
