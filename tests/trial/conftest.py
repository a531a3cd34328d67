"""The sample that these tests spoil copies of."""

from tests.application.places import engine, place, sample_made

__all__ = ["engine", "place", "sample_made"]
