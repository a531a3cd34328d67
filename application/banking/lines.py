"""Recording what becomes of a bank line: the one road, and what follows from it by itself."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from application.banking.accounts import chain_over
from application.banking.known import let_run, parts_in
from domain.application import Session
from domain.bank.account_events import (
    AccountFreedByLine,
    AccountHeldByLine,
    BankAccountFact,
)
from domain.bank.line import INCOMING, BankLine, apply, require_imported
from domain.bank.line_events import BankLineFact
from domain.debtor.credit import bank_number, notice, of_bank_line, of_money
from domain.debtor.events import CreditKind
from domain.debtor.state import Debtor
from domain.errors import NotFound
from domain.facts import StreamKind, StreamRef


def record_line(session: Session, line: BankLine, facts: Sequence[BankLineFact]) -> None:
    """Record facts of a line; ``line`` is brought on, and whoever it holds or frees is told.

    A debtor of whom it may be waits for it as for a credit (``CreditNoticed``), until it is
    decided. A line that may be anybody's holds its account: what is known of it ends before.
    """
    if not facts:
        return
    before = replace(
        line,
        placements=dict(line.placements),
        others=dict(line.others),
        to_refund=dict(line.to_refund),
    )
    session.record(StreamRef(StreamKind.BANK_LINE, line.id, line.log), facts, subject=line.id)
    for fact in facts:
        apply(line, fact, on=session.today)
    for debtor_id in dict.fromkeys((*before.may_concern, *line.may_concern)):
        _tell_debtor(session, debtor_id, line)
    for owner in dict.fromkeys((before.debtor_id, line.debtor_id)):
        if owner is not None:
            _tell_owner(session, owner, line)
    _tell_account(session, before, line)


def _tell_debtor(session: Session, debtor_id: UUID, line: BankLine) -> None:
    """Let a debtor's claims wait for what is undecided of a line; nothing: no more."""
    debtor = session.debtor_now(debtor_id)
    if debtor.creditor_id is None:
        raise NotFound(
            "debtor.unknown", f"There is no debtor {debtor_id}.", way_out="Name another one."
        )
    waits = debtor_id in line.may_concern and require_imported(line).kind in INCOMING
    facts = notice(
        debtor,
        ref=of_bank_line(line.id),
        kind=CreditKind.POSSIBLE_PAYMENT,
        number=bank_number(line.id),
        amount=line.rest if waits else 0,
    )
    session.record(StreamRef(StreamKind.DEBTOR, debtor.id, debtor.creditor_id), facts)


def _tell_owner(session: Session, debtor_id: UUID, line: BankLine) -> None:
    """Let a debtor's claims wait for money of his that is on none of them, or no more.

    Of who proved to be another one that one is told; what the former was told of ends with it.
    """
    debtor: Debtor | None = session.debtor(debtor_id)
    while debtor is not None:
        assert debtor.creditor_id is not None
        last = debtor.merged_into is None
        facts = notice(
            debtor,
            ref=of_money(line.id),
            kind=CreditKind.ON_ACCOUNT,
            number=bank_number(line.id),
            amount=line.on_debtor if last and line.debtor_id == debtor_id else 0,
        )
        session.record(StreamRef(StreamKind.DEBTOR, debtor.id, debtor.creditor_id), facts)
        debtor = session.debtor(debtor.merged_into) if debtor.merged_into else None


def _tell_account(session: Session, before: BankLine, line: BankLine) -> None:
    if before.holds_account == line.holds_account:
        return
    imported = require_imported(line)
    known = session.bank_account(imported.account_id)
    held, fact = dict(known.held_by), _held(line)
    if line.holds_account:
        held[line.id] = imported.booked_on
    else:
        held.pop(line.id, None)
    stream = StreamRef(StreamKind.BANK_ACCOUNT, imported.account_id, line.log)
    session.record(stream, [fact])
    now = replace(known, held_by=held)
    if now.oldest_line == known.oldest_line:
        return  # what is known ends where it ended
    parts = [one for one in parts_in(session, imported.iban) if one.id != now.id] + [now]
    let_run(session, imported.iban, parts=parts, chain=chain_over(parts))


def _held(line: BankLine) -> BankAccountFact:
    if line.holds_account:
        return AccountHeldByLine(line_id=line.id, booked_on=require_imported(line).booked_on)
    return AccountFreedByLine(line_id=line.id)
