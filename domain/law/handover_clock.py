"""The day on which a party takes up a case that was handed over to it."""

from datetime import date, datetime, time
from typing import Final

from domain.days import AMSTERDAM, day_after
from domain.law.calendar import next_working_day

CUTOFF: Final = time(15, 0, 0)
"""Before this time on a working day it is taken up that day; the hour is the party's property."""


def taken_up_on(received_at: datetime, cutoff: time = CUTOFF) -> date:
    """The working day on which a hand-over received at a local moment is taken up.

    ``received_at`` is Amsterdam time; an aware moment is converted. At the cut-off itself it is
    too late for that day. Raises Refusal ``law.calendar_unverified``.
    """
    moment = received_at if received_at.tzinfo is None else received_at.astimezone(AMSTERDAM)
    in_time = moment.time() < cutoff
    return next_working_day(moment.date() if in_time else day_after(moment.date()))
