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
    """Waits a little before a new try, longer each time and never the same, then gives up.

    The first is at once: who was overtaken by somebody of his own program stands in line
    (decision 129). It is for other programs that one waits, and without the chance in it all
    would come back together. Bounded by time, not by count: each conflict lets one in.
    """

    def __init__(self, *, seconds: float = LONGEST_SECONDS) -> None:
        """Begin now."""
        self._ends_at = monotonic() + seconds

    def __call__(self, attempt: int) -> bool:
        """Wait after an attempt, the first is 1; False: the time is over."""
        left = self._ends_at - monotonic()
        if left <= 0:
            return False
        if attempt == 1:
            return True
        most = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(attempt, _DOUBLINGS), left)
        sleep(uniform(0, most))  # noqa: S311 - it only keeps writers from coming back together
        return True
