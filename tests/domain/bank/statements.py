"""A plain ledger of an account, and the statements that a bank would cut from it."""

from collections.abc import Sequence
from datetime import date, timedelta

from domain.bank.account_events import (
    BankStatementImported,
    ChainVerdict,
    DayMoved,
    StatementRole,
)

IBAN = "NL91ABNA0417164300"
MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)


def statement(
    first: date,
    last: date | None = None,
    *,
    opening: int = 0,
    moved: Sequence[tuple[date, int]] = (),
    closing: int | None = None,
    number: str = "",
    written_in: str = "camt.053.001.08",
    page: int | None = None,
    between: bool = False,
    shown: date | None = None,
    role: StatementRole = StatementRole.STATEMENT,
    sha256: str = "ab" * 32,
    came_on: date | None = None,
) -> BankStatementImported:
    """A statement from a day to a day (none: of that day), which ties unless said otherwise."""
    last = last or first
    total = sum(amount for _, amount in moved)
    return BankStatementImported(
        iban=IBAN,
        statement_id=f"{written_in}/{first}/{last}/{number}",
        number=number,
        page=page,
        last_page=not between,
        role=role,
        written_in=written_in,
        first=first,
        last=None if between else (shown or last),
        opening=opening,
        closing=opening + total if closing is None else closing,
        ends_between=between,
        days=tuple(DayMoved(day=day, moved=amount) for day, amount in moved),
        entries=len(moved),
        credits=sum(amount for _, amount in moved if amount > 0),
        debits=-sum(amount for _, amount in moved if amount < 0),
        new_lines=len(moved),
        document_sha256=sha256,
        verdict=ChainVerdict.FIRST,
        came_on=came_on,
    )


def cut(
    ledger: Sequence[tuple[date, int]], first: date, last: date, *, opening: int, **said: str
) -> BankStatementImported:
    """What a bank would say of some days of a ledger that opens with a balance."""
    before = sum(amount for day, amount in ledger if day < first)
    moved = [(day, amount) for day, amount in ledger if first <= day <= last]
    return statement(first, last, opening=opening + before, moved=moved, **said)  # type: ignore[arg-type]  # whatever the maker takes
