"""How often a program may be lost before a server does without one, and for how long then."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class LossesBorne:
    """So many within some seconds are too many; then there is a rest, each time twice as long."""

    too_many: int = 3
    within: float = 3_600.0
    rest: float = 300.0
    longest: float = 3_600.0


BORNE: Final = LossesBorne()


class Losses:
    """The losses of a server's life, as far as they still count."""

    def __init__(self, borne: LossesBorne) -> None:
        """Begin with none."""
        self._borne = borne
        self._lost = list[float]()
        self._rest = borne.rest

    def rest_after(self, at: float) -> float:
        """Count a loss at a moment (seconds); gives how long to do without one, 0: not at all.

        A rest that is given counts as no time, so that one loss right behind it is one too many.
        """
        self._lost = [one for one in self._lost if one > at - self._borne.within] + [at]
        if len(self._lost) < self._borne.too_many:
            self._rest = self._borne.rest
            return 0.0
        rest = min(self._rest, self._borne.longest)
        self._rest = 2 * rest
        self._lost = [one + rest for one in self._lost]
        return rest
