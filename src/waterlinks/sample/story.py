"""What has happened in the sample programme: needs stated, suggestions confirmed, matches accepted, one withdrawn."""

import datetime as dt

from waterlinks.accounts.models import Person
from waterlinks.audit.actions import dated
from waterlinks.matching import actions as matching
from waterlinks.matching.permissions import facilitator_of
from waterlinks.matching.queries.candidates import current_weights, shortlist
from waterlinks.operators.actions import needs
from waterlinks.operators.actions.needs import StatedArea
from waterlinks.operators.lifecycle import UNFINISHED
from waterlinks.operators.models import Need, Offer, Operator
from waterlinks.operators.terms import FocusArea, Standing
from waterlinks.partnerships import actions as partnerships
from waterlinks.partnerships.models import Partnership

FACILITATOR = "delta-facilitation-group"
PORT_AMBER, LAKESIDE = "port-amber-water-district", "lakeside-metropolitan-water"

# Who asked for help by itself, in what, and how many days ago.
STATED: tuple[tuple[str, int, tuple[tuple[FocusArea, int, int], ...]], ...] = (
    (PORT_AMBER, 74, ((FocusArea.PHYSICAL_LOSSES, 1, 3),)),
    ("hill-gate-water-users", 131, ((FocusArea.CONTINUOUS_SUPPLY, 1, 3), (FocusArea.PHYSICAL_LOSSES, 1, 2))),
    ("padma-bank-authority", 118, ((FocusArea.PHYSICAL_LOSSES, 1, 3), (FocusArea.BILLING_COLLECTION, 1, 3))),
    ("banyan-nagar-water", 96, ((FocusArea.CONTINUOUS_SUPPLY, 1, 4),)),
    ("angkor-fields-water", 88, ((FocusArea.PHYSICAL_LOSSES, 1, 3),)),
    ("savanna-springs-utility", 61, ((FocusArea.PHYSICAL_LOSSES, 1, 3), (FocusArea.CONTINUOUS_SUPPLY, 1, 3))),
    ("dragon-valley-city-water", 43, ((FocusArea.ENERGY_EFFICIENCY, 1, 3),)),
    (
        "nam-sai-water-enterprise",
        39,
        ((FocusArea.PHYSICAL_LOSSES, 1, 3), (FocusArea.ENERGY_EFFICIENCY, 1, 3)),
    ),
    ("coral-bay-utility", 27, ((FocusArea.CLIMATE_RESILIENCE, 1, 3),)),  # nobody offers it: a round says so
)

# Which of them were matched, how many days ago, and whether anybody may read it.
ACCEPTED = (
    ("hill-gate-water-users", 64, True),
    ("padma-bank-authority", 47, True),
    ("banyan-nagar-water", 33, False),
    ("angkor-fields-water", 12, False),
)
JOINED = "hill-gate-water-users"
WITHDRAWN = (
    "banyan-nagar-water",
    9,
    "The municipality merged two water departments; nobody can be named for a year.",
)


def needs_stated_early(operators: dict[str, Operator], people: dict[str, Person], today: dt.date) -> None:
    """Let some operators state a need by themselves, each some time ago."""
    for code, ago, areas in STATED:
        stated = [StatedArea(area, now, aim) for area, now, aim in areas]
        on = today - dt.timedelta(days=ago)
        with dated(_morning(on)):
            needs.state_need(operators[code], stated, by=people.get(code), on=on)


def matched(operators: dict[str, Operator], people: dict[str, Person], today: dt.date) -> dict[str, int]:
    """Confirm what mentors offer, accept some matches, withdraw one, and run a round over what is left."""
    facilitator = people[FACILITATOR]
    confirmed = _confirm_offers(operators, people)
    for code, ago, is_public in ACCEPTED:
        _accept_best(operators[code], facilitator, on=today - dt.timedelta(days=ago), is_public=is_public)
    _join_second_best(operators[JOINED], facilitator, today - dt.timedelta(days=20))
    code, ago, reason = WITHDRAWN
    on = today - dt.timedelta(days=ago)
    with dated(_morning(on)):
        partnerships.withdraw(_running(operators[code]), reason=reason, by=facilitator, on=on)
    found = matching.run_round(weights=current_weights(), by=facilitator, at=_morning(today))
    return {
        "offers_confirmed": confirmed,
        "partnerships": Partnership.objects.count(),
        "pairs_proposed": found.proposals.count(),
    }


def _confirm_offers(operators: dict[str, Operator], people: dict[str, Person]) -> int:
    """Mentors with a record stand behind what their figures suggest."""
    experienced = [
        operator.pk for operator in operators.values() if (operator.partnerships_completed or 0) > 1
    ]
    offers = Offer.objects.filter(operator__in=experienced, standing=Standing.SUGGESTED).order_by("pk")
    listed = list(offers.select_related("operator__organisation"))
    for offer in listed:
        needs.confirm(offer, by=people.get(offer.operator.code))
    return len(listed)


def _accept_best(recipient: Operator, by: Person, *, on: dt.date, is_public: bool) -> None:
    need = _need(recipient)
    best = shortlist(need, most=1).cards[0].mentor
    with dated(_morning(on)):
        begun = matching.accept_candidate(need, mentor=best, by=by, facilitator=facilitator_of(by), on=on)
        if is_public:
            partnerships.publish(begun, by=by)


def _join_second_best(recipient: Operator, by: Person, on: dt.date) -> None:
    need = _need(recipient)
    best = shortlist(need, most=1).cards[0].mentor
    with dated(_morning(on)):
        matching.join_as_co_mentor(need, mentor=best, by=by, on=on)


def _morning(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(6, 0), tzinfo=dt.UTC)


def _need(recipient: Operator) -> Need:
    return Need.objects.with_areas().get(operator=recipient, state__in=UNFINISHED)


def _running(recipient: Operator) -> Partnership:
    return Partnership.objects.unfinished().get(need__operator=recipient)
