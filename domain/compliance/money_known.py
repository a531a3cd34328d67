"""Nobody who has paid is dunned: payments were known before it was written that none came."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
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

_EVERY: Final = ""


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
    own = creditor_then(sight.around, claim.creditor_id, point).ibans
    known = _Known()
    for one in facts:
        if one.position > point.position:
            break
        known.hear(one)
    return known.through(claim.ibans, own, since=claim.issued_on)


@dataclass(slots=True)
class _Known:
    """Which days were said to be known, by account."""

    said: dict[str, dict[date, date]] = field(default_factory=lambda: {_EVERY: {}})
    """By account, the last day that was said of each first day; date.min: of every day before."""
    doubts: dict[str, date] = field(default_factory=dict)
    listed: date = date.min
    shows: tuple[date, Recorded] | None = None

    def hear(self, recorded: Recorded) -> None:
        """Take in a fact."""
        match recorded.fact:
            case OpenItemsImported(as_of=through):
                self.listed = max(self.listed, through)
                self._say((_EVERY,), date.min, through, recorded)
            case PaymentsKnownThrough(through=through, ibans=ibans, since=since):
                self._say(ibans or (_EVERY,), since or date.min, through, recorded)
            case AccountDoubted(iban=iban, through=through):
                self.doubts[iban] = through
            case AccountDoubtEnded(iban=iban):
                self.doubts.pop(iban, None)

    def _say(
        self, accounts: tuple[str, ...], since: date, through: date, recorded: Recorded
    ) -> None:
        for one in accounts:
            days = self.said.setdefault(one, {})
            days[since] = max(through, days.get(since, date.min))
        if _EVERY in accounts and (self.shows is None or through > self.shows[0]):
            self.shows = through, recorded

    def through(
        self, named: tuple[str, ...], own: tuple[str, ...], *, since: date
    ) -> tuple[date, tuple[Recorded, ...]]:
        """The last day through which all that was paid from a day on was known, and what says so.

        The debtor may pay on any account that he knows of: his creditor's own count beside the
        ones that the invoice names.
        """
        accounts = (*named, *own)
        known = [self._of(one, since) for one in accounts or (_EVERY,)]
        return max(self.listed, min(known)), (self.shows[1],) if self.shows else ()

    def _of(self, iban: str, since: date) -> date:
        """From one span of days to the next that joins it; what lies apart shows nothing."""
        spans = [*self.said[_EVERY].items(), *self.said.get(iban, {}).items()]
        reached = date.min
        for first, last in sorted(spans):
            if first <= since or first <= day_after(reached):
                reached = max(reached, last)
        return min(reached, self.doubts.get(iban, date.max))


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
