"""Assigning rows to columns under capacities, exactly, with a certificate that anybody can check.

Pure mathematics: no water, no Django. Matching uses it; events, awards and training will.
`solver.solve` finds the assignment and its prices, `certificate.check` proves it without the solver's code.
"""
