"""A complaint is confirmed in writing within two working days (Bki art. 6.1), and dealt with.

Where the Bki binds nobody it is a rule of our own: what was not done is told, and breaks no law.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from domain.claim.events import ComplaintAnswered, ComplaintReceived
from domain.claim.events.values import SPOKEN
from domain.compliance.bound_then import as_bound, bound_then
from domain.compliance.case_file import CaseFile
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.days import add_days, day_after
from domain.errors import Refusal
from domain.facts import Recorded
from domain.law.contact_hours import complaint_due

DEAL_DAYS: Final = 42
"""Within so many days a complaint is dealt with; the law names no number."""

_OWN: Final = {
    "confirmed_late": "confirmed_after_our_term",
    "answered_by_word_only": "only_told_by_word",
    "not_confirmed": "left_unconfirmed",
    "not_dealt_with": "left_open",
}
"""What is said instead of whom the Bki does not bind."""


def _judge(file: CaseFile) -> Iterator[Ruling]:
    received = file.of(ComplaintReceived)
    if not received:
        return
    answers = file.of(ComplaintAnswered)
    for complaint in received:
        mine = [one for one in answers if _is_of(one, complaint)]
        binds = bound_then(file, file.known_before(complaint))
        for one in (*_confirmed(file, complaint, mine), *_dealt_with(file, complaint, mine)):
            if said := as_bound(one, _OWN, binds=binds):
                yield said


def _is_of(one: Recorded, complaint: Recorded) -> bool:
    fact = one.fact
    assert isinstance(fact, ComplaintAnswered)
    return fact.received_version == complaint.originator_version


def _confirmed(file: CaseFile, complaint: Recorded, mine: Sequence[Recorded]) -> Iterator[Ruling]:
    """In writing, by the second working day after it came in; an answer confirms it as well."""
    came = complaint.effective_on
    try:
        by = complaint_due(came)
    except Refusal:
        yield found("holidays_not_known", came, complaint, received_on=came)
        return
    written = [one for one in mine if _is_written(one)]
    if written:
        first = min(written, key=lambda one: one.effective_on)
        on = first.effective_on
        if on <= by:
            yield found("confirmed_in_time", on, complaint, first, received_on=came, confirm_by=by)
        else:  # it was late on the first day without a word
            yield found(
                "confirmed_late",
                day_after(by),
                *(complaint, first),
                received_on=came,
                confirm_by=by,
                confirmed_on=on,
            )
    elif by < file.at.day:
        reason = "answered_by_word_only" if mine else "not_confirmed"
        rests = (complaint, *mine)
        yield found(reason, day_after(by), *rests, received_on=came, confirm_by=by)


def _is_written(one: Recorded) -> bool:
    return isinstance(one.fact, ComplaintAnswered) and one.fact.channel not in SPOKEN


def _dealt_with(file: CaseFile, complaint: Recorded, mine: Sequence[Recorded]) -> Iterator[Ruling]:
    came = complaint.effective_on
    closed = [one for one in mine if isinstance(one.fact, ComplaintAnswered) and one.fact.closes]
    by = add_days(came, DEAL_DAYS)
    if closed:
        on = closed[0].effective_on
        yield found("dealt_with", on, complaint, closed[0], received_on=came)
    elif by < file.at.day:
        yield found("not_dealt_with", day_after(by), complaint, *mine, received_on=came)


COMPLAINTS: Final = Obligation(
    code="complaints",
    article="Bki art. 6.1",
    source="Besluit kwaliteit incassodienstverlening, Stb. 2024, 44",
    since=date(2024, 4, 1),
    gravity=Gravity.BREACH,
    reasons={
        "confirmed_in_time": Compliance.FULFILLED,
        "confirmed_late": Compliance.VIOLATED,
        "answered_by_word_only": Compliance.VIOLATED,
        "not_confirmed": Compliance.VIOLATED,
        "holidays_not_known": Compliance.NOT_PROVABLE,
        "dealt_with": Compliance.FULFILLED,
        "not_dealt_with": Compliance.NOT_PROVABLE,
        "confirmed_after_our_term": Compliance.NOT_APPLICABLE,
        "only_told_by_word": Compliance.NOT_APPLICABLE,
        "left_unconfirmed": Compliance.NOT_APPLICABLE,
        "left_open": Compliance.NOT_APPLICABLE,
    },
    judge=_judge,
)
