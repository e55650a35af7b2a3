"""Every component in every state, as data: what the gallery page shows and what the tests render."""
