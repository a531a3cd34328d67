"""Bank files as the readers give them, written here in a few words, for what is made of them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from adapters.statements.values import (
    AccountBalance,
    BalanceKind,
    BankAccount,
    BankEntry,
    BankFile,
    EntryDetail,
    Statement,
    StatementKind,
)
from application.banking.statements import StatementIntake, StatementTaken
from application.house import House
from domain.bank.line import BankLine
from domain.facts import StreamKind

IBAN: Final = "NL91ABNA0417164300"
CAMT: Final = "camt.053.001.08"
MT940: Final = "mt940"
NOTICE: Final = "camt.054.001.08"
MONDAY: Final = date(2026, 3, 9)
DAY: Final = timedelta(days=1)


def entry(amount: int, on: date = MONDAY, **said: Any) -> BankEntry:
    """An entry of so many cents; what is no field of it is one of its only detail."""
    own = {name: said.pop(name) for name in [*said] if name in _OF_ENTRY}
    details = own.pop("details", None)
    if details is None:
        details = (detail(amount, **said),) if said else ()
    return BankEntry(
        line=own.pop("line", 1),
        amount=amount,
        currency=own.pop("currency", "EUR"),
        booked_on=on,
        value_on=own.pop("value_on", on),
        details=details,
        **own,
    )


def detail(amount: int, *, text: str = "", **said: Any) -> EntryDetail:
    """One transaction of an entry."""
    pieces = (text,) if text else ()
    return EntryDetail(amount=amount, unstructured=text, pieces=pieces, **said)


_OF_ENTRY: Final = frozenset(BankEntry.__slots__)


def statement(
    *entries: BankEntry,
    first: date = MONDAY,
    last: date | None = None,
    opening: int = 0,
    number: str = "",
    iban: str = IBAN,
    kind: StatementKind = StatementKind.STATEMENT,
    currency: str = "EUR",
    closing: int | None = None,
) -> Statement:
    """A statement of some days, with balances where it is one."""
    last = last or first
    moved = sum(one.amount for one in entries if one.status == "booked")
    whole = kind is StatementKind.STATEMENT
    end = opening + moved if closing is None else closing
    return Statement(
        kind=kind,
        account=BankAccount(iban=iban, written=iban, currency=currency),
        id=f"S{first:%Y%m%d}{number}",
        number=number,
        line=1,
        first=first,
        last=last if whole else None,
        opening=AccountBalance(opening, first, BalanceKind.OPENING) if whole else None,
        closing=AccountBalance(end, last, BalanceKind.CLOSING) if whole else None,
        entries=entries,
    )


def file_of(*statements: Statement, written_in: str = CAMT) -> tuple[BankFile, bytes]:
    """A file of statements, and bytes that stand for it."""
    raw = repr((written_in, statements)).encode()
    return BankFile(written_in, statements, sha256(raw).hexdigest()), raw


def bring(house: House, *statements: Statement, written_in: str = CAMT) -> list[StatementTaken]:
    """Take one file of statements in."""
    file, raw = file_of(*statements, written_in=written_in)
    return list(StatementIntake(house, actor="importer").take(file, raw))


def bank_lines(house: House) -> list[BankLine]:
    """Every line that is here, by day and amount."""
    streams: Iterable[UUID] = house.store.streams(StreamKind.BANK_LINE)
    lines = [house.collections.bank_line(one) for one in streams]
    return sorted(lines, key=lambda one: (_of(one), one.id))


def amounts(lines: Sequence[BankLine]) -> list[int]:
    """Their amounts, signed."""
    return [_of(one)[1] for one in lines]


def outcomes(taken: Sequence[StatementTaken]) -> list[str]:
    """What became of each entry."""
    return [one.outcome for each in taken for one in each.entries]


def _of(line: BankLine) -> tuple[date, int]:
    assert line.imported
    return line.imported.booked_on, line.imported.amount
