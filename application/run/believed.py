"""Whether the clock can be believed before a live run: far ahead or back, a person says the day."""

from datetime import date, datetime, timedelta
from typing import Final

from application.house import House
from domain.days import add_days
from domain.errors import Refusal
from domain.facts import StreamKind

MOST_DAYS: Final = 31
"""So many days without a run are believed: a holiday is no wrong clock."""
LEEWAY: Final = timedelta(days=1)
"""So far back a clock may be set: two machines never quite agree."""

_WAY_OUT: Final = "Set the clock right; if it is, run it with `vordering run-day --on {today}`."


def require_believable(house: House, *, said: date | None) -> None:
    """Refuse a run of a live store on a day that its clock alone says.

    The clock is doubted where it stands more than a day before the last fact or before the day
    of the last run, or more than ``MOST_DAYS`` behind that: every term would lapse at once.
    ``said``: the day a person gave; that it is today is his word, and the run of it makes the
    clock believed from then on. Raises Refusal ``run.clock_back`` or ``run.clock_ahead``.
    """
    if house.sandbox or said == house.today:
        return
    today, last = house.today, _last_day(house)
    near = last is not None and add_days(today, -1) <= last <= today
    recorded = None if near else _last_recorded(house)
    if (last and today < last) or (recorded and house.clock() + LEEWAY < recorded):
        raise Refusal(
            "run.clock_back",
            f"The clock says {today}, before what was recorded last: nothing is done on that.",
            way_out=_WAY_OUT.format(today=today),
            values={"today": today},
        )
    if last and today > add_days(last, MOST_DAYS):
        raise Refusal(
            "run.clock_ahead",
            f"The clock says {today}, more than {MOST_DAYS} days after the last run: nothing is"
            " done on that.",
            way_out=_WAY_OUT.format(today=today),
            values={"today": today},
        )


def _last_day(house: House) -> date | None:
    runs = house.store.streams(StreamKind.RUN)
    return house.collections.run(runs[-1]).day if runs else None


def _last_recorded(house: House) -> datetime | None:
    rows = house.store.read_after(house.store.last_position() - 1, 1)
    return datetime.fromisoformat(rows[0].recorded_at) if rows else None
