"""Dunning plans as data, and the next step that one gives a claim."""
