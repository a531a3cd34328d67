"""No contact in the evening, at night, on Sundays and holidays (Bki art. 4.2)."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final
from uuid import UUID

from domain.claim.events import Channel, DebtorContacted, Direction
from domain.compliance.case_file import CaseFile
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.days import in_amsterdam
from domain.facts import Recorded
from domain.law.contact_hours import contact_allowed, next_contact_day
from domain.letter.events import DispatchStarted, DoubtOutcome, DoubtResolved, LetterSent

_AT_ONCE: Final = frozenset({Channel.EMAIL, Channel.SMS, Channel.WHATSAPP})
"""Channels on which a letter reaches the debtor the moment it leaves; the post brings by day."""


def _judge(file: CaseFile) -> Iterator[Ruling]:
    for letter in file.letters:
        yield from _of_letter(file, letter)
    for contact in file.of(DebtorContacted):
        yield from _of_contact(contact)


def _of_letter(file: CaseFile, letter: UUID) -> Iterator[Ruling]:
    """Each handing over that a server took; one that failed reached nobody."""
    started: Recorded | None = None
    for one in file.of_letter(letter, DispatchStarted, LetterSent, DoubtResolved):
        if isinstance(one.fact, DispatchStarted):
            started = one if one.fact.channel in _AT_ONCE else None
        elif started is not None and _went_out(one):
            moment = in_amsterdam(started.recorded_at)
            verdict = contact_allowed(moment)
            reason = "in_contact_hours" if verdict.allowed else "outside_contact_hours"
            hour = f"{moment:%H:%M}"
            first = next_contact_day(moment.date())
            yield found(reason, moment.date(), started, one, hour=hour, allowed_on=first)


def _went_out(one: Recorded) -> bool:
    """Tell whether a letter left: a server took it, or it was found out that one had."""
    fact = one.fact
    return not isinstance(fact, DoubtResolved) or fact.outcome is DoubtOutcome.WAS_SENT


def _of_contact(contact: Recorded) -> Iterator[Ruling]:
    """A call or visit of ours: by its hour where somebody wrote it down, else by its day alone."""
    fact, day = contact.fact, contact.effective_on
    assert isinstance(fact, DebtorContacted)
    if fact.direction is not Direction.OUTGOING or fact.channel is Channel.POST:
        return
    first = next_contact_day(day)
    if fact.at is None or first != day:
        reason = "hour_not_recorded" if first == day else "on_a_closed_day"
        yield found(reason, day, contact, channel=fact.channel, allowed_on=first)
        return
    allowed = contact_allowed(datetime.combine(day, fact.at)).allowed
    reason = "called_in_contact_hours" if allowed else "called_outside_contact_hours"
    hour = f"{fact.at:%H:%M}"
    yield found(reason, day, contact, channel=fact.channel, hour=hour, allowed_on=first)


CONTACT_HOURS: Final = Obligation(
    code="contact_hours",
    article="Bki art. 4.2",
    source="Besluit kwaliteit incassodienstverlening, Stb. 2024, 44",
    since=date(2024, 4, 1),
    gravity=Gravity.BREACH,
    reasons={
        "in_contact_hours": Compliance.FULFILLED,
        "outside_contact_hours": Compliance.VIOLATED,
        "called_in_contact_hours": Compliance.FULFILLED,
        "called_outside_contact_hours": Compliance.VIOLATED,
        "on_a_closed_day": Compliance.VIOLATED,
        "hour_not_recorded": Compliance.NOT_PROVABLE,
    },
    judge=_judge,
)
