"""A statement of a file as the facts that it would become."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from adapters.statements.values import (
    BalanceKind,
    BankEntry,
    BankFile,
    EntryDetail,
    EntryStatus,
    Statement,
    StatementKind,
)
from application.banking.accounts import compact
from application.banking.entries import EntryDraft, LineDraft
from domain.bank.account_events import (
    BankStatementImported,
    ChainVerdict,
    DayMoved,
    StatementRole,
)
from domain.bank.line_events import BankLineKind, LineTold

EURO: Final = "EUR"
_EARLIEST: Final = timedelta(days=10)
"""A value day that lies further before the booking day is that of a correction."""


def label_of(fact: BankStatementImported) -> str:
    """What tells a statement from all others of its account."""
    said = (fact.statement_id, fact.number, fact.sequence, fact.page, fact.first, fact.last)
    return "/".join(str(one) for one in (*said, fact.opening, fact.closing) if one is not None)


def statement_fact(
    statement: Statement, file: BankFile, entries: int, *, came_on: date
) -> BankStatementImported:
    """What is recorded of a statement, before it is known how it lies in the chain.

    ``entries``: how many of it are counted; ``came_on``: the day on which it is taken in.
    """
    booked = list(statement.booked)
    moved: Counter[date] = Counter()
    for entry in booked:
        moved[entry.booked_on] += entry.amount
    page, opening, closing = statement.page, statement.opening, statement.closing
    return BankStatementImported(
        iban=compact(statement.account.iban),
        statement_id=statement.id,
        number=statement.number,
        sequence=statement.sequence,
        page=page.number if page else None,
        last_page=page is None or page.last,
        role=StatementRole(statement.kind.value),
        written_in=file.written_in,
        first=statement.first,
        last=statement.last,
        opening=opening.amount if opening else None,
        closing=closing.amount if closing else None,
        ends_between=closing is not None and closing.kind is BalanceKind.INTERMEDIATE,
        days=tuple(DayMoved(day=day, moved=cents) for day, cents in sorted(moved.items())),
        entries=entries,
        credits=sum(entry.amount for entry in booked if entry.amount > 0),
        debits=-sum(entry.amount for entry in booked if entry.amount < 0),
        new_lines=0,
        uncounted=len(statement.entries) - entries,
        document_sha256=file.sha256,
        verdict=ChainVerdict.FIRST,
        came_on=came_on,
    )


def why_uncounted(statement: Statement, entry: BankEntry) -> str:
    """Why an entry is no money that came or went; empty: it is."""
    if statement.kind is StatementKind.INTERIM:
        return "interim"
    if entry.status is not EntryStatus.BOOKED:
        return entry.status.value
    if entry.currency not in {"", EURO}:
        return "not_euro"
    return "" if entry.amount else "nothing"


def drafts_of(statement: Statement) -> Iterator[EntryDraft]:
    """The entries of a statement that are counted."""
    for entry in statement.entries:
        if not why_uncounted(statement, entry):
            yield _draft(entry)


def _draft(entry: BankEntry) -> EntryDraft:
    return EntryDraft(
        at=entry.line,
        amount=entry.amount,
        booked_on=entry.booked_on,
        credited_on=_credited_on(entry),
        reference=entry.reference or entry.entry_reference,
        code=entry.code,
        reversal=entry.reversal,
        lines=tuple(_lines(entry)),
    )


def _credited_on(entry: BankEntry) -> date:
    """The value day, where it lies not long before the booking day; never a later one.

    Who pays has paid on the day from which the creditor has the money (BW 6:114 lid 2); where two
    days say it, the earlier one asks the debtor less.
    """
    value = entry.value_on or entry.booked_on
    early = entry.booked_on - _EARLIEST <= value <= entry.booked_on
    return value if early else entry.booked_on


def _lines(entry: BankEntry) -> Iterator[LineDraft]:
    details = entry.details
    if len(details) <= 1:
        yield _line(entry, details[0] if details else None, detail=0)
        return
    for place, one in enumerate(details, 1):
        yield _line(entry, one, detail=place)


def _line(entry: BankEntry, one: EntryDetail | None, *, detail: int) -> LineDraft:
    alone = one is None or not detail
    amount = entry.amount if alone or one is None else one.amount
    return LineDraft(
        detail=detail,
        amount=amount,
        kind=_kind(entry, one, amount),
        told=_told(one, entry),
        transactions=max(entry.batch or 1, 1) if one is None else 1,
        instructed=one.instructed if one else None,
        return_code=one.return_code if one else "",
    )


def _kind(entry: BankEntry, one: EntryDetail | None, amount: int) -> BankLineKind:
    """What came in or went out; a batch may hold one transaction that came back, without a code."""
    of_one = one is not None and (one.returned or bool(one.return_code))
    back = entry.returned or entry.reversal or of_one
    if amount > 0:
        return BankLineKind.RETURN_OF_TRANSFER if back else BankLineKind.CREDIT
    return BankLineKind.RETURN_OF_COLLECTION if back else BankLineKind.DEBIT


def _told(one: EntryDetail | None, entry: BankEntry) -> LineTold:
    additional = entry.additional
    if one is None:
        return LineTold(references=entry.batch_ids, additional=additional)
    return LineTold(
        name=one.name,
        ultimate_name=one.ultimate_name,
        account=one.account,
        end_to_end=one.end_to_end,
        mandate=one.mandate,
        references=one.references,
        structured=one.structured,
        documents=one.documents,
        unstructured=one.unstructured,
        pieces=one.pieces,
        additional=one.additional or additional,
        return_of=one.return_of,
    )
