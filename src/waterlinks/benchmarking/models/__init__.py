"""Batches of observations, computed indicators, and standings among peers.

What is read is what live batches hold; of two live values for one key the later batch wins. Committing or
taking back an import therefore changes a single row, and nothing is ever half-visible.
"""

from waterlinks.benchmarking.models.batches import Batch, BatchCode, Finding
from waterlinks.benchmarking.models.measures import Confidence, IndicatorValue, Method, Observation, Scope
from waterlinks.benchmarking.models.peers import Band, PeerGroup, PeerRefresh, Standing

__all__ = [
    "Band",
    "Batch",
    "BatchCode",
    "Confidence",
    "Finding",
    "IndicatorValue",
    "Method",
    "Observation",
    "PeerGroup",
    "PeerRefresh",
    "Scope",
    "Standing",
]
