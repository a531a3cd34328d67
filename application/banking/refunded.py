"""Refunds that were paid, found by amount and day: what comes back by itself may be one of them."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import Final
from uuid import UUID

from application.banking.accounts import owners
from application.banking.lookup import told_of
from application.house import House
from domain.application import Session
from domain.bank.line import BankLine, require_imported
from domain.debtor.refunds import REFUND_TRANSFER
from domain.debtor.state import Debtor
from domain.money import Cents

_PAID: Final = "refund_paid"
"""The kind of identity by which amount and day of a refund name its debtor."""
_ABOUT: Final = 31
"""So many days the day that somebody said may lie from the one on which the bank paid."""


def remember_refund(session: Session, debtor: Debtor, amount: Cents, *, paid_on: date) -> None:
    """Let a refund be found by its amount and day, should the bank give it back."""
    log = debtor.creditor_id
    assert log is not None
    drawn = {one.value for one in session.identities if (one.log, one.kind) == (log, _PAID)}
    for number in count(1):
        value = _value(amount, paid_on, number)
        if value not in drawn and session.reads.store.find_identity(log, _PAID, value) is None:
            session.identify(kind=_PAID, value=value, stream=debtor.id, log=log)
            return


def refunded_by(house: House, session: Session, line: BankLine, out: BankLine) -> tuple[UUID, ...]:
    """The debtors to whom a transfer of ours that came back may have been a refund.

    Whom its end-to-end id names, else each to whom so much was refunded about the day on which
    it went out: ``out`` is the line by which it did, ``line`` the one by which it came back.
    """
    imported = require_imported(line)
    logs, told = owners(house, imported.iban), told_of(house, out)
    named = told.end_to_end if told else ""
    amounts = dict.fromkeys((line.total, out.total))
    for log in logs if named else ():
        known = house.store.find_identity(log, REFUND_TRANSFER, named)
        if known is not None:
            return (session.debtor_now(known).id,)
    went = require_imported(out).booked_on
    found = (
        session.debtor_now(one).id
        for log in logs
        for amount in amounts
        for one in _about(house, log, amount, went)
    )
    return tuple(dict.fromkeys(found))


def _about(house: House, log: UUID, amount: Cents, day: date) -> Iterator[UUID]:
    for apart in range(-_ABOUT, _ABOUT + 1):
        for number in count(1):
            value = _value(amount, day + timedelta(days=apart), number)
            found = house.store.find_identity(log, _PAID, value)
            if found is None:
                break
            yield found


def _value(amount: Cents, day: date, number: int) -> str:
    return f"{amount}|{day}|{number}"
