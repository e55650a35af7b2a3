"""Organisations of the programme, and who belongs to them in which role.

Operators, facilitators, development partners, associations, governments, academia and the secretariat.
Rights come from roles, and roles are data.
"""
