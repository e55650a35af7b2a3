"""Operators of water and sanitation services: who they are, what they need and what they can offer.

Needs and offers speak in focus areas, one tree shared by everything. A need or an offer may be suggested
from figures; it stays "suggested, unconfirmed" until somebody of the operator confirms it.
"""
