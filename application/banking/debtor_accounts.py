"""Accounts that debtors name: none is the creditor's own, and which may be somebody else's.

An account is remembered with whoever named it by a keyed hash, as those that paid are
(``payer_accounts``). Where he names another one since, or was erased, it counts no more.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from application.banking.accounts import compact
from application.banking.in_turn import named_in_turn
from application.banking.lookup import told_of
from application.banking.own_account import require_not_own
from application.banking.payer_accounts import MOST_SHARED, account_hash, lines_by
from application.banking.refunds import MoneyReads
from application.house import House
from domain.application import Session
from domain.debtor.mandate_events import DebitAccount
from domain.debtor.refund_events import RefundAccount
from domain.debtor.state import Debtor
from domain.errors import Refusal
from domain.matching.names import NameFit, NameTold
from domain.parties import ContactDetails
from domain.sealing import Purpose

DEBTOR_ACCOUNT: Final = "debtor_account"
"""The kind of identity by which an account names the debtors who named it."""


class AccountDoubt(StrEnum):
    """Why an account may not be the debtor's: somebody looks before money moves."""

    OWN = "own"
    """It is the creditor's own."""
    SHARED = "shared"
    """Another debtor named it too: of one household, or by mistake."""
    PAID_FOR_ANOTHER = "paid_for_another"
    """It paid for another debtor, and never for him."""
    OTHER_NAME = "other_name"
    """It is in a name that is not his, as he says or as the bank does."""


@dataclass(frozen=True, slots=True)
class DoubtedAccount:
    """A doubt, and an invoice of the other debtor that it is about; empty: of none."""

    why: AccountDoubt
    invoice_number: str = ""


def name_account(
    house: House, session: Session, debtor: Debtor, iban: str, *, also_of_others: bool
) -> None:
    """Remember an account with the debtor who names it, unless it is his no doubt.

    ``also_of_others``: a person says that it is right that it is another debtor's too. Raises
    Refusal ``account.own``, ``account.of_party``, ``account.shared``,
    ``account.paid_for_another``.
    """
    log = debtor.creditor_id
    if log is None:
        return
    require_not_own(session.creditor(log), iban)
    if not also_of_others:
        for doubted in _of_others(house, session, debtor, iban):
            raise _asked(doubted)
    hashed = account_hash(house, iban)
    known = _named_by(house, log, hashed)
    if debtor.id not in known and len(known) <= MOST_SHARED:
        value = _value(hashed, len(known) + 1)
        session.identify(kind=DEBTOR_ACCOUNT, value=value, stream=debtor.id, log=log)


def doubts_about(
    house: House, debtor: Debtor, account: DebitAccount | RefundAccount
) -> tuple[DoubtedAccount, ...]:
    """What speaks against an account being his, as far as it is known; ``debtor``: as known now."""
    log, read = debtor.creditor_id, house.collections
    if log is None:
        return ()
    if compact(account.iban) in map(compact, read.creditor(log).ibans):
        return (DoubtedAccount(AccountDoubt.OWN),)
    found = list(_of_others(house, read, debtor, account.iban))
    if _other_name(house, debtor, account):
        found.append(DoubtedAccount(AccountDoubt.OTHER_NAME))
    return tuple(found)


def named_by_another(house: House, debtor: Debtor, iban: str) -> str | None:
    """An invoice of another debtor who names an account of his as well; None: nobody does."""
    log = debtor.creditor_id
    everybody = {debtor.id, *debtor.joined}
    named = _named_by(house, log, account_hash(house, iban)) if log else []
    for other in map(house.collections.debtor, named):
        known = _known_as(house, other)
        if known.id not in everybody and _names(house, known, iban):
            return next((_number(house, one) for one in reversed(known.claims)), "")
    return None


def _of_others(
    house: House, reads: MoneyReads, debtor: Debtor, iban: str
) -> Iterator[DoubtedAccount]:
    """Whose it may be besides, each kind of doubt once."""
    log = debtor.creditor_id
    assert log is not None
    everybody = {debtor.id, *debtor.joined}
    shared = named_by_another(house, debtor, iban)
    if shared is not None:
        yield DoubtedAccount(AccountDoubt.SHARED, shared)
    paid = {
        debtor_id: claim.invoice_number
        for line in lines_by(house, reads, iban, log)
        for one in line.placements.values()
        if (debtor_id := (claim := reads.claim(one.claim_id)).debtor_id) is not None
    }
    paid_as = {_known_as(house, house.collections.debtor(one)).id: n for one, n in paid.items()}
    if paid_as and not everybody & paid_as.keys():
        yield DoubtedAccount(AccountDoubt.PAID_FOR_ANOTHER, next(iter(paid_as.values())))


def _other_name(house: House, debtor: Debtor, account: DebitAccount | RefundAccount) -> bool:
    """Whether its holder, or whoever the bank says paid from it, has nothing of his name."""
    log = debtor.creditor_id
    assert log is not None
    lines = lines_by(house, house.collections, account.iban, log)
    told = [told.name for line in lines if (told := told_of(house, line))]
    names = [
        contact.name
        for one in (debtor, *map(house.collections.debtor, debtor.joined))
        if (contact := house.open(one.contact, ContactDetails, Purpose.CONTACT))
    ]
    return any(
        max((NameTold(said).fit(name) for name in names), default=NameFit.SILENT)
        is NameFit.GAINSAYS
        for said in (account.holder, *told)
    )


def _names(house: House, debtor: Debtor, iban: str) -> bool:
    """Whether an account is one that he names now."""
    wanted = compact(iban)
    for whose in (debtor, *map(house.collections.debtor, debtor.joined)):
        for one in whose.mandates.values():
            debited = house.open(one.account, DebitAccount, Purpose.LEDGER)
            if debited and one.revoked_on is None and compact(debited.iban) == wanted:
                return True
        told = whose.refund_account
        back = house.open(told.account, RefundAccount, Purpose.LEDGER) if told else None
        if back and compact(back.iban) == wanted:
            return True
    return False


def _named_by(house: House, log: UUID, hashed: str) -> list[UUID]:
    return list(named_in_turn(house, log, DEBTOR_ACCOUNT, lambda turn: _value(hashed, turn)))


def _known_as(house: House, debtor: Debtor) -> Debtor:
    if debtor.merged_into is None:
        return debtor
    return _known_as(house, house.collections.debtor(debtor.merged_into))


def _number(house: House, claim_id: UUID) -> str:
    return house.collections.claim(claim_id).invoice_number


def _asked(doubted: DoubtedAccount) -> Refusal:
    number = doubted.invoice_number
    if doubted.why is AccountDoubt.SHARED:
        return Refusal(
            "account.shared",
            f"The debtor of {number or 'another invoice'} named this account, too.",
            way_out="Look whether it is right. Is it of both, say so: `--also-of-others`.",
            values={"invoice": number},
        )
    return Refusal(
        "account.paid_for_another",
        f"From this account {number or 'another invoice'} was paid, of another debtor.",
        way_out="Look whether it is right. Is it his too, say so: `--also-of-others`.",
        values={"invoice": number},
    )


def _value(hashed: str, turn: int) -> str:
    return json.dumps([hashed, turn])
