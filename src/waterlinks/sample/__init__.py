"""The sample programme of the demo: clearly fictional operators with coherent figures, and what follows from them.

Every record is illustrative and says so. Nothing here exists outside the demo.
"""
