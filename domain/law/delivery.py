"""When a letter is presumed to have arrived, and when we plan as if it had."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.days import day_after
from domain.law.calendar import holidays, postal_holidays


@dataclass(frozen=True, slots=True)
class PostalRegime:
    """Delivery days after posting, for letters posted from a day (inclusive).

    ``presumed`` is what a judge presumes of ordinary post of which only the date is disputed;
    ``planned`` is what the post itself promises, with a day to spare.
    """

    posted_from: date
    presumed: int
    planned: int
    source: str


REGIMES: Final = (
    PostalRegime(date(2016, 11, 25), 2, 2, "HR 25-11-2016, ECLI:NL:HR:2016:2704"),
    PostalRegime(date(2026, 7, 1), 2, 3, "48 hours' post; the presumption is untested (O4)"),
    PostalRegime(date(2027, 7, 1), 2, 4, "72 hours' post; the presumption is untested (O4)"),
)
"""law.md 2.5; before the first row the first row applies, for want of another rule."""

PROVEN: Final = "proven receipt"
_SUNDAY, _MONDAY = 6, 0


def regime(posted_on: date) -> PostalRegime:
    """The postal regime for a posting day."""
    in_force = [row for row in REGIMES if row.posted_from <= posted_on]
    return in_force[-1] if in_force else REGIMES[0]


def presumed_delivery(posted_on: date) -> date:
    """The day on which ordinary post is presumed delivered.

    The second delivery day after posting; Sunday, Monday and official holidays are none, Good
    Friday is one (law.md 2.4). An inference for a disputed date only: never for e-mail, never
    where receipt itself is denied (HR 25-11-2016, ECLI:NL:HR:2016:2704; BW 3:37 lid 3).
    """
    return _nth_delivery_day(posted_on, regime(posted_on).presumed, days_off=postal_holidays)


def planning_delivery(posted_on: date) -> date:
    """The day from which we plan the next action after a letter by post.

    Later than the presumption where the post is slower, and Good Friday and equated days count
    as holidays. It moves our next action, never the letter's wording. Raises Refusal
    ``law.calendar_unverified`` beyond the verified calendar.
    """
    return _nth_delivery_day(posted_on, regime(posted_on).planned, days_off=holidays)


def presumption_text(posted_on: date) -> str:
    """Say on what a presumed delivery rests."""
    nth = {2: "2nd", 3: "3rd"}.get(regime(posted_on).presumed, f"{regime(posted_on).presumed}th")
    return (
        f"presumption HR 2016:2704 ({nth} day after posting; "
        "Sun, Mon, official holiday do not count)"
    )


def received_on(
    *, posted_on: date | None, proven_on: date | None = None, disproved: bool = False
) -> date | None:
    """The day a letter counts as received: proof, else the presumption, else None.

    A letter that came back or bounced (``disproved``) was not received, unless proof says so;
    its term never ran. Without a posting day (an e-mail) only proof counts (BW 3:37 lid 3).
    """
    if proven_on is not None:
        return proven_on
    if disproved or posted_on is None:
        return None
    return presumed_delivery(posted_on)


def _nth_delivery_day(
    posted_on: date, days: int, *, days_off: Callable[[int], frozenset[date]]
) -> date:
    day = posted_on
    while days:
        day = day_after(day)
        days -= day.weekday() not in {_SUNDAY, _MONDAY} and day not in days_off(day.year)
    return day
