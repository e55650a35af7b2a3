"""The engine's codes in words: reasons, must-haves and figures, in the reader's language when they are read."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from waterlinks.operators.terms import FocusArea, Ownership, Service
from waterlinks.reference.countries import country
from waterlinks.reference.languages import language_name

Params = Mapping[str, Any]
INCOME_GROUPS: dict[int, str | Promise] = {
    1: _("low income"),
    2: _("lower-middle income"),
    3: _("upper-middle income"),
    4: _("high income"),
}

# Sentences whose places are filled by `_words`; {who} is the side a reason speaks of.
SENTENCES: dict[str, str | Promise] = {
    "shared_language": _("{languages} on both sides."),
    "similar_size": _("Similar in size: {mentor_people} and {recipient_people} people served."),
    "same_services": _("Runs the same services: {services}."),
    "same_ownership": _("Both are {ownership}."),
    "same_hours": _("Nearly the same time of day."),
    "director_commits": _("The director of {who} stands behind it."),
    "team_named": _("{who} has named a team."),
    "budget": _("{who} brings {usd} US dollars."),
    "can_host": _("{who} can host visitors."),
    "confirmed": _("{who} has confirmed what this match rests on."),
    "below_aim": _("{focus}: at level {level}, below the aim of {aim}."),
    "larger": _("{times} times the recipient's size."),
    "smaller": _("The recipient is {times} times its size."),
    "services_missing": _("Does not run {services}."),
    "other_ownership": _("Other ownership: {mentor} mentor, {recipient} recipient."),
    "other_setting": _("Another income setting: {mentor} for the mentor, {recipient} for the recipient."),
    "far": _("{km} km apart."),
    "hours_apart": _("{hours} hours apart."),
    "director_not_committed": _("The director of {who} does not stand behind it yet."),
    "no_team": _("{who} has not named a team."),
    "cannot_host": _("{who} cannot host visitors."),
    "evidence": _("{focus} rests on evidence of grade {grade}."),
    "evidence_weak": _("{focus} rests on evidence of grade {grade} only."),
    "first_partnership": _("It would be their first partnership as mentor."),
    "only_suggested": _("Suggested from figures; {who} has not confirmed it."),
}
QUESTIONS: dict[str, str | Promise] = {
    "interpreter": _("Does {who} have an interpreter?"),
    "languages": _("Which languages do the crews of {who} work in?"),
    "people_served": _("How many people does {who} serve?"),
    "services": _("Which services does {who} run?"),
    "hours_of_supply": _("For how many hours a day does {who} supply water?"),
    "income_group": _("Which income group is the country of {who} in?"),
    "place": _("Where exactly is {who}?"),
    "ownership": _("Who owns {who}?"),
    "time_zone": _("In which time zone is {who}?"),
    "days": _("How many days a quarter can {who} give?"),
    "director": _("Does the director of {who} stand behind a partnership?"),
    "team": _("Who would be in the team of {who}?"),
    "evidence_grade": _("What shows the level in {focus} of {who}?"),
    "budget": _("Which budget does {who} bring?"),
    "can_host": _("Can {who} host visitors?"),
    "track_record": _("How many partnerships has {who} completed as mentor?"),
}


def _covers_area(params: Params, raw: Params) -> str:
    if raw["asked"] == raw["covered"] > 1:
        return gettext(
            "Covers everything asked; {focus} at level {level}, the recipient at {asked_level}."
        ).format(**params)
    return gettext("{focus} at level {level}; the recipient at {asked_level}, priority {priority}.").format(
        **params
    )


def _area_not_covered(params: Params, raw: Params) -> str:
    if raw["level"] is None:
        return gettext("{focus}, priority {priority}, is not offered.").format(**params)
    return gettext("{focus}, priority {priority}: at level {level}, the recipient at {asked_level}.").format(
        **params
    )


def _same_supply(params: Params, raw: Params) -> str:
    if raw["intermittent"]:
        return gettext("Knows intermittent supply from its own network.")
    return gettext("Continuous supply on both sides.")


def _other_supply(params: Params, raw: Params) -> str:
    if raw["recipient"]:
        return gettext("Continuous supply at the mentor, intermittent at the recipient.")
    return gettext("Intermittent supply at the mentor, continuous at the recipient.")


def _same_setting(params: Params, raw: Params) -> str:
    if raw["country"]:
        return gettext("In the same country, {country}.").format(**params)
    return gettext("The same income setting: {income_group}.").format(**params)


def _no_shared_language(params: Params, raw: Params) -> str:
    if raw["interpreter"]:
        return gettext("No language in common; an interpreter is there.")
    return gettext("No language in common.")


def _near(params: Params, raw: Params) -> str:
    if raw["km"] == 0:
        return gettext("In the same place.")
    return gettext("{km} km apart.").format(**params)


def _small_budget(params: Params, raw: Params) -> str:
    if raw["usd"] == 0:
        return gettext("{who} brings no money for it.").format(**params)
    return gettext("{who} brings {usd} US dollars, less than a visit costs.").format(**params)


def _free_days(params: Params, raw: Params) -> str:
    return ngettext("{days} free day a quarter.", "{days} free days a quarter.", raw["days"]).format(**params)


def _few_days(params: Params, raw: Params) -> str:
    sentence = ngettext(
        "Only {days} free day; {enough} make a strong partnership.",
        "Only {days} free days; {enough} make a strong partnership.",
        raw["days"],
    )
    return sentence.format(**params)


def _track_record(params: Params, raw: Params) -> str:
    sentence = ngettext(
        "{partnerships} partnership completed as mentor.",
        "{partnerships} partnerships completed as mentor.",
        raw["partnerships"],
    )
    return sentence.format(**params)


MADE: dict[str, Callable[[Params, Params], str]] = {
    "covers_area": _covers_area,
    "area_not_covered": _area_not_covered,
    "same_supply": _same_supply,
    "other_supply": _other_supply,
    "same_setting": _same_setting,
    "no_shared_language": _no_shared_language,
    "near": _near,
    "small_budget": _small_budget,
    "free_days": _free_days,
    "few_days": _few_days,
    "track_record": _track_record,
}


def reason(given: Mapping[str, Any], recipient: str, mentor: str, *, asks: bool = False) -> str:
    """Word one reason `{code, params}` for a pair of operators given by name; `asks` when it is an unknown."""
    code, params = given["code"], _words(given["params"], {"recipient": recipient, "mentor": mentor})
    if asks:
        return str(QUESTIONS[code]).format(**params)
    return MADE[code](params, given["params"]) if code in MADE else str(SENTENCES[code]).format(**params)


def _words(params: Params, names: Mapping[str, str]) -> dict[str, Any]:
    """Parameters as a sentence shows them: names for codes, separators in large numbers."""
    words = {name: _word(name, value) for name, value in params.items()}
    words["who"] = names.get(str(params.get("side")), "")
    return words


def _word(name: str, value: Any) -> str:
    if isinstance(value, list):
        return get_text_list([_listed(name, one) for one in value], gettext("and"))
    if name == "focus":
        return str(FocusArea(value).label)
    if name == "country" and value:
        return country(value).name
    if (
        name in {"income_group", "recipient", "mentor"}
        and value in INCOME_GROUPS
        and not isinstance(value, bool)
    ):
        return str(INCOME_GROUPS[value])
    if value in Ownership.values:
        return str(Ownership(value).label)
    return intcomma(value) if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _listed(name: str, code: str) -> str:
    return language_name(code) if name == "languages" else str(Service(code).label)


# Must-haves: what a mentor that is left out does or is, how many do or are, and why one is.
RULES: dict[str, str | Promise] = {
    "same_operator": _("is the same operator"),
    "origins_differ": _("is illustrative while the other is real"),
    "no_offer_two_levels_above": _("offers nothing at least two levels above"),
    "no_free_slot": _("has no free slot"),
    "no_shared_language": _("shares no working language and has no interpreter"),
    "partners_already": _("is a partner in it already"),
    "forbidden_pair": _("is kept apart by a decision"),
}
COUNTED: dict[str, Callable[[int], str]] = {
    "same_operator": lambda n: ngettext("{count} is the same operator", "{count} are the same operator", n),
    "origins_differ": lambda n: ngettext(
        "{count} is illustrative while the other is real",
        "{count} are illustrative while the other is real",
        n,
    ),
    "no_offer_two_levels_above": lambda n: ngettext(
        "{count} offers nothing at least two levels above",
        "{count} offer nothing at least two levels above",
        n,
    ),
    "no_free_slot": lambda n: ngettext("{count} has no free slot", "{count} have no free slot", n),
    "no_shared_language": lambda n: ngettext(
        "{count} shares no working language and has no interpreter",
        "{count} share no working language and have no interpreter",
        n,
    ),
    "partners_already": lambda n: ngettext(
        "{count} is a partner in it already", "{count} are partners in it already", n
    ),
    "forbidden_pair": lambda n: ngettext(
        "{count} is kept apart by a decision", "{count} are kept apart by a decision", n
    ),
}
AGAINST: dict[str, str | Promise] = {
    "same_operator": _("An operator cannot be its own mentor."),
    "origins_differ": _("{mentor} cannot be matched: illustrative and real operators are kept apart."),
    "no_offer_two_levels_above": _("{mentor} offers nothing at least two levels above in what is asked."),
    "no_free_slot": _("{mentor} has no free slot any more. Choose another mentor or ask for more days."),
    "no_shared_language": _("{mentor} shares no working language, and neither side has an interpreter."),
    "partners_already": _("{mentor} is a party of this partnership already."),
    "forbidden_pair": _("A decision keeps these two apart."),
    "no_offer": _("{mentor} offers nothing at present."),
    "not_listed": _("{recipient} is not listed at present, so no partnership can begin."),
}


def rule(code: str) -> str:
    """Word a must-have as what a left-out mentor does or is."""
    return str(RULES[code])


def counted(code: str, count: int) -> str:
    """Say how many mentors a must-have leaves out."""
    return COUNTED[code](count).format(count=intcomma(count))


def rule_against(code: str, recipient: object, mentor: object) -> str:
    """Word a must-have as the reason against one pair; both are printed by name."""
    return str(AGAINST[code]).format(recipient=recipient, mentor=mentor)


def no_candidate(excluded: Mapping[str, int]) -> str:
    """Say why a need has no candidate: how many mentors each rule leaves out, in the published order."""
    if not excluded:
        return gettext("Nobody offers help yet.")
    left_out = "; ".join(counted(code, excluded[code]) for code in RULES if code in excluded)
    return gettext("No candidate is left. Of the mentors, {left_out}.").format(left_out=left_out)


def slots_taken(mentor: str, points: int, taken_by: list[str]) -> str:
    """Say why a candidate was not proposed: whom its slots went to, or that they bring more than this pair."""
    told = {"mentor": mentor, "points": points, "taken_by": ", ".join(taken_by)}
    if not taken_by:
        return gettext("{mentor} would come to {points} points and has no free slot.").format(**told)
    return gettext("{mentor} would come to {points} points; its slots do more good with {taken_by}.").format(
        **told
    )


FIGURES: dict[str, str | Promise] = {
    "fit": _("Fit"),
    "context": _("Context"),
    "readiness": _("Readiness"),
    "evidence": _("Evidence"),
}


def figure(name: str) -> str:
    """Word one of the four figures."""
    return str(FIGURES[name])


def round_outcome(counted: Mapping[str, Any]) -> str:
    """Say what came of a round: `pairs` found and needs `unmatched`, both as counts."""
    told = {name: intcomma(counted[name]) for name in ("pairs", "unmatched")}
    return gettext("Pairs found: {pairs}. Needs left without a mentor: {unmatched}.").format(**told)
