"""The published rules read slowly, one pair at a time, in plain Python.

It knows the rules only from what `describe()` publishes, so it also shows that what is published is enough.
"""

from dataclasses import dataclass
from math import asin, ceil, cos, radians, sin, sqrt

from waterlinks.matching.engine.describe import describe
from waterlinks.matching.engine.facts import Context, MentorFact, NeedFact

RULES = describe()
LOW, MID, HIGH = range(3)


@dataclass
class Reading:
    broken: str | None
    figures: dict[str, list[int]]
    total: list[int]


def read(need: NeedFact, mentor: MentorFact, weights, forbidden=()) -> Reading:
    figures = {
        "fit": [fit(need, mentor)] * 3,
        "context": added_up("context", context_answers(need.context, mentor.context)),
        "readiness": added_up("readiness", readiness_answers(need, mentor)),
        "evidence": added_up("evidence", evidence_answers(need, mentor)),
    }
    broken = first_broken(need, mentor, forbidden)
    totals = [
        sum(figures[name][bound] * getattr(weights, name) for name in figures) // 100 for bound in range(3)
    ]
    return Reading(broken, figures, [0, 0, 0] if broken else [max(1, total) for total in totals])


def first_broken(need: NeedFact, mentor: MentorFact, forbidden) -> str | None:
    ours, theirs = need.context, mentor.context
    breaks = {
        "same_operator": need.operator == mentor.operator,
        "origins_differ": ours.origin_kind != theirs.origin_kind,
        "no_offer_two_levels_above": not covering(need, mentor),
        "no_free_slot": free_slots(mentor) == 0,
        "no_shared_language": bool(ours.languages and theirs.languages)
        and not ours.languages & theirs.languages
        and ours.interpreter is False
        and theirs.interpreter is False,
        "partners_already": mentor.operator in need.partners,
        "forbidden_pair": (need.code, mentor.operator) in forbidden,
    }
    return next((rule for rule in RULES["must_haves"] if breaks[rule]), None)


def free_slots(mentor: MentorFact) -> int | None:
    if mentor.slots is not None:
        return max(0, mentor.slots - mentor.partnerships_running)
    if mentor.days_per_quarter is None:
        return None
    return max(0, mentor.days_per_quarter // RULES["capacity"]["days_per_slot"] - mentor.partnerships_running)


def shares(need: NeedFact) -> dict[str, int]:
    published = RULES["fit"]["priority_weights"]
    importance = {}
    for area in sorted(need.areas, key=lambda area: (area.priority, area.focus)):
        if area.weight > 0:
            importance[area.focus] = published[min(area.priority - 1, len(published) - 1)] * area.weight
    parts = {focus: max(1, 100 * much // sum(importance.values())) for focus, much in importance.items()}
    if parts and sum(parts.values()) < 100:
        parts[next(iter(parts))] += 100 - sum(parts.values())
    return parts


def covering(need: NeedFact, mentor: MentorFact) -> dict:
    """The mentor's offers that cover an area, with that area."""
    return {
        area.focus: (area, offer)
        for area in need.areas
        for offer in mentor.offers
        if area.focus == offer.focus
        and area.weight
        and offer.weight
        and offer.level >= area.level_now + RULES["fit"]["levels_above"]
    }


def fit(need: NeedFact, mentor: MentorFact) -> int:
    reached, part = 0, shares(need)
    for focus, (area, offer) in covering(need, mentor).items():
        if offer.level > area.level_aim:
            percent = RULES["fit"]["reach"]["beyond_aim"]
        else:
            percent = RULES["fit"]["reach"]["at_aim" if offer.level == area.level_aim else "below_aim"]
        reached += part[focus] * (percent * offer.weight // 100)
    reached, first = min(reached, 10_000), RULES["fit"]["first_half_earns"]
    if reached <= 5000:
        return reached * 2 * first // 100
    return 100 * first + (reached - 5000) * 2 * (100 - first) // 100


def added_up(figure: str, answers: dict[str, list[int]]) -> list[int]:
    return [
        sum(criterion["part"] * answers[criterion["code"]][bound] for criterion in RULES[figure])
        for bound in range(3)
    ]


def scored(figure: str, code: str, answer) -> list[int]:
    criterion = next(each for each in RULES[figure] if each["code"] == code)
    if answer is None:
        return [criterion["unknown"][bound] for bound in ("low", "mid", "high")]
    if criterion["kind"] == "share":
        return [answer] * 3
    for step in criterion["steps"]:
        limit = step["answer"]
        meets = {
            "up_to": lambda limit=limit: limit is None or answer <= limit,
            "at_least": lambda limit=limit: answer >= limit,
            "one_of": lambda limit=limit: answer == limit,
        }
        if meets[criterion["kind"]]():
            return [step["score"]] * 3
    raise AssertionError((code, answer))


def context_answers(ours: Context, theirs: Context) -> dict[str, list[int]]:
    return {
        "language": language(ours, theirs),
        "size": scored("context", "size", both(ours.people_served, theirs.people_served, doublings)),
        "services": scored("context", "services", both(ours.services, theirs.services, part_shared)),
        "supply": scored("context", "supply", both(ours.intermittent, theirs.intermittent, sameness)),
        "income": scored(
            "context", "income", both(ours.income_group, theirs.income_group, lambda a, b: abs(a - b))
        ),
        "distance": scored("context", "distance", both(ours.place, theirs.place, kilometres)),
        "ownership": scored("context", "ownership", both(ours.ownership, theirs.ownership, sameness)),
        "time_zone": scored("context", "time_zone", both(ours.time_zone, theirs.time_zone, hours)),
    }


def both(ours, theirs, compare):
    return None if ours is None or theirs is None else compare(ours, theirs)


def language(ours: Context, theirs: Context) -> list[int]:
    def of(answer):
        return scored("context", "language", answer)[MID]

    low, mid, high = scored("context", "language", None)
    interpreters = {ours.interpreter, theirs.interpreter}
    if ours.languages is None or theirs.languages is None:
        return [of("interpreter") if True in interpreters else low, mid, high]
    if ours.languages & theirs.languages:
        return [of("shared")] * 3
    if True in interpreters:
        return [of("interpreter")] * 3
    if None in interpreters:
        return [of("none"), of("interpreter_unknown"), of("interpreter")]
    return [of("none")] * 3


def doublings(ours: int, theirs: int) -> int:
    def band(people):
        halvings = 0
        while people:
            people, halvings = people // 2, halvings + 1
        return halvings

    return abs(band(ours) - band(theirs))


def part_shared(ours: frozenset, theirs: frozenset) -> int:
    return 100 * len(ours & theirs) // len(ours)


def sameness(ours, theirs) -> str:
    return "same" if ours == theirs else "other"


def hours(ours: float, theirs: float) -> int:
    apart = abs(ours - theirs)
    return ceil(min(apart, abs(24 - apart)))


def kilometres(ours, theirs) -> float:
    (south, west), (north, east) = [map(radians, place) for place in (ours, theirs)]
    chord = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * 6371 * asin(min(1, sqrt(chord)))


def readiness_answers(need: NeedFact, mentor: MentorFact) -> dict[str, list[int]]:
    days = mentor.days_per_quarter
    if days is not None:
        days = max(0, days - RULES["capacity"]["days_per_slot"] * mentor.partnerships_running)
    words = {True: "yes", False: "no", None: None}
    answers = {
        "mentor_days": days,
        "mentor_director": words[mentor.director_commits],
        "mentor_team": words[mentor.team_named],
        "mentor_budget": mentor.budget_usd,
        "recipient_director": words[need.director_commits],
        "recipient_team": words[need.team_named],
        "recipient_budget": need.budget_usd,
        "recipient_hosts": words[need.can_host],
    }
    return {code: scored("readiness", code, answer) for code, answer in answers.items()}


def evidence_answers(need: NeedFact, mentor: MentorFact) -> dict[str, list[int]]:
    part, covered = shares(need), covering(need, mentor)

    def mean(values):
        whole = sum(part[focus] for focus in covered)
        return sum(part[focus] * value for focus, value in values.items()) // whole if whole else 0

    grades = {
        focus: scored("evidence", "grade", offer.evidence_grade) for focus, (_, offer) in covered.items()
    }
    confirmed = sum(part[area.focus] for area in need.areas if area.weight and area.confirmed)
    return {
        "grade": [mean({focus: grade[bound] for focus, grade in grades.items()}) for bound in range(3)],
        "track_record": scored("evidence", "track_record", mentor.partnerships_completed),
        "offer_confirmed": [mean({focus: 100 * offer.confirmed for focus, (_, offer) in covered.items()})]
        * 3,
        "need_confirmed": [100 * confirmed // sum(part.values()) if part else 0] * 3,
    }
