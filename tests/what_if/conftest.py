"""The house and the sample of these tests."""

from tests.application.places import engine, house, place, sample_home, sample_made

__all__ = ["engine", "house", "place", "sample_home", "sample_made"]
