"""Answers made of many rows: what is on file, what follows from it, who the peers are, what that suggests."""
