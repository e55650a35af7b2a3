"""Figures of operators: raw observations, the indicators computed from them, and how they stand among peers.

A fact is captured once, with unit, period, scope, method, confidence and source. Ratios are computed by
formulas of a versioned catalogue, never typed. Needs and offers are suggested from how an operator stands.
"""
