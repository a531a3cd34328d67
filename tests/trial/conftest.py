"""The sample that these tests spoil copies of."""

from tests.application.places import sample_made

__all__ = ["sample_made"]
