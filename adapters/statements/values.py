"""What a bank file says, as plain values; all amounts are signed, and plus is money to the account.

What the files of eleven banks taught, and where it stands here:

- A bank's reference names no entry by itself: one bank gives two entries the same one, another
  gives a storno that of what it takes back. Account, reference, day, amount and the place among
  equals of that day tell entries apart.
- The day of a closing balance need not be a day that is shown whole: a file may have been made
  on that very day, and some banks date it on the next banking day. ``Statement.last`` is the last
  day of which the file can show all.
- A file of one month as CAMT and as MT940 gives the same entries, but seldom the same references.
- A reference that was wrapped at a column, with a blank or without, stands whole in one of
  ``unstructured`` (as it probably was), ``spaced`` and ``tight`` (no white space at all).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.money import Cents


class StatementKind(StrEnum):
    """What a bank tells with a file."""

    STATEMENT = "statement"
    """All that was booked, with balances: CAMT.053, MT940."""
    NOTIFICATION = "notification"
    """Some entries, such as the single ones of a batch: CAMT.054; no balances."""
    INTERIM = "interim"
    """What the day brought so far: CAMT.052, MT942."""


class BalanceKind(StrEnum):
    """Which balance of an account."""

    OPENING = "opening"
    """Booked, before the first entry: OPBD, ``:60F:``."""
    PREVIOUS = "previous"
    """Booked, at the end of the day before: PRCD, where the file has no OPBD."""
    CLOSING = "closing"
    """Booked, after the last entry: CLBD, ``:62F:``."""
    INTERMEDIATE = "intermediate"
    """Between two pages or files of one statement: ITBD, ``:60M:``, ``:62M:``."""


class EntryStatus(StrEnum):
    """How far the bank is with an entry; only what is booked is in the balance."""

    BOOKED = "booked"
    PENDING = "pending"
    INFORMATION = "information"


class RemarkKind(StrEnum):
    """What a person should know of a file that was read nevertheless."""

    UNKNOWN_VERSION = "unknown_version"
    """A version of CAMT that is not known, or none said: read, as its structure fits."""
    ACCOUNT_WORKED_OUT = "account_worked_out"
    """The IBAN was worked out from a Dutch account number and the bank named in the file."""
    DAY_TAKEN_FROM_VALUE = "day_taken_from_value"
    """An entry without a booking day: its value day counts."""
    DAY_TAKEN_FROM_STATEMENT = "day_taken_from_statement"
    """An entry without any day: the first day of the statement counts."""
    DAY_CORRECTED = "day_corrected"
    """A day that is in no calendar (30 February): the last day of that month counts."""
    DETAILS_DO_NOT_ADD_UP = "details_do_not_add_up"
    """The single transactions come to another amount than their entry: they were left out."""
    TRANSACTIONS_MISSING = "transactions_missing"
    """An entry of several transactions with fewer details than it says: they were left out."""
    AMOUNT_DIFFERS = "amount_differs"
    """What was instructed is not what was booked: costs, or another currency."""
    OTHER_CURRENCY = "other_currency"
    """An account, or an entry, that is not in euro."""
    SUMS_DIFFER = "sums_differ"
    """The number or the sum of the entries is not the one that the file states."""
    NO_OPENING = "no_opening"
    NO_CLOSING = "no_closing"
    BALANCES_DO_NOT_TIE = "balances_do_not_tie"
    """Opening balance and booked entries do not make the closing balance."""
    MADE_ON_ITS_DAY = "made_on_its_day"
    """Made before the day of its closing balance was over: more may be booked on that day."""
    CHARACTERS_LEFT_OUT = "characters_left_out"
    """Characters that cannot be kept: a sign stands for each of them."""
    LINE_NOT_UNDERSTOOD = "line_not_understood"
    """A line of an MT940 with a tag that was not read, or where none was expected."""


@dataclass(frozen=True, slots=True)
class FileRemark:
    """A remark, and the line of the file it is about; ``said`` holds nothing personal."""

    kind: RemarkKind
    line: int
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BankAccount:
    """The account that a statement is of.

    ``iban`` without spaces, or empty where mod-97 does not hold or none is named; ``written`` is
    what stood there. ``bic`` is the bank's, of 8 or 11 characters. ``currency``: three capitals.
    """

    iban: str
    written: str
    currency: str
    owner: str = ""
    bic: str = ""


@dataclass(frozen=True, slots=True)
class AccountBalance:
    """An amount in cents, minus is overdrawn, and the day the file gives it."""

    amount: Cents
    on: date | None
    kind: BalanceKind


@dataclass(frozen=True, slots=True)
class StatementPage:
    """The place of a file in a statement that was cut into several, from 1."""

    number: int
    last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDetail:
    """One transaction of an entry; what a file does not say is empty.

    ``amount``: its share of the entry, in cents, signed. ``instructed``: what was ordered, or
    collected at first, in cents of the same currency and unsigned, where the file says another
    amount than was booked (a storno with costs). ``end_to_end`` is empty for NOTPROVIDED.
    ``name`` and ``account`` (IBAN without spaces, or as written) are the other party's;
    ``ultimate_name`` is for whom he acts. ``structured`` holds references of the creditor as
    they stood in a field of their own or after ``BETALINGSKENMERK``, without spaces;
    ``documents`` numbers of invoices in a field of their own. ``references`` are all other ids of
    payer and banks. ``return_code`` is the ISO reason (AC04, MD06 …) where the bank has one;
    ``return_of`` the id of what came back.
    """

    amount: Cents
    instructed: Cents | None = None
    end_to_end: str = ""
    mandate: str = ""
    references: tuple[str, ...] = ()
    name: str = ""
    ultimate_name: str = ""
    account: str = ""
    structured: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    unstructured: str = ""
    pieces: tuple[str, ...] = ()
    """The remittance text in the pieces that the file gives it in, each as it stood."""
    returned: bool = False
    """This transaction takes back another one; in a batch the others may not."""
    return_code: str = ""
    return_of: str = ""
    additional: str = ""
    """What the bank adds to the transaction; where it repeats the text, only the text is kept."""

    @property
    def spaced(self) -> str:
        """The remittance text with a blank wherever the bank began a new piece."""
        return " ".join(" ".join(self.pieces).split())

    @property
    def tight(self) -> str:
        """The remittance text without any white space: a number that was wrapped is whole here."""
        return "".join("".join(self.pieces).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class BankEntry:
    """One line of the account.

    ``amount`` in cents, signed as booked: a return of a collection is negative, money of ours
    that came back positive. ``reference`` is the bank's own and ``entry_reference`` what else
    names the entry; see above for what they are worth. ``code`` is the bank's transaction code
    as written (``PMNT-RCDT-ESCT``, ``N654``). ``returned``: something that was booked before, or
    was to be, comes back; nobody pays with it. ``reversal``: the file says so by its own flag.
    ``batch``: how many transactions it says it holds, 0 where it does not count them;
    ``batch_ids``: what the file that ordered them was called, and its part.
    ``details`` is empty where the file gives none for a batch, or where they cannot be right: the
    entry then counts as a whole.
    """

    line: int
    amount: Cents
    currency: str
    booked_on: date
    value_on: date | None
    status: EntryStatus = EntryStatus.BOOKED
    reversal: bool = False
    returned: bool = False
    reference: str = ""
    entry_reference: str = ""
    code: str = ""
    batch: int | None = None
    batch_ids: tuple[str, ...] = ()
    details: tuple[EntryDetail, ...] = ()
    additional: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One account over one period.

    ``first`` and ``last`` are inclusive: the first day it tells of, and the last one of which it
    can show all; None where the file does not say. ``last`` is None also with a notification, an
    interim report, a page that is not the last, and where the balances do not tie. ``number`` is
    what the bank counts by, ``sequence`` the part of it. ``created_at`` has a zone only where the
    file says one. ``line`` is where it begins in the file. ``remarks`` hold nothing personal.
    """

    kind: StatementKind
    account: BankAccount
    id: str
    line: int
    number: str = ""
    sequence: str = ""
    page: StatementPage | None = None
    created_at: datetime | None = None
    first: date | None = None
    last: date | None = None
    opening: AccountBalance | None = None
    closing: AccountBalance | None = None
    entries: tuple[BankEntry, ...] = ()
    remarks: tuple[FileRemark, ...] = ()

    @property
    def booked(self) -> Iterator[BankEntry]:
        """The entries that are in the balance."""
        return (entry for entry in self.entries if entry.status is EntryStatus.BOOKED)

    @property
    def moved(self) -> Cents:
        """What was booked, in cents, signed."""
        return sum(entry.amount for entry in self.booked)

    @property
    def adds_up(self) -> bool | None:
        """Whether opening and entries make the closing balance; None without both of them.

        Entries of another currency than the account's make nothing.
        """
        if self.opening is None or self.closing is None:
            return None
        if any(entry.currency != self.account.currency for entry in self.booked):
            return False
        return self.opening.amount + self.moved == self.closing.amount


@dataclass(frozen=True, slots=True)
class BankFile:
    """What one file holds; ``written_in`` is ``camt.053.001.08``, ``mt940`` or ``mt942``."""

    written_in: str
    statements: tuple[Statement, ...]
    sha256: str
