"""The matching engine: what a mentor could do for a need, in numbers that explain themselves.

Pure: facts go in, figures, reasons and a round come out. It knows NumPy, no Django, no database and no clock.
Every number it uses stands in `weights.py`; `describe.py` hands them to the page "How we match".
"""
