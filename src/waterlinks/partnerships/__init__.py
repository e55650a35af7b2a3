"""Water Operators' Partnerships: parties, the five steps, and who may see them.

A partnership begins when a match is accepted. It is not for profit, time-bound, and works until figures improve.
"""
