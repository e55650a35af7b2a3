"""Benchmarks: what the platform promises about its speed, measured in a database made for it and dropped again.

Every module that can be run is one of them. Figures go to stdout as one JSON object, words to stderr.
"""
