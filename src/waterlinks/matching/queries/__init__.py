"""Answers of matching: facts for the engine, candidates for a need, rounds as pages and the command print them."""
