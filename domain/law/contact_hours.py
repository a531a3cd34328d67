"""When a debtor may be contacted (Bki art. 4.2), and the clock of a complaint (art. 6.1)."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from domain.days import AMSTERDAM, day_after
from domain.law.calendar import add_working_days, holidays, is_sunday

FROM: Final = time(7, 0)
"""First moment of the day on which contact is allowed."""

UNTIL: Final = time(20, 0)
"""First moment on which it is not allowed any more."""

_IN_WORDS: Final = {
    "blocked:sunday": "on a Sunday",
    "blocked:holiday": "on a holiday",
    "blocked:hours": f"between {UNTIL:%H:%M} and {FROM:%H:%M}",
}

COMPLAINT_WORKING_DAYS: Final = 2
"""Working days within which a complaint is confirmed in writing (Bki art. 6.1)."""


@dataclass(frozen=True, slots=True)
class ContactVerdict:
    """Whether contact is allowed, and why: ``allowed`` or ``blocked:`` and the rule."""

    allowed: bool
    reason: str


def contact_allowed(local: datetime) -> ContactVerdict:
    """Tell whether a debtor may be contacted at a moment, on every channel, e-mail too.

    ``local`` is Amsterdam time; an aware moment is converted. Not from 20:00 to 07:00, not on
    Sunday, not on a holiday of the Algemene termijnenwet; Good Friday and equated days count as
    holidays (conservative). Saturday is allowed. Bki art. 4.2, since 2024-04-01; a creditor with
    own claims is outside it, but keeps it too. Raises Refusal ``law.calendar_unverified``.
    """
    moment = local if local.tzinfo is None else local.astimezone(AMSTERDAM)
    reason = _closed_day(moment.date())
    if not reason and not FROM <= moment.time() < UNTIL:
        reason = "blocked:hours"
    return ContactVerdict(not reason, reason or "allowed")


def next_contact_day(day: date) -> date:
    """The day itself where contact is allowed on it, otherwise the first such day after."""
    while _closed_day(day):
        day = day_after(day)
    return day


def no_contact_on(day: date) -> str:
    """Why nothing may go to a debtor on a day, and from which it may; empty: it may on it."""
    closed = _closed_day(day)
    return _closed(_IN_WORDS[closed], f"{next_contact_day(day)}") if closed else ""


def no_contact_at(local: datetime) -> str:
    """Why nothing may go to a debtor at a moment in Amsterdam, and from when; empty: it may."""
    verdict, day = contact_allowed(local), local.date()
    if verdict.allowed:
        return ""
    if closed := no_contact_on(day):
        return closed
    opens = day if local.time() < FROM else next_contact_day(day_after(day))
    return _closed(_IN_WORDS[verdict.reason], f"{opens} {FROM:%H:%M}")


def _closed(when: str, opens: str) -> str:
    return f"nothing may go to a debtor {when}, from {opens} it may"


def complaint_due(received_on: date) -> date:
    """The last day (inclusive) to confirm a complaint: two working days (Bki art. 6.1)."""
    return add_working_days(received_on, COMPLAINT_WORKING_DAYS)


def _closed_day(day: date) -> str:
    if is_sunday(day):
        return "blocked:sunday"
    return "blocked:holiday" if day in holidays(day.year) else ""
