"""The house of each engine, so that one suite holds both to the same rules."""

from tests.application.places import house, place

__all__ = ["house", "place"]
