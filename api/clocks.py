"""The real clock."""

from datetime import UTC, datetime


def system_clock() -> datetime:
    """Give the real time."""
    return datetime.now(UTC)
