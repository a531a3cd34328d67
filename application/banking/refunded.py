"""Refunds that were paid, found by amount and day: what comes back by itself may be one of them."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from application.banking.accounts import owners, owners_for, parts_of
from application.banking.in_turn import named_in_turn, next_in_turn
from application.banking.lines import record_line
from application.banking.lookup import lines_of, told_of
from application.by import stream_of_debtor
from application.house import House
from domain.application import Session
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import (
    BankLineParked,
    BankLineTakenUp,
    DecidedBy,
    LineTold,
    ParkedWhy,
    SetAsideWhy,
)
from domain.debtor.refund_events import RefundDebited, RefundShown
from domain.debtor.refunds import REFUND_TRANSFER, DebtorRefund, transfer_id
from domain.debtor.state import Debtor
from domain.money import Cents

_PAID: Final = "refund_paid"
"""The kind of identity by which amount and day of a refund name its debtor."""
REFUND_OUT: Final = "refund_out"
"""The kind of identity by which the bank's debit of a transfer is known."""
ABOUT: Final = 31
"""So many days the day that somebody said may lie from the one on which the bank paid."""


def remember_refund(session: Session, debtor: Debtor, amount: Cents, *, paid_on: date) -> None:
    """Let a refund be found by its amount and day, should the bank give it back."""
    log = debtor.creditor_id
    assert log is not None
    value = partial(_value, amount, paid_on)
    number = next_in_turn(session, log, _PAID, value)
    session.identify(kind=_PAID, value=value(number), stream=debtor.id, log=log)


def take_up_what_came_back(
    house: House, session: Session, debtor: Debtor, amount: Cents, *, paid_on: date
) -> None:
    """Let a person look at transfers that came back before the refund was known that they may be.

    They were set aside by rule as a transfer of our own, since nobody had said that it was a
    refund; the money may be the debtor's again. What a person set aside he looked at.
    """
    assert debtor.creditor_id is not None  # he has a refund
    for iban in session.creditor(debtor.creditor_id).ibans:
        parts = list(parts_of(house.collections, iban, owners(house, iban)))
        for part in parts:
            session.bank_account(part.id)  # one that comes in meanwhile is seen
        day = paid_on - timedelta(days=ABOUT)
        while day <= session.today:
            for found in lines_of(house, parts, day, amount):
                if _set_aside_as_ours(found):
                    line = session.bank_line(found.id)
                    up = BankLineTakenUp(amount=line.set_aside)
                    why = ParkedWhy.REFUND_CAME_BACK
                    parked = BankLineParked(why=why, may_concern=(debtor.id,))
                    record_line(session, line, [up, parked])
            day += timedelta(days=1)


def _set_aside_as_ours(line: BankLine) -> bool:
    aside = line.aside
    by_rule = aside is not None and aside.by is DecidedBy.RULE
    return by_rule and aside is not None and aside.why is SetAsideWhy.OWN_TRANSFER_BACK


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
        for one in refunded_about(house, log, amount, went)
    )
    return tuple(dict.fromkeys(found))


def shows_refund(house: House, session: Session, line: BankLine, told: LineTold) -> bool:
    """Park a debit by which the bank paid a refund that is not paid here, or paid it once more.

    By the end-to-end id that a file of ours gave it. The refund is not paid again then, until a
    person looked. Tells whether it was parked; else it is a debit like others.
    """
    named = told.end_to_end
    for log in owners_for(house, session, require_imported(line).iban) if named else ():
        known = house.store.find_identity(log, REFUND_TRANSFER, named)
        if known is None:
            continue
        before = house.store.find_identity(log, REFUND_OUT, named) or drawn_line(
            session, log, named
        )
        if before is None:
            session.identify(kind=REFUND_OUT, value=named, stream=line.id, log=log)
        bearer, refund = _of_transfer(session, session.debtor_now(known), named)
        if before is None and (refund is None or refund.paid_on is not None):
            if refund is not None and refund.awaited:
                debited = RefundDebited(refund_id=refund.id, line_id=line.id)
                session.record(stream_of_debtor(bearer), [debited])
            return False
        parked = BankLineParked(
            why=ParkedWhy.REFUND_PAID_ANYWAY, may_concern=(bearer.id,), like=before
        )
        record_line(session, line, [parked])
        if refund is not None and refund.paid_on is None and refund.shown_by is None:
            fact = RefundShown(refund_id=refund.id, line_id=line.id)
            session.record(stream_of_debtor(bearer), [fact])
        return True
    return False


def drawn_line(session: Session, log: UUID, named: str) -> UUID | None:
    """The line of this save that showed it already."""
    wanted = (log, REFUND_OUT, named)
    found = (one for one in session.identities if (one.log, one.kind, one.value) == wanted)
    return next((one.stream for one in found), None)


def _of_transfer(
    session: Session, debtor: Debtor, named: str
) -> tuple[Debtor, DebtorRefund | None]:
    """Who bears a refund, and the refund; of none the debtor as he is known now."""
    for one in (debtor, *(session.debtor(former) for former in debtor.joined)):
        for refund in one.refunds.values():
            if transfer_id(refund.id) == named:
                return one, refund
    return debtor, None


def refunded_about(house: House, log: UUID, amount: Cents, day: date) -> Iterator[UUID]:
    """The debtors to whom so much was refunded about a day."""
    if not house.store.identifies(log, _PAID):
        return  # most never refund anything, and every debit asks
    for apart in range(-ABOUT, ABOUT + 1):
        about = partial(_value, amount, day + timedelta(days=apart))
        yield from named_in_turn(house, log, _PAID, about)


def _value(amount: Cents, day: date, number: int) -> str:
    return f"{amount}|{day}|{number}"
