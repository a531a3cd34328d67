"""Patience: how long a command that meets other writers is tried again before it gives up."""

from random import uniform
from time import monotonic, sleep
from typing import Final

LONGEST_SECONDS: Final = 20.0
"""A client waits some thirty seconds for an answer; each conflict means that another one is in."""
_FIRST_PAUSE: Final = 0.004
_LONGEST_PAUSE: Final = 0.25
_DOUBLINGS: Final = 6


class Patience:
    """Waits a little before each new try, longer each time and never the same, then gives up.

    Bounded by time, not by count: forty writers on one claim need forty rounds, and each of
    them lets one in. Without the chance in it they would all come back together.
    """

    def __init__(self, *, seconds: float = LONGEST_SECONDS) -> None:
        """Begin now."""
        self._ends_at = monotonic() + seconds

    def __call__(self, attempt: int) -> bool:
        """Wait after an attempt, the first is 1; False: the time is over."""
        left = self._ends_at - monotonic()
        if left <= 0:
            return False
        most = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(attempt, _DOUBLINGS), left)
        sleep(uniform(0, most))  # noqa: S311 - it only keeps writers from coming back together
        return True
