"""People and how they sign in.

A person has an e-mail address, a name and a language. What they may do comes from the organisations
they belong to, one floor up. In the demo, and only there, anybody may sign in as a persona.
"""
