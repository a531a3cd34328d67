"""The debit by which the bank paid a refund: known by its id, or by account and amount."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from application.banking.accounts import owners, parts_of
from application.banking.lookup import lines_of, told_of
from application.banking.refund_batches_shown import NO_ID
from application.banking.refunded import ABOUT, REFUND_OUT, drawn_line, refunded_about
from application.by import stream_of_debtor
from application.house import House
from domain.application import Session
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import BankLineKind, LineTold
from domain.debtor.refund_events import RefundAccount, RefundDebited
from domain.debtor.refunds import DebtorRefund, MadeFile, transfer_id
from domain.debtor.state import Debtor
from domain.sealing import Purpose

_DAY: Final = timedelta(days=1)


def shows_payment(house: House, session: Session, line: BankLine, told: LineTold) -> None:
    """Let a debit without an id of ours be known as a refund's, by its account and its amount.

    Of several alike it is the oldest that nothing showed.
    """
    imported = require_imported(line)
    for log in owners(house, imported.iban) if told.account else ():
        for debtor_id in refunded_about(house, log, line.total, imported.booked_on):
            debtor = session.debtor_now(debtor_id)
            bearers = (debtor, *(session.debtor(former) for former in debtor.joined))
            for bearer, refund in _awaited(bearers, line.total):
                name = transfer_id(refund.id)
                if drawn_line(session, log, name) is None and _may_pay(
                    house, told, refund, by_file=any(one.pays(refund) for one in _files(bearers))
                ):
                    _record(session, log, bearer, refund, line.id)
                    return


def shown_before(
    house: House, session: Session, debtor: Debtor, refund: DebtorRefund, *, paid_on: date
) -> None:
    """Look for the debit of a refund that is paid by hand, on statements that came in before.

    One that a line showed before it was paid here is known by that.
    """
    log, account = debtor.creditor_id, _account(house, refund)
    assert log is not None  # he has a refund
    if refund.shown_by is not None:
        return
    for iban in session.creditor(log).ibans if account else ():
        parts = list(parts_of(house.collections, iban, owners(house, iban)))
        day = paid_on - timedelta(days=ABOUT)
        while day <= session.today:
            for line in lines_of(house, parts, day, -refund.amount):
                told = told_of(house, line)
                debit = require_imported(line).kind is BankLineKind.DEBIT
                if debit and told and told.account == account and not _of_another(session, line):
                    _record(session, log, debtor, refund, line.id)
                    return
            day += _DAY


def _may_pay(house: House, told: LineTold, refund: DebtorRefund, *, by_file: bool) -> bool:
    """Whether a debit goes to the account of a refund; one of a file bears no other id."""
    other = told.end_to_end not in NO_ID and (by_file or refund.file_id is not None)
    return told.account == _account(house, refund) and not other


def _files(bearers: tuple[Debtor, ...]) -> Iterator[MadeFile]:
    for one in bearers:
        yield from one.refund_files.values()


def _awaited(bearers: tuple[Debtor, ...], amount: int) -> Iterator[tuple[Debtor, DebtorRefund]]:
    found = [(bearer, one) for bearer in bearers for one in bearer.refunds.values()]
    awaited = [one for one in found if one[1].awaited and one[1].amount == amount]
    yield from sorted(awaited, key=lambda one: (one[1].paid_on, one[1].id))


def _record(session: Session, log: UUID, bearer: Debtor, refund: DebtorRefund, line: UUID) -> None:
    session.identify(kind=REFUND_OUT, value=transfer_id(refund.id), stream=line, log=log)
    session.identify(kind=_SHOWS, value=str(line), stream=bearer.id, log=log)
    fact = RefundDebited(refund_id=refund.id, line_id=line)
    session.record(stream_of_debtor(bearer), [fact])


_SHOWS: Final = "refund_of_debit"
"""The kind of identity by which a debit names the debtor whose refund it shows."""


def _of_another(session: Session, line: BankLine) -> bool:
    """Whether a debit shows a refund already."""
    for log in dict.fromkeys((line.log, session.mandate.log)):
        if session.reads.store.find_identity(log, _SHOWS, str(line.id)) is not None:
            return True
    return False


def _account(house: House, refund: DebtorRefund) -> str:
    found = house.open(refund.account, RefundAccount, Purpose.LEDGER)
    return found.iban if found else ""
