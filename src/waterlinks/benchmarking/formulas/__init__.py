"""Formulas of indicators: read, checked, and evaluated exactly over what an operator reported.

No water in it and no Django: it knows names, numbers and what may stand in the way of a result.
"""
