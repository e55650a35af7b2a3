"""Every number the engine uses, in one place. The page "How we match" prints itself from here.

A figure (fit, context, readiness, evidence) runs from 0 to 10,000, which are hundredths of a point. Context,
readiness and evidence are sums of criteria: each criterion scores 0 to 100 and has a part; parts add up to 100.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum

ENGINE = "1.0"
"""Changes whenever the same facts could give another result; stored with every round."""

LOW, MID, HIGH = 0, 1, 2
"""What a figure is as if every unknown were answered worst, at its published middle, and best."""

FULL = 10_000
"""The most a figure or a total can reach: 100.00 points."""


class Kind(StrEnum):
    """How a criterion reads its steps."""

    UP_TO = "up_to"  # the first step the answer does not exceed; the last step takes the rest
    AT_LEAST = "at_least"  # the first step the answer reaches
    ONE_OF = "one_of"  # the step that has this name
    SHARE = "share"  # the percentage itself


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a criterion: the answer (a limit or a name; None takes the rest) and what it scores."""

    answer: int | str | None
    score: int


@dataclass(frozen=True, slots=True)
class Criterion:
    """What is asked, how much of its figure it makes up, and what each answer scores."""

    code: str
    part: int
    kind: Kind
    unit: str
    steps: tuple[Step, ...]
    middle: int

    @property
    def unknown(self) -> tuple[int, int, int]:
        """Low, middle and high score while nobody has answered."""
        scores = [step.score for step in self.steps]
        return min(scores), self.middle, max(scores)

    def range_of(self, answer: int | str | None) -> tuple[int, int, int]:
        """Low, middle and high score of an answer; None is the unknown one."""
        if answer is None:
            return self.unknown
        score = next(step.score for step in self.steps if self._meets(answer, step.answer))
        return score, score, score

    def score_of(self, answer: int | str) -> int:
        """The score of a known answer."""
        return self.range_of(answer)[MID]

    def _meets(self, answer: int | str, limit: int | str | None) -> bool:
        if limit is None or self.kind is Kind.ONE_OF:
            return limit is None or answer == limit
        return answer <= limit if self.kind is Kind.UP_TO else answer >= limit  # type: ignore[operator]


def _up_to(code: str, part: int, unit: str, middle: int, *steps: tuple[int | None, int]) -> Criterion:
    return Criterion(code, part, Kind.UP_TO, unit, tuple(Step(*step) for step in steps), middle)


def _at_least(code: str, part: int, unit: str, middle: int, *steps: tuple[int, int]) -> Criterion:
    return Criterion(code, part, Kind.AT_LEAST, unit, tuple(Step(*step) for step in steps), middle)


def _one_of(code: str, part: int, middle: int, **steps: int) -> Criterion:
    return Criterion(code, part, Kind.ONE_OF, "", tuple(Step(*step) for step in steps.items()), middle)


def _share(code: str, part: int, unit: str, middle: int) -> Criterion:
    return Criterion(code, part, Kind.SHARE, unit, (Step(0, 0), Step(100, 100)), middle)


# Fit. An offer covers an area when it stands at least LEVELS_ABOVE the level the recipient has now.
LEVELS_ABOVE = 2
PRIORITY_WEIGHTS = (100, 60, 36, 22, 13)  # first priority, second, ...; the last holds for all that follow
REACH = {"beyond_aim": 100, "at_aim": 90, "below_aim": 70}  # percent
FIRST_HALF_EARNS = 70  # diminishing returns: the first half of what is asked earns 70 points, the second 30
SHARES = 100  # an area's share of the need, and how far an offer covers it, are counted in whole percent

# Context. People served fall into bands that double, so the distance between two bands is a ratio on a log scale.
LANGUAGE = _one_of("language", 25, 60, shared=100, interpreter=40, interpreter_unknown=20, none=0)
SIZE = _up_to("size", 20, "doublings", 50, (0, 100), (1, 85), (2, 60), (3, 40), (4, 25), (5, 15), (None, 5))
SERVICES = _share("services", 15, "of_recipient_services", 60)
SUPPLY = _one_of("supply", 10, 70, same=100, other=40)
INCOME = _up_to("income", 10, "groups", 60, (0, 100), (1, 70), (2, 40), (None, 20))
DISTANCE = _up_to(
    "distance", 10, "km", 50, (250, 100), (1000, 85), (2500, 65), (5000, 45), (10_000, 25), (None, 10)
)
OWNERSHIP = _one_of("ownership", 5, 70, same=100, other=40)
TIME_ZONE = _up_to("time_zone", 5, "hours", 60, (2, 100), (4, 70), (7, 40), (None, 10))
CONTEXT = (LANGUAGE, SIZE, SERVICES, SUPPLY, INCOME, DISTANCE, OWNERSHIP, TIME_ZONE)

# Readiness, of both sides.
BUDGET_STEPS = ((10_000, 100), (5000, 80), (2000, 60), (1, 30), (0, 0))
MENTOR_DAYS = _at_least("mentor_days", 25, "days", 50, (60, 100), (40, 80), (20, 40), (1, 20), (0, 0))
MENTOR_DIRECTOR = _one_of("mentor_director", 10, 50, yes=100, no=0)
MENTOR_TEAM = _one_of("mentor_team", 10, 50, yes=100, no=0)
MENTOR_BUDGET = _at_least("mentor_budget", 5, "usd", 50, *BUDGET_STEPS)
RECIPIENT_DIRECTOR = _one_of("recipient_director", 20, 50, yes=100, no=0)
RECIPIENT_TEAM = _one_of("recipient_team", 15, 50, yes=100, no=0)
RECIPIENT_BUDGET = _at_least("recipient_budget", 10, "usd", 50, *BUDGET_STEPS)
RECIPIENT_HOSTS = _one_of("recipient_hosts", 5, 50, yes=100, no=0)
MENTOR_READINESS = (MENTOR_DAYS, MENTOR_DIRECTOR, MENTOR_TEAM, MENTOR_BUDGET)
RECIPIENT_READINESS = (RECIPIENT_DIRECTOR, RECIPIENT_TEAM, RECIPIENT_BUDGET, RECIPIENT_HOSTS)

# Evidence. Grades and confirmation of the covering offers are averaged by each area's share of the need.
GRADE = _one_of("grade", 45, 50, A=100, B=80, C=50, D=25)
TRACK_RECORD = _at_least("track_record", 25, "partnerships", 50, (3, 100), (2, 85), (1, 65), (0, 25))
OFFER_CONFIRMED = _share("offer_confirmed", 15, "of_covered_areas", 50)
NEED_CONFIRMED = _share("need_confirmed", 15, "of_asked_areas", 50)
EVIDENCE = (GRADE, TRACK_RECORD, OFFER_CONFIRMED, NEED_CONFIRMED)

# Capacity. A partnership takes about twenty mentor days a quarter.
DAYS_PER_SLOT = 20
SLOTS_WHEN_UNKNOWN = 1

# Explanations. Strong and weak are scores of a single criterion.
STRONG_FROM = 80
WEAK_TO = 40
MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class WeightSet:
    """How much each of the four figures counts, in whole percent that add up to 100."""

    name: str
    version: int
    fit: int
    context: int
    readiness: int
    evidence: int

    def __post_init__(self) -> None:
        if min(self.counts) < 0 or sum(self.counts) != 100:
            raise ValueError(
                f"The four weights are whole numbers from 0 that add up to 100; given were {self.counts}."
            )

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """The weights of fit, context, readiness and evidence."""
        return self.fit, self.context, self.readiness, self.evidence

    def as_dict(self) -> dict[str, str | int]:
        """Name, version and weights, as printed with every round."""
        return asdict(self)


BALANCED = WeightSet("Balanced", 1, fit=40, context=25, readiness=20, evidence=15)
