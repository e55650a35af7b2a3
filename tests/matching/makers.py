"""Makers for the tests of matching: a network small enough to be known by heart, and what a round makes of it."""

import datetime as dt

from makers import a_mentor, a_need, an_operator
from waterlinks.matching import actions
from waterlinks.matching.models import WeightSet
from waterlinks.matching.queries.candidates import current_weights
from waterlinks.operators.models import Need

NOW = dt.datetime(2026, 6, 30, 12, 0, tzinfo=dt.UTC)


def a_weight_set(**facts):
    """The balanced set as a row; the counts add up to 100 unless told otherwise."""
    counts = {"fit": 40, "context": 25, "readiness": 20, "evidence": 15}
    return WeightSet.objects.create(**{"name": "Balanced", **counts, **facts})


def an_open_need(name=None, *areas, **facts):
    """A need of an operator of this name, fetched as views fetch it."""
    need = a_need(an_operator(name), *areas, **facts)
    return Need.objects.with_areas().get(pk=need.pk)


def a_round(*, by=None, at=NOW, weights=None):
    """The round over everything that is there."""
    return actions.run_round(weights=weights or current_weights(), by=by, at=at)


def a_pair(recipient="Port Amber", mentor="Lakeside", **facts):
    """An open need and the one mentor that can help with it: by default each has one slot and nothing is known."""
    return an_open_need(recipient), a_mentor(mentor, **facts)


def a_proposal(recipient="Port Amber", mentor="Lakeside", **facts):
    """The only pair of a round over one need and one mentor."""
    a_pair(recipient, mentor, **facts)
    return a_round().proposals.get()
