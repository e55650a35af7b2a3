"""What an operator decides about its needs and offers. Each action is one transaction and leaves its trace."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from waterlinks.audit.actions import record
from waterlinks.kernel.lifecycle import NotPossible
from waterlinks.operators.lifecycle import NEED, SUGGESTION, UNFINISHED, NeedState
from waterlinks.operators.models import Need, NeedArea, Offer, Operator
from waterlinks.operators.terms import Basis, FocusArea, NotNow, Standing

Suggestion = NeedArea | Offer
OF_AN_OPERATOR, OF_A_NEED = "operator", "need"  # kinds of things in the trail


@dataclass(frozen=True, slots=True)
class StatedArea:
    """A focus area an operator asks for by itself: from the rung of the ladder it stands on to the one it aims for."""

    focus_area: FocusArea
    level_now: int
    level_aim: int


@transaction.atomic
def confirm(suggestion: Suggestion, *, by: Any) -> None:
    """Stand behind a need or an offer. One that was dismissed before may be confirmed after all.

    Raises:
        NotPossible: it is confirmed already, or its need is closed.
    """
    SUGGESTION.advance(suggestion, "confirm")
    _record("confirm", suggestion, by=by)


@transaction.atomic
def dismiss(suggestion: Suggestion, *, by: Any, reason: NotNow | str, note: str = "") -> None:
    """Set a need or an offer aside, with a reason. Figures do not suggest it again.

    Raises:
        NotPossible: it is dismissed already, its need is closed, or a partnership works on it.
        ValueError: there is no such reason.
    """
    SUGGESTION.advance(suggestion, "dismiss")
    _record("dismiss", suggestion, by=by, reason=NotNow(reason).value, note=note)


@transaction.atomic
def state_need(operator: Operator, areas: Sequence[StatedArea], *, by: Any, on: dt.date) -> Need:
    """Ask for help in these areas, the most pressing first, after what the operator asks for already.

    They join the operator's open need; one is opened when there is none. An area that was suggested or
    dismissed becomes confirmed, with the levels that are stated now.

    Raises:
        NotPossible: an area is among the needs already, or a partnership works on the operator's need.
    """
    Need.objects.get_or_create(operator=operator, state__in=UNFINISHED, defaults={"opened_on": on})
    need = Need.objects.select_for_update().get(operator=operator, state__in=UNFINISHED)
    if reasons := _reasons_against(need, areas):
        raise NotPossible(reasons)
    if not need.areas.counting().exists():  # it asked for nothing, so nobody kept it waiting
        Need.objects.filter(pk=need.pk).update(opened_on=on)
    last = max(need.areas.confirmed().values_list("priority", flat=True), default=0)
    for priority, area in enumerate(areas, start=last + 1):
        _state(need, area, priority)
    record("need.state", OF_A_NEED, need.code, by=by, areas=[area.focus_area.value for area in areas])
    need.refresh_from_db()
    return need


def _reasons_against(need: Need, areas: Sequence[StatedArea]) -> list[str]:
    if need.state == NeedState.PARTNERED:
        sentence = gettext("A partnership works on need {need}. Agree there on what else to work on.")
        return [sentence.format(need=need.code)]
    known = set(need.areas.confirmed().values_list("focus_area", flat=True))
    sentence = gettext("“{area}” is among the needs already.")
    return [sentence.format(area=area.focus_area.label) for area in areas if area.focus_area in known]


def _state(need: Need, area: StatedArea, priority: int) -> None:
    facts = {
        "priority": priority,
        "level_now": area.level_now,
        "level_aim": area.level_aim,
        "basis": Basis.STATED,
        "weight": 100,
    }
    known = need.areas.filter(focus_area=area.focus_area).first()
    if known:
        SUGGESTION.advance(known, "confirm", **facts)
    else:
        need.areas.create(focus_area=area.focus_area, standing=Standing.CONFIRMED, **facts)


@transaction.atomic
def partner(need: Need, *, by: Any) -> None:
    """Take a need out of the open ones, because a partnership begins. Of two who try, one succeeds.

    Raises:
        NotPossible: it is not open.
    """
    NEED.advance(need, "partner")
    record("need.partner", OF_A_NEED, need.code, by=by)


@transaction.atomic
def reopen(need: Need, *, by: Any) -> None:
    """Let a need wait for a match again, because its partnership ended before its time.

    Raises:
        NotPossible: it is not in a partnership.
    """
    NEED.advance(need, "reopen")
    record("need.reopen", OF_A_NEED, need.code, by=by)


def _record(verb: str, suggestion: Suggestion, *, by: Any, **detail: object) -> None:
    facts = {"area": suggestion.focus_area, **detail}
    if isinstance(suggestion, NeedArea):
        record(f"need.{verb}", OF_A_NEED, suggestion.need.code, by=by, **facts)
    else:
        record(f"offer.{verb}", OF_AN_OPERATOR, suggestion.operator.code, by=by, **facts)
