"""The five steps of a partnership, as one table, and whether it is running.

After the five steps of the WaterLinks facilitation guidelines. A step opens when the milestones before it are
reached; the checks name what is missing.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from waterlinks.kernel.lifecycle import Lifecycle, Reason, Step
from waterlinks.partnerships.terms import MilestoneKind

if TYPE_CHECKING:
    from waterlinks.partnerships.models import Partnership


class Stage(models.TextChoices):
    IDENTIFICATION = "identification", _("Identification")
    INTRODUCTION = "introduction", _("Introduction")
    ESTABLISHMENT = "establishment", _("Establishment")
    IMPLEMENTATION = "implementation", _("Implementation")
    EXPANSION = "expansion", _("Expansion")


class Status(models.TextChoices):
    RUNNING = "running", _("Running")
    COMPLETED = "completed", _("Completed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


UNFINISHED = (Status.RUNNING,)

# What has to be reached before a stage opens. The river prints the same table.
OPENS_WITH: dict[Stage, tuple[MilestoneKind, ...]] = {
    Stage.IDENTIFICATION: (),
    Stage.INTRODUCTION: (MilestoneKind.MATCH_ACCEPTED,),
    Stage.ESTABLISHMENT: (MilestoneKind.CONCEPT_NOTE_AGREED, MilestoneKind.LETTERS_SIGNED),
    Stage.IMPLEMENTATION: (
        MilestoneKind.BASELINE_RECORDED,
        MilestoneKind.PLAN_APPROVED,
        MilestoneKind.AGREEMENT_SIGNED,
    ),
    Stage.EXPANSION: (MilestoneKind.FINAL_REPORT_SIGNED,),
}
CLOSES_WITH = (MilestoneKind.SCALE_UP_PLANNED,)


def reached(*milestones: MilestoneKind) -> Callable[["Partnership"], Iterator[Reason]]:
    """Return the check that these milestones are reached."""

    def milestones_are_reached(partnership: "Partnership") -> Iterator[Reason]:
        have = set(partnership.milestones.values_list("kind", flat=True))
        for milestone in milestones:
            if milestone not in have:
                yield gettext("Still to do: %(milestone)s.") % {"milestone": milestone.label}

    return milestones_are_reached


def partnership_is_running(partnership: "Partnership") -> Iterator[Reason]:
    if partnership.status != Status.RUNNING:
        yield gettext("This partnership is not running any more.")


def _opening(verb: str, source: Stage, target: Stage) -> Step:
    return Step(verb, (source,), target, (partnership_is_running, reached(*OPENS_WITH[target])))


STEPS = Lifecycle(
    _opening("introduce", Stage.IDENTIFICATION, Stage.INTRODUCTION),
    _opening("establish", Stage.INTRODUCTION, Stage.ESTABLISHMENT),
    _opening("implement", Stage.ESTABLISHMENT, Stage.IMPLEMENTATION),
    _opening("expand", Stage.IMPLEMENTATION, Stage.EXPANSION),
    field="stage",
)

STATUS = Lifecycle(
    Step("complete", (Status.RUNNING,), Status.COMPLETED, (reached(*CLOSES_WITH),)),
    Step("withdraw", (Status.RUNNING,), Status.WITHDRAWN),
    field="status",
)
