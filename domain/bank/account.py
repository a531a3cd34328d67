"""A bank account of ours as its facts leave it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from domain.bank.account_events import (
    AccountFreedByLine,
    AccountHeldByLine,
    BankStatementImported,
    StatementGapExplained,
)
from domain.errors import NotFound
from domain.facts import INSTALLATION, EnteredInError, Fact, Point, Recorded, in_force


@dataclass(frozen=True, slots=True)
class KnownStatement:
    """A statement that is here, and the day on which it came in."""

    fact: BankStatementImported
    on: date


@dataclass(slots=True)
class KnownAccount:
    """The state of one bank account in one log."""

    id: UUID
    version: int = 0
    log: UUID = INSTALLATION
    iban: str = ""
    statements: list[KnownStatement] = field(default_factory=list)
    explained: list[StatementGapExplained] = field(default_factory=list)
    held_by: dict[UUID, date] = field(default_factory=dict)
    """Lines that may be anybody's who pays into it, with the day they were booked."""

    @property
    def oldest_line(self) -> tuple[date, UUID] | None:
        """The day and the id of the oldest line that holds it."""
        return min(((day, line) for line, day in self.held_by.items()), default=None)


def require_account(account: KnownAccount) -> KnownAccount:
    """An account of which a statement came; raises NotFound ``bank_account.unknown``."""
    if not account.iban:
        raise NotFound(
            "bank_account.unknown",
            f"No statement of a bank account {account.id} is here.",
            way_out="See the accounts on the page Bank.",
        )
    return account


def fold(account_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> KnownAccount:
    """The account as the history leaves it at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    account = KnownAccount(account_id)
    for recorded in in_force(known, at):
        apply(account, recorded.fact, on=recorded.known_on)
    if known:
        account.version, account.log = known[-1].originator_version, known[0].log
    return account


def brought_on(
    account: KnownAccount, since: Sequence[Recorded], history: Callable[[], Sequence[Recorded]]
) -> KnownAccount:
    """The account as the facts behind its version leave it; it is not changed itself.

    A correction may concern any fact before it: then it is folded anew from its ``history``.
    """
    if any(isinstance(recorded.fact, EnteredInError) for recorded in since):
        return fold(account.id, history())
    later = replace(
        account,
        statements=list(account.statements),
        explained=list(account.explained),
        held_by=dict(account.held_by),
        version=since[-1].originator_version,
    )
    for recorded in since:
        apply(later, recorded.fact, on=recorded.known_on)
    return later


def apply(account: KnownAccount, fact: Fact, *, on: date) -> KnownAccount:
    """Apply one fact, known on a day, to an account in place, and give it back."""
    match fact:
        case BankStatementImported():
            account.iban = fact.iban
            account.statements.append(KnownStatement(fact, fact.came_on or on))
        case StatementGapExplained():
            account.explained.append(fact)
        case AccountHeldByLine(line_id=line, booked_on=day):
            account.held_by[line] = day
        case AccountFreedByLine(line_id=line):
            account.held_by.pop(line, None)
        case _:
            pass
    return account
