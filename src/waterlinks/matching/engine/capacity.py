"""How many more partnerships a mentor can carry, by one published rule."""

from waterlinks.matching.engine.facts import MentorFact
from waterlinks.matching.engine.weights import DAYS_PER_SLOT, SLOTS_WHEN_UNKNOWN


def known_free_slots(mentor: MentorFact) -> int | None:
    """Free slots, or None when neither slots nor days are known.

    Stated slots count first; else one slot for every twenty mentor days a quarter. Running partnerships use one each.
    """
    if mentor.slots is not None:
        return max(0, mentor.slots - mentor.partnerships_running)
    if mentor.days_per_quarter is not None:
        return max(0, mentor.days_per_quarter // DAYS_PER_SLOT - mentor.partnerships_running)
    return None


def free_slots(mentor: MentorFact) -> int:
    """Slots to plan with: what is known, else one, and the days become a question to ask."""
    known = known_free_slots(mentor)
    return SLOTS_WHEN_UNKNOWN if known is None else known


def free_days(mentor: MentorFact) -> int | None:
    """Mentor days a quarter that running partnerships leave free, or None when unknown."""
    if mentor.days_per_quarter is None:
        return None
    return max(0, mentor.days_per_quarter - DAYS_PER_SLOT * mentor.partnerships_running)
