"""Facts of the world that are the same for everybody: countries and their places, income groups, languages.

Data files with their source and date, read once; no table, no page.
"""
