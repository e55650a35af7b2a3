"""The front page and the way around."""
