"""Nobody who has paid is dunned: payments were known before it was written that none came."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from domain.claim.events import PaymentReceived
from domain.compliance.case_file import CaseFile
from domain.compliance.creditor_then import creditor_then, payments_of
from domain.compliance.demands import DunningLetter, demands, sight_of
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.compliance.sight import Sight
from domain.creditor.events import (
    AccountDoubted,
    AccountDoubtEnded,
    OpenItemsImported,
    PaymentsCheck,
    PaymentsKnownThrough,
)
from domain.days import add_days, day_after
from domain.facts import EnteredInError, Recorded, in_force
from domain.law.calendar import next_banking_day


def _judge(file: CaseFile) -> Iterator[Ruling]:
    letters = demands(file)
    for at, letter in enumerate(letters):
        yield _of(file, letter, letters[:at])


def _of(file: CaseFile, letter: DunningLetter, before: Sequence[DunningLetter]) -> Ruling:
    """A letter that says what was not paid, by what was known of the account then."""
    sight, day = sight_of(file, letter), letter.sent_on
    needed = _needed(sight, before)
    known, shows = _known_through(sight)
    rests = (*letter.rests, *shows)
    unseen = _unseen(file, letter, needed)
    if unseen:
        paid = sum(one.fact.amount for one in unseen if isinstance(one.fact, PaymentReceived))
        reason = "paid_and_said_to_be_known" if known >= needed else "paid_and_not_known"
        return found(reason, day, *rests, *unseen, paid=paid, needed=needed)
    if known >= needed:
        return found("known_in_time", day, *rests, known=known, needed=needed)
    if _not_required(sight):
        return found("not_looked_at", day, *rests, needed=needed)
    if known == date.min:
        return found("not_known_at_all", day, *rests, needed=needed)
    return found("known_too_little", day, *rests, known=known, needed=needed)


def _needed(sight: Sight, before: Sequence[DunningLetter]) -> date:
    """The banking day after the last day that the debtor had: by then what he sent is there."""
    claim = sight.claim
    terms = [claim.due_on, claim.extended_to]
    terms += [one.pay_by for one in before if one.fourteen is None]
    last = max(day for day in terms if day)
    return next_banking_day(day_after(last))


def _known_through(sight: Sight) -> tuple[date, tuple[Recorded, ...]]:
    """Through which day the payments on the claim's accounts were known, and what shows it."""
    claim, point = sight.claim, sight.point
    assert claim.creditor_id, "a claim that was opened has a creditor"
    facts = payments_of(sight.around, claim.creditor_id)
    if any(isinstance(one.fact, EnteredInError) for one in facts):
        facts = tuple(in_force(facts, point))
    accounts = claim.ibans or creditor_then(sight.around, claim.creditor_id, point).ibans
    whole, shows = date.min, None
    listed = date.min
    by_account: dict[str, date] = {}
    doubts: dict[str, date] = {}
    for one in facts:
        if one.position > point.position:
            break
        match one.fact:
            case PaymentsKnownThrough(through=through, ibans=()) | OpenItemsImported(as_of=through):
                if isinstance(one.fact, OpenItemsImported):
                    listed = max(listed, through)
                if through > whole:
                    whole, shows = through, one
            case AccountDoubted(iban=iban, through=through):
                doubts[iban] = through
            case AccountDoubtEnded(iban=iban):
                doubts.pop(iban, None)
            case PaymentsKnownThrough(through=through, ibans=ibans):
                by_account |= {iban: max(through, by_account.get(iban, whole)) for iban in ibans}
    known = [
        min(max(by_account.get(iban, whole), whole), doubts.get(iban, date.max))
        for iban in accounts
    ]
    return max(listed, min(known, default=whole)), (shows,) if shows else ()


def _unseen(file: CaseFile, letter: DunningLetter, needed: date) -> list[Recorded]:
    """Payments that were credited by the day that is asked, and recorded after it was written.

    Not those of the letter's own day: which of the two came first nobody can tell.
    """
    last = min(needed, add_days(letter.asked_on, -1))
    return [
        one
        for one in file.of(PaymentReceived)
        if one.position > letter.decided.position and one.effective_on <= last
    ]


def _not_required(sight: Sight) -> bool:
    claim, point = sight.claim, sight.point
    assert claim.creditor_id, "a claim that was opened has a creditor"
    creditor = creditor_then(sight.around, claim.creditor_id, point)
    return creditor.payments_checked is PaymentsCheck.NOT_REQUIRED


MONEY_KNOWN: Final = Obligation(
    code="money_known",
    article="BW 6:114, 6:248",
    source="The house's own rule: bank data through the term and one banking day",
    since=date(1992, 1, 1),
    gravity=Gravity.CARE,
    reasons={
        "known_in_time": Compliance.FULFILLED,
        "known_too_little": Compliance.VIOLATED,
        "not_known_at_all": Compliance.VIOLATED,
        "paid_and_not_known": Compliance.VIOLATED,
        "paid_and_said_to_be_known": Compliance.NOT_PROVABLE,
        "not_looked_at": Compliance.NOT_PROVABLE,
    },
    judge=_judge,
)
