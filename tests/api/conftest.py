"""The house of these tests: what a store does is held on both engines, the rest on one."""

from tests.application.places import engine, house, place, sample_home, sample_made

__all__ = ["engine", "house", "place", "sample_home", "sample_made"]
