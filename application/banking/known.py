"""Through which day the payments on an account are known, as its statements and lines say."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from application.banking.accounts import chain_over, compact, owners_in, parts_of
from domain.application import Session
from domain.bank.account import KnownAccount
from domain.bank.account_events import ChainVerdict
from domain.bank.chain import Chain, ChainBreak
from domain.creditor.events import (
    AccountDoubted,
    AccountDoubtEnded,
    CreditorFact,
    DoubtGround,
    KnownFrom,
    PaymentsKnownThrough,
    UnplacedMoney,
)
from domain.creditor.state import Creditor
from domain.days import add_days
from domain.facts import StreamRef

_GROUND: Final = {
    ChainVerdict.GAP: DoubtGround.GAP,
    ChainVerdict.DIFFERS: DoubtGround.DIFFERS,
}


@dataclass(frozen=True, slots=True)
class Holding:
    """What of an account is known, and what stands in the way of more."""

    iban: str
    chain: Chain
    oldest: tuple[date, UUID] | None
    """The oldest line that may be anybody's, with its day."""

    def through(self, creditor: Creditor) -> date | None:
        """The last day (inclusive) of which all payments to a creditor are known; None: none."""
        day = self.chain.through
        if day is None or self.oldest is None or _only_concerned(creditor):
            return day
        return min(day, add_days(self.oldest[0], -1))

    def doubt(self, creditor: Creditor) -> AccountDoubted | None:
        """What is known of it at most, whatever is said; None: nothing stands in the way."""
        found: list[tuple[date, DoubtGround, UUID | None]] = []
        if self.chain.broken:
            broken = self.chain.broken
            found.append((_before(broken, self.chain), _GROUND[broken.why], None))
        if self.oldest and not _only_concerned(creditor):
            day, line = self.oldest
            found.append((add_days(day, -1), DoubtGround.UNPLACED, line))
        if not found:
            return None
        through, why, line_id = min(found, key=lambda one: one[0])
        return AccountDoubted(iban=self.iban, through=through, why=why, line_id=line_id)


def holding_of(parts: list[KnownAccount], iban: str, chain: Chain | None = None) -> Holding:
    """What of an account is known by what is recorded."""
    oldest = min((one for part in parts if (one := part.oldest_line)), default=None)
    return Holding(iban, chain or chain_over(parts), oldest)


def let_run(session: Session, iban: str, *, parts: list[KnownAccount], chain: Chain) -> None:
    """Record for every creditor of an account what is known of it from now on; the same: nothing.

    ``parts`` are as this save leaves them.
    """
    holding = holding_of(parts, compact(iban), chain)
    for one in owners_in(session.reads, iban):
        creditor = session.creditor(one)
        session.record(StreamRef.creditor(one), _news(creditor, holding))


def parts_in(session: Session, iban: str) -> list[KnownAccount]:
    """An account wherever it is kept; the decision rests on it from here on."""
    whose = owners_in(session.reads, iban)
    found = [part.id for part in parts_of(session.reads, iban, whose)]
    return [session.bank_account(one) for one in found]


def _news(creditor: Creditor, holding: Holding) -> list[CreditorFact]:
    facts: list[CreditorFact] = []
    iban, through = holding.iban, holding.through(creditor)
    named = next((one for one in creditor.ibans if compact(one) == iban), iban)
    since = holding.chain.begins
    spans = creditor.shown.get(named, {}).items()
    first = since or date.min
    if through and not any(one <= first and last >= through for one, last in spans):
        source = KnownFrom.STATEMENT
        news = PaymentsKnownThrough(through=through, ibans=(named,), source=source, since=since)
        facts.append(news)
    doubt, known = holding.doubt(creditor), creditor.doubts.get(named)
    if doubt is not None:
        doubt = doubt.model_copy(update={"iban": named})
    if doubt is not None and doubt != known:
        facts.append(doubt)
    if doubt is None and known is not None:
        facts.append(AccountDoubtEnded(iban=named))
    return facts


def _only_concerned(creditor: Creditor) -> bool:
    return creditor.unplaced_money is UnplacedMoney.CONCERNED


def _before(broken: ChainBreak, chain: Chain) -> date:
    """The last day before a break of which all is known."""
    last = add_days(broken.first, -1)
    return min(last, chain.through) if chain.through else last
