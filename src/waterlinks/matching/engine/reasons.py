"""What each criterion gives as a reason: a code and its parameters. They are worded in the reader's language later."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from waterlinks.matching.engine import capacity, weights
from waterlinks.matching.engine.columns import kilometres
from waterlinks.matching.engine.facts import Area, Context, MentorFact, NeedFact, Offer
from waterlinks.matching.engine.weights import Criterion

RECIPIENT, MENTOR = "recipient", "mentor"


@dataclass(frozen=True, slots=True)
class Reason:
    """A strength, a watch-out or a question, as a code with numbers and codes of focus areas, languages, services."""

    code: str
    params: Mapping[str, object]

    def as_dict(self) -> dict[str, object]:
        """For JSON: `{code, params}`."""
        return {"code": self.code, "params": dict(self.params)}


@dataclass(frozen=True, slots=True)
class AskedArea:
    """An asked area, its share of the need, the mentor's offer in it if any, and how far that covers it (percent)."""

    area: Area
    share: int
    offer: Offer | None
    covers: bool
    coverage: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A need, a mentor, and the need's areas with what the mentor offers in each, first priority first."""

    need: NeedFact
    mentor: MentorFact
    areas: tuple[AskedArea, ...]

    @property
    def settings(self) -> tuple[Context, Context]:
        """The recipient's and the mentor's setting."""
        return self.need.context, self.mentor.context

    @property
    def leading(self) -> AskedArea:
        """The covered area that brings most; a candidate has one."""
        return max(
            (asked for asked in self.areas if asked.covers), key=lambda asked: asked.share * asked.coverage
        )


Give = Callable[[Pair], Reason]
Question = Callable[[Pair], Iterator[Reason]]


@dataclass(frozen=True, slots=True)
class Wording:
    """The reasons of one criterion: when it scores high, when it scores low, and what to ask while it is unknown."""

    strength: Give
    watch_out: Give
    question: Question


def _languages(pair: Pair) -> Reason:
    recipient, mentor = (setting.languages or frozenset() for setting in pair.settings)
    return Reason("shared_language", {"languages": sorted(recipient & mentor)})


def _no_language(pair: Pair) -> Reason:
    answers = [setting.interpreter for setting in pair.settings]
    return Reason("no_shared_language", {"interpreter": True if True in answers else None})


def _ask_language(pair: Pair) -> Iterator[Reason]:
    if all(setting.languages for setting in pair.settings):
        yield from _ask_both("interpreter", "interpreter")(pair)
    else:
        yield from _ask_both("languages", "languages")(pair)


def _similar_size(pair: Pair) -> Reason:
    recipient, mentor = pair.settings
    return Reason(
        "similar_size", {"mentor_people": mentor.people_served, "recipient_people": recipient.people_served}
    )


def _other_size(pair: Pair) -> Reason:
    recipient, mentor = (setting.people_served or 0 for setting in pair.settings)
    times = max(recipient, mentor) // max(1, min(recipient, mentor))
    return Reason("larger" if mentor > recipient else "smaller", {"times": times})


def _services(pair: Pair) -> Reason:
    recipient, mentor = (setting.services or frozenset() for setting in pair.settings)
    return Reason("same_services", {"services": sorted(recipient & mentor)})


def _services_missing(pair: Pair) -> Reason:
    recipient, mentor = (setting.services or frozenset() for setting in pair.settings)
    return Reason("services_missing", {"services": sorted(recipient - mentor)})


def _same_setting(pair: Pair) -> Reason:
    recipient, mentor = pair.settings
    country = recipient.country if recipient.country == mentor.country else None
    return Reason("same_setting", {"income_group": mentor.income_group, "country": country})


def _both(code: str, field: str) -> Give:
    """A reason that gives both sides' answers."""

    def give(pair: Pair) -> Reason:
        recipient, mentor = pair.settings
        return Reason(code, {RECIPIENT: getattr(recipient, field), MENTOR: getattr(mentor, field)})

    return give


def _same(code: str, field: str) -> Give:
    """A reason that gives the answer both sides share."""
    return lambda pair: Reason(code, {field: getattr(pair.mentor.context, field)})


def _kilometres(code: str) -> Give:
    def give(pair: Pair) -> Reason:
        recipient, mentor = (setting.place for setting in pair.settings)
        return Reason(
            code, {"km": None if recipient is None or mentor is None else kilometres(recipient, mentor)}
        )

    return give


def _hours(code: str) -> Give:
    def give(pair: Pair) -> Reason:
        recipient, mentor = (round(4 * (setting.time_zone or 0)) for setting in pair.settings)
        apart = abs(recipient - mentor)
        return Reason(code, {"hours": -(-min(apart, abs(96 - apart)) // 4)})

    return give


def _evidence(code: str) -> Give:
    def give(pair: Pair) -> Reason:
        offer = pair.leading.offer
        return Reason(
            code, {"focus": pair.leading.area.focus, "grade": offer.evidence_grade if offer else None}
        )

    return give


def _ask_grades(pair: Pair) -> Iterator[Reason]:
    for asked in pair.areas:
        if asked.covers and asked.offer and asked.offer.evidence_grade is None:
            yield Reason("evidence_grade", {"side": MENTOR, "focus": asked.area.focus})


def _ask_both(code: str, field: str) -> Question:
    """Ask each side that has not answered."""

    def ask(pair: Pair) -> Iterator[Reason]:
        for side, setting in zip((RECIPIENT, MENTOR), pair.settings, strict=True):
            if getattr(setting, field) in (None, frozenset()):
                yield Reason(code, {"side": side})

    return ask


def _ask(code: str, side: str) -> Question:
    return lambda _pair: iter([Reason(code, {"side": side})])


def _on(code: str, side: str) -> Give:
    return lambda _pair: Reason(code, {"side": side})


def _budget(code: str, side: str) -> Give:
    return lambda pair: Reason(
        code, {"side": side, "usd": (pair.mentor if side == MENTOR else pair.need).budget_usd}
    )


def _commitment(side: str) -> Wording:
    return Wording(_on("director_commits", side), _on("director_not_committed", side), _ask("director", side))


def _team(side: str) -> Wording:
    return Wording(_on("team_named", side), _on("no_team", side), _ask("team", side))


def _budgets(side: str) -> Wording:
    return Wording(_budget("budget", side), _budget("small_budget", side), _ask("budget", side))


def _days(pair: Pair) -> Reason:
    return Reason("free_days", {"days": capacity.free_days(pair.mentor)})


def _few_days(pair: Pair) -> Reason:
    enough = weights.MENTOR_DAYS.steps[0].answer
    return Reason("few_days", {"days": capacity.free_days(pair.mentor), "enough": enough})


def _record(pair: Pair) -> Reason:
    return Reason("track_record", {"partnerships": pair.mentor.partnerships_completed})


def _first(_pair: Pair) -> Reason:
    return Reason("first_partnership", {})


def _never_asked(_pair: Pair) -> Iterator[Reason]:
    return iter(())


def _confirmation(side: str) -> Wording:
    return Wording(_on("confirmed", side), _on("only_suggested", side), _never_asked)


WORDINGS: dict[Criterion, Wording] = {
    weights.LANGUAGE: Wording(_languages, _no_language, _ask_language),
    weights.SIZE: Wording(_similar_size, _other_size, _ask_both("people_served", "people_served")),
    weights.SERVICES: Wording(_services, _services_missing, _ask_both("services", "services")),
    weights.SUPPLY: Wording(
        _same("same_supply", "intermittent"),
        _both("other_supply", "intermittent"),
        _ask_both("hours_of_supply", "intermittent"),
    ),
    weights.INCOME: Wording(
        _same_setting, _both("other_setting", "income_group"), _ask_both("income_group", "income_group")
    ),
    weights.DISTANCE: Wording(_kilometres("near"), _kilometres("far"), _ask_both("place", "place")),
    weights.OWNERSHIP: Wording(
        _same("same_ownership", "ownership"),
        _both("other_ownership", "ownership"),
        _ask_both("ownership", "ownership"),
    ),
    weights.TIME_ZONE: Wording(
        _hours("same_hours"), _hours("hours_apart"), _ask_both("time_zone", "time_zone")
    ),
    weights.MENTOR_DAYS: Wording(_days, _few_days, _ask("days", MENTOR)),
    weights.MENTOR_DIRECTOR: _commitment(MENTOR),
    weights.MENTOR_TEAM: _team(MENTOR),
    weights.MENTOR_BUDGET: _budgets(MENTOR),
    weights.RECIPIENT_DIRECTOR: _commitment(RECIPIENT),
    weights.RECIPIENT_TEAM: _team(RECIPIENT),
    weights.RECIPIENT_BUDGET: _budgets(RECIPIENT),
    weights.RECIPIENT_HOSTS: Wording(
        _on("can_host", RECIPIENT), _on("cannot_host", RECIPIENT), _ask("can_host", RECIPIENT)
    ),
    weights.GRADE: Wording(_evidence("evidence"), _evidence("evidence_weak"), _ask_grades),
    weights.TRACK_RECORD: Wording(_record, _first, _ask("track_record", MENTOR)),
    weights.OFFER_CONFIRMED: _confirmation(MENTOR),
    weights.NEED_CONFIRMED: _confirmation(RECIPIENT),
}
