"""Accounts that paid before: remembered by a keyed hash, with the lines on which that rests.

An account is remembered with a debtor through a line that a person or a number placed with him.
Where that is undone the line says so itself, and it counts no more: nothing is taken back.
"""

import json
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from application.banking.in_turn import named_in_turn
from application.banking.refunds import MoneyReads
from application.house import House
from application.numbers import iban_number
from domain.application import Session
from domain.bank.line import BankLine

PAYER_ACCOUNT: Final = "payer_account"
MOST_SHARED: Final = 6
"""An account that paid for so many debtors tells nobody apart."""


def payers_by(
    house: House,
    reads: MoneyReads,
    account: str,
    logs: Sequence[UUID],
    *,
    but: UUID | None = None,
) -> set[UUID]:
    """The debtors with whom an account is remembered, of some creditors.

    ``but``: by other lines than this one.
    """
    return {
        debtor
        for log in logs
        for line in lines_by(house, reads, account, log)
        if line.id != but
        for debtor in _debtors(reads, line)
    }


def remember(house: House, session: Session, account: str, line: BankLine, debtor: UUID) -> None:
    """Remember an account with a debtor by a line, unless another line says so already."""
    hashed = account_hash(house, account)
    if not hashed:
        return
    for log in sorted({one.creditor_id for one in line.placements.values()}):
        known = lines_by(house, session, account, log)
        if len(known) > MOST_SHARED or any(
            debtor in _debtors(session, one) for one in known if one.id != line.id
        ):
            continue
        if line.id not in {one.id for one in known}:
            value = _value(hashed, len(known) + 1)
            session.identify(kind=PAYER_ACCOUNT, value=value, stream=line.id, log=log)


def lines_by(house: House, reads: MoneyReads, account: str, log: UUID) -> list[BankLine]:
    """The lines by which an account is remembered at a creditor, also where one was undone."""
    hashed = account_hash(house, account)
    if not hashed:
        return []
    named = named_in_turn(house, log, PAYER_ACCOUNT, lambda turn: _value(hashed, turn))
    return [reads.bank_line(one) for one in named]


def _debtors(reads: MoneyReads, line: BankLine) -> set[UUID]:
    """Whose claims the money of a line is on now."""
    claims = {one.claim_id for one in line.placements.values()}
    return {debtor for one in claims if (debtor := reads.claim(one).debtor_id) is not None}


def account_hash(house: House, account: str) -> str:
    """The keyed hash by which an account is remembered; empty: it has no number."""
    number = iban_number(account) or "".join(account.split()).upper()
    return house.store.identity_hash(number) if number else ""


def _value(hashed: str, turn: int) -> str:
    return json.dumps([hashed, turn])
