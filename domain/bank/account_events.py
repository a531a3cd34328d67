"""The facts of a bank account of ours: which statements came, and which lines hold it."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeAlias
from uuid import UUID

from pydantic import Field

from domain.facts import EnteredInError, Fact, Sha256
from domain.parties import Value


class StatementRole(StrEnum):
    """What a bank tells with a statement."""

    STATEMENT = "statement"
    """All that was booked, with balances: CAMT.053, MT940."""
    NOTIFICATION = "notification"
    """Some entries, without balances: CAMT.054. It carries no day."""
    INTERIM = "interim"
    """What a day brought so far: CAMT.052, MT942. Nothing of it is counted."""


class ChainVerdict(StrEnum):
    """How a statement lay in the chain of balances when it came in."""

    FIRST = "first"
    """Nothing was known of the account before it."""
    FOLLOWS = "follows"
    """Its opening balance is the closing balance of what was there."""
    OVERLAPS = "overlaps"
    """It tells of days that were there, and says the same of them."""
    GAP = "gap"
    """Something between it and what was there is missing."""
    DIFFERS = "differs"
    """Its balances contradict its own entries, or what was there."""
    NO_BALANCES = "no_balances"
    """It says no balances, or is one page of several: it carries no day."""


class DayMoved(Value):
    """What was booked on a day by a statement, in cents, signed."""

    day: date
    moved: int


class BankStatementImported(Fact):
    """Every booked entry of a statement is here, as lines; balances in cents, signed."""

    TOPIC: ClassVar[str] = "bank_account.statement_imported"

    iban: str
    statement_id: str
    number: str = ""
    """What the bank counts by; empty: it does not count."""
    sequence: str = ""
    page: int | None = None
    """The place among the pages of one statement, from 1."""
    last_page: bool = True
    role: StatementRole
    written_in: str
    """``camt.053.001.08``, ``mt940``."""
    first: date | None = None
    """The first day (inclusive) it tells of."""
    last: date | None = None
    """The last day (inclusive) of which it shows all."""
    opening: int | None = None
    closing: int | None = None
    ends_between: bool = False
    """True: its closing balance is one between two pages or files of a statement."""
    days: tuple[DayMoved, ...] = ()
    """What was booked on each day that had entries, in order."""
    entries: int = Field(ge=0)
    """How many booked entries it has."""
    credits: int = Field(ge=0)
    debits: int = Field(ge=0)
    """Their sums, in cents, both without a sign."""
    new_lines: int = Field(ge=0)
    """How many lines it brought that no other file had."""
    uncounted: int = Field(default=0, ge=0)
    """Entries that are no money in the account yet, or not in euro."""
    document_sha256: Sha256
    verdict: ChainVerdict
    came_on: date | None = None
    """The day on which the first of it came in: it shows nothing later than the day before.

    None: the day of the fact.
    """


class GapGround(StrEnum):
    """Why a person says that nothing is missing where the chain of balances breaks."""

    LOOKED_AT_ACCOUNT = "looked_at_account"
    """Everything that was credited in those days is recorded; he looked at the account itself."""
    ACCOUNT_OPENED = "account_opened"
    """There was no account then."""
    BANK_CORRECTED = "bank_corrected"
    """The bank corrected what it had said."""


class StatementGapExplained(Fact):
    """A person says that every payment of some days is recorded, where statements do not show it.

    The chain of balances goes on behind ``through``.
    """

    TOPIC: ClassVar[str] = "bank_account.gap_explained"

    first: date
    through: date
    """Both inclusive."""
    ground: GapGround


class AccountHeldByLine(Fact):
    """A line is nobody's yet: it may be anybody's who pays into this account."""

    TOPIC: ClassVar[str] = "bank_account.held_by_line"

    line_id: UUID
    booked_on: date


class AccountFreedByLine(Fact):
    """A line that held the account is placed, set aside, or concerns only some by now."""

    TOPIC: ClassVar[str] = "bank_account.freed_by_line"

    line_id: UUID


BankAccountFact: TypeAlias = (
    BankStatementImported
    | StatementGapExplained
    | AccountHeldByLine
    | AccountFreedByLine
    | EnteredInError
)
