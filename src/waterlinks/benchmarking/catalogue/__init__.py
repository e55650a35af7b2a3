"""The catalogue: which items operators report, which indicators are computed from them, and what each means.

Data files in `data/`, one per framework, versioned together; read and checked once by `loading`.
"""
