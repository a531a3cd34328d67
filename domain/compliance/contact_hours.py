"""No contact in the evening, at night, on Sundays and holidays (Bki art. 4.2).

Where the Bki binds nobody it is a rule of our own: what falls outside is told, and breaks no law.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final
from uuid import UUID

from domain.claim.events import Channel, DebtorContacted
from domain.compliance.acts import DeedKind
from domain.compliance.bound_then import as_bound, bound_then
from domain.compliance.case_file import CaseFile
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.days import in_amsterdam
from domain.facts import Point, Recorded
from domain.law.contact_hours import contact_allowed, next_contact_day
from domain.letter.events import DispatchStarted, DoubtOutcome, DoubtResolved, LetterSent

_AT_ONCE: Final = frozenset({Channel.EMAIL, Channel.SMS, Channel.WHATSAPP})
"""Channels on which a letter reaches the debtor the moment it leaves; the post brings by day."""

_OWN: Final = {
    "outside_contact_hours": "outside_own_hours",
    "called_outside_contact_hours": "called_outside_own_hours",
    "on_a_closed_day": "on_a_day_closed_by_us",
}
"""What is said instead of whom the Bki does not bind."""


def _judge(file: CaseFile) -> Iterator[Ruling]:
    for point, ruling in _found(file):
        if said := as_bound(ruling, _OWN, binds=bound_then(file, point)):
            yield said


def _found(file: CaseFile) -> Iterator[tuple[Point, Ruling]]:
    """What is to be said of each contact of ours where the Bki binds, and what was known then."""
    for letter in file.letters:
        yield from _of_letter(file, letter)
    if file.of(DebtorContacted):
        for deed in file.acts:
            if deed.kind is DeedKind.CONTACT and (ruling := _of_contact(deed.told)):
                yield deed.point, ruling


def _of_letter(file: CaseFile, letter: UUID) -> Iterator[tuple[Point, Ruling]]:
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
            said = found(reason, moment.date(), started, one, hour=hour, allowed_on=first)
            yield file.known_before(started), said


def _went_out(one: Recorded) -> bool:
    """Tell whether a letter left: a server took it, or it was found out that one had."""
    fact = one.fact
    return not isinstance(fact, DoubtResolved) or fact.outcome is DoubtOutcome.WAS_SENT


def _of_contact(contact: Recorded) -> Ruling | None:
    """A call or visit of ours: by its hour where somebody wrote it down, else by its day alone."""
    fact, day = contact.fact, contact.effective_on
    assert isinstance(fact, DebtorContacted)
    if fact.channel is Channel.POST:
        return None
    first = next_contact_day(day)
    if fact.at is None or first != day:
        reason = "hour_not_recorded" if first == day else "on_a_closed_day"
        return found(reason, day, contact, channel=fact.channel, allowed_on=first)
    allowed = contact_allowed(datetime.combine(day, fact.at)).allowed
    reason = "called_in_contact_hours" if allowed else "called_outside_contact_hours"
    hour = f"{fact.at:%H:%M}"
    return found(reason, day, contact, channel=fact.channel, hour=hour, allowed_on=first)


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
        "outside_own_hours": Compliance.NOT_APPLICABLE,
        "called_outside_own_hours": Compliance.NOT_APPLICABLE,
        "on_a_day_closed_by_us": Compliance.NOT_APPLICABLE,
    },
    judge=_judge,
)
