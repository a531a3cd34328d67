"""Small things that a claim remembers: letters dropped, steps judged, complaints that wait."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Dropped:
    """Letters of a step that were ordered and dropped again: why, last when, on how many days."""

    why: str
    on: date
    days: int
    unwritable: bool = False
    """The last one could not be made: another try alone would not change that."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person decided on a step in a round: approved over an amount, or declined (None)."""

    round: int
    on: date
    amount: int | None


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint that waits to be dealt with; ``confirmed_on``: in writing, that it came in."""

    version: int
    received_on: date
    ground: str
    confirmed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ToldTaxOffice:
    """What the returns of a claim hold: VAT asked back, as of when; and VAT paid again, in cents.

    ``as_of``: none as long as nothing was asked back.
    """

    as_of: date | None = None
    back: int = 0
    again: int = 0
