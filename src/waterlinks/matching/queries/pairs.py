"""One need and one mentor as they stand at this moment: may they be matched, and what would it come to.

Decisions rest on this. It reads two operators, whatever the size of the network, and keeps nothing.
"""

from waterlinks.matching.engine import candidates, rules
from waterlinks.matching.engine.network import Network
from waterlinks.matching.queries import facts
from waterlinks.matching.queries.candidates import Candidate, as_engine, current_weights, explained
from waterlinks.operators.models import Need, Operator

NOT_LISTED, NO_OFFER = "not_listed", "no_offer"  # beside the engine's own rules


def broken_rule(need: Need, mentor: Operator) -> str | None:
    """Return the code of the first must-have this pair breaks now, or None; `need` with its operator and areas."""
    if not need.operator.is_listed:
        return NOT_LISTED
    network = _network(need, mentor)
    if not network.mentors.facts:
        return NO_OFFER
    broken = int(rules.broken(network, network.chosen([0], [0]))[0])
    return rules.MUST_HAVES[broken - 1].code if broken else None


def candidate(need: Need, mentor: Operator) -> Candidate:
    """Return the figures and reasons of a pair that breaks no rule."""
    weights, network = as_engine(current_weights()), _network(need, mentor)
    [figures] = candidates.compare(network, [(need.code, mentor.code)], weights)
    [found] = explained(network, need.code, {mentor.code: figures}, weights)
    return found


def _network(need: Need, mentor: Operator) -> Network:
    return Network.of([facts.facts_of(need)], facts.mentor_facts([mentor.code]))
