"""What people have done in a made network: confirmed suggestions, partnerships at every step, rounds."""

import datetime as dt
import random
from collections.abc import Iterator, Sequence

from django.db import transaction
from django.utils import timezone
from door.console import say

from waterlinks.audit.models import Entry
from waterlinks.matching.actions import keep_round
from waterlinks.matching.engine import round as engine_round
from waterlinks.matching.queries import facts
from waterlinks.matching.queries.candidates import as_engine, current_weights
from waterlinks.operators.lifecycle import NeedState
from waterlinks.operators.models import Need, NeedArea, Offer, Operator
from waterlinks.operators.terms import Standing
from waterlinks.partnerships.lifecycle import CLOSES_WITH, OPENS_WITH, Stage, Status
from waterlinks.partnerships.models import Milestone, Partnership, Party
from waterlinks.partnerships.terms import PartyRole

AT_A_TIME = 1000
MOST_FUNDED = 20
ROUND_NEEDS, ROUND_MENTORS, ROUNDS = 1000, 300, 3
STATUSES = (Status.RUNNING, Status.COMPLETED, Status.WITHDRAWN)
NEED_THEN = {
    Status.RUNNING: NeedState.PARTNERED,
    Status.COMPLETED: NeedState.MET,
    Status.WITHDRAWN: NeedState.OPEN,
}


def confirm_some(chance: random.Random) -> None:
    """Let one suggestion in five be confirmed, and some be set aside."""
    for model in (NeedArea, Offer):
        suggested = list(model.objects.order_by("pk").values_list("pk", flat=True))
        for standing, share in ((Standing.CONFIRMED, 0.2), (Standing.DISMISSED, 0.02)):
            for block in _blocks(chance.sample(suggested, round(share * len(suggested)))):
                model.objects.filter(pk__in=block).update(standing=standing)


def begin_partnerships(chance: random.Random, how_many: int, today: dt.date) -> None:
    """Store partnerships for open needs: two thirds of them running, at every step, a third of them public."""
    needs = list(Need.objects.open().with_areas().order_by("pk"))
    mentors = list(
        Operator.objects.filter(offers__isnull=False).with_organisation().distinct().order_by("pk")
    )
    chosen = chance.sample(needs, min(how_many, len(needs)))
    for block in _blocks(chosen):
        with transaction.atomic():
            begun = [_partnership(chance, need, today) for need in block]
            Partnership.objects.bulk_create(begun)
            _codes(begun)
            Party.objects.bulk_create(
                party for one in begun for party in _parties(one, chance.choice(mentors))
            )
            Milestone.objects.bulk_create(stone for one in begun for stone in _milestones(one))
            Entry.objects.bulk_create(_trace(one) for one in begun)
            for status, state in NEED_THEN.items():
                ended = [one.need_id for one in begun if one.status == status]
                Need.objects.filter(pk__in=ended).update(state=state)
    say(f"  {len(chosen):,} partnerships")


def _partnership(chance: random.Random, need: Need, today: dt.date) -> Partnership:
    status = chance.choices(STATUSES, (6, 3, 1))[0]
    began = today - dt.timedelta(days=chance.randrange(30, 2000))
    is_over = status != Status.RUNNING
    return Partnership(
        need=need,
        stage=Stage.EXPANSION if status == Status.COMPLETED else chance.choice(Stage.values[1:]),
        status=status,
        began_on=began,
        ended_on=today - dt.timedelta(days=chance.randrange(29)) if is_over else None,
        end_reason="Made for a benchmark." if status == Status.WITHDRAWN else "",
        is_public=chance.random() < 1 / 3,
    )


def _codes(begun: Sequence[Partnership]) -> None:
    for one in begun:
        one.code = f"WL-{one.began_on.year}-{one.pk:03d}"
    Partnership.objects.bulk_update(begun, ["code"], batch_size=200)


def _parties(partnership: Partnership, mentor: Operator) -> Iterator[Party]:
    recipient = partnership.need.operator.organisation  # type: ignore[union-attr]
    pairs = [(mentor.organisation, PartyRole.MENTOR), (recipient, PartyRole.RECIPIENT)]
    for organisation, role in pairs if mentor.organisation != recipient else pairs[1:]:
        yield Party(
            partnership=partnership, organisation=organisation, role=role, joined_on=partnership.began_on
        )


def _milestones(partnership: Partnership) -> Iterator[Milestone]:
    here = Stage.values.index(partnership.stage)
    kinds = [kind for stage in list(Stage)[: here + 1] for kind in OPENS_WITH[stage]]
    kinds += CLOSES_WITH if partnership.status == Status.COMPLETED else ()
    for weeks, kind in enumerate(kinds):
        reached = partnership.began_on + dt.timedelta(weeks=weeks)
        yield Milestone(partnership=partnership, kind=kind, reached_on=reached)


def _trace(partnership: Partnership) -> Entry:
    return Entry(
        verb="partnership.begin",
        subject_kind="partnership",
        subject_code=partnership.code,
        detail={"mentor": "A", "recipient": "B"},
    )


def fund_some(chance: random.Random, funder: int) -> None:
    """Let an organisation fund a few of the running partnerships."""
    running = list(Partnership.objects.unfinished().order_by("pk"))
    Party.objects.bulk_create(
        Party(partnership=one, organisation_id=funder, role=PartyRole.FUNDER, joined_on=one.began_on)
        for one in chance.sample(running, min(MOST_FUNDED, len(running)))
    )


def run_rounds(chance: random.Random) -> None:
    """Solve and store rounds over a part of the open needs and of the mentors: all against all is another bench."""
    mentors, weights = facts.mentor_facts(), current_weights()
    waiting = list(Need.objects.open().order_by("pk").values_list("pk", flat=True))
    for _ in range(ROUNDS):
        some = chance.sample(waiting, min(ROUND_NEEDS, len(waiting)))
        needs = facts.need_facts(Need.objects.filter(pk__in=some))
        helping = chance.sample(mentors, min(ROUND_MENTORS, len(mentors)))
        solved = engine_round.run(needs, helping, as_engine(weights))
        keep_round(solved, weights=weights, by=None, at=timezone.now())


def _blocks(rows: list) -> Iterator[list]:
    return (rows[at : at + AT_A_TIME] for at in range(0, len(rows), AT_A_TIME))
