"""Whose the account is that a refund goes to, as far as it is known: people are warned by it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from application.banking.accounts import compact
from application.banking.debtor_accounts import named_by_another
from application.banking.lookup import told_of
from application.banking.payer_accounts import payers_by
from application.banking.refund_files import everybody_known
from application.banking.refunds import line_that_brought
from application.house import House
from domain.debtor.mandate_events import DebitAccount
from domain.debtor.refund_events import RefundAccount
from domain.debtor.refunds import DebtorRefund, RefundTo
from domain.debtor.state import Debtor
from domain.matching.names import AGREES, NameFit, NameTold
from domain.parties import ContactDetails
from domain.sealing import Purpose

WARNS: Final = frozenset({RefundTo.SHARED, RefundTo.UNSURE, RefundTo.ANOTHER})
"""Of which somebody who orders a refund, or agrees to one, is told to look first."""


@dataclass(frozen=True, slots=True)
class RefundAccountShown:
    """An account that a refund goes to, and whose that is."""

    iban: str
    holder: str
    whose: RefundTo

    @property
    def warns(self) -> bool:
        """Tell whether it may be somebody else's."""
        return self.whose in WARNS


def known_as(house: House, debtor_id: UUID) -> Debtor:
    """The debtor as whom one is known by now."""
    debtor = house.collections.debtor(debtor_id)
    return known_as(house, debtor.merged_into) if debtor.merged_into else debtor


def account_ordered(
    house: House, debtor: Debtor, refund: DebtorRefund
) -> RefundAccountShown | None:
    """The account that a refund was ordered to; ``debtor``: as whom he is known now.

    None: it was erased.
    """
    account = house.open(refund.account, RefundAccount, Purpose.LEDGER)
    return _shown(house, debtor, account, brought_by=refund.from_line)


def account_that_brought(house: House, debtor: Debtor, ref: str) -> RefundAccountShown | None:
    """The account that brought some money, to which a refund of it goes; None: none is known."""
    line = line_that_brought(house.collections, ref)
    return _of_line(house, debtor, line.id if line else None)


def account_proposed(
    house: House, debtor: Debtor, content: Mapping[str, Any]
) -> RefundAccountShown | None:
    """The account of an order that was proposed, as it was seen then; None: it is that no more."""
    if content.get("from_line"):
        return _of_line(house, debtor, UUID(content["from_line"]))
    told = debtor.refund_account
    if told is None or told.version != content.get("told_account"):
        return None
    account = house.open(told.account, RefundAccount, Purpose.LEDGER)
    return _shown(house, debtor, account, brought_by=None)


def account_told(house: House, debtor: Debtor) -> RefundAccountShown | None:
    """The account to which the debtor wants his money back; None: he told none."""
    told = debtor.refund_account
    account = house.open(told.account, RefundAccount, Purpose.LEDGER) if told else None
    return _shown(house, debtor, account, brought_by=None)


def _of_line(house: House, debtor: Debtor, line_id: UUID | None) -> RefundAccountShown | None:
    line = house.collections.bank_line(line_id) if line_id else None
    said = told_of(house, line) if line else None
    if line is None or said is None or not said.account:
        return None
    account = RefundAccount(iban=said.account, holder=said.name)
    return _shown(house, debtor, account, brought_by=line.id)


def _shown(
    house: House, debtor: Debtor, account: RefundAccount | None, *, brought_by: UUID | None
) -> RefundAccountShown | None:
    if account is None:
        return None
    whose = _whose(house, debtor, account, brought_by)
    return RefundAccountShown(account.iban, account.holder, whose)


def _whose(
    house: House, debtor: Debtor, account: RefundAccount, brought_by: UUID | None
) -> RefundTo:
    """Of the payment that goes back nothing is concluded: it may be on the wrong debtor."""
    everybody = everybody_known(house, debtor)
    names = max(
        (NameTold(account.holder).fit(name) for name in _names(house, everybody)),
        default=NameFit.SILENT,
    )
    if names is NameFit.GAINSAYS:
        return RefundTo.ANOTHER
    if named_by_another(house, debtor, account.iban) is not None:
        return RefundTo.SHARED
    log = debtor.creditor_id
    paid_for = (
        payers_by(house, house.collections, account.iban, [log], but=brought_by) if log else set()
    )
    iban = compact(account.iban)
    if {one.id for one in everybody} & paid_for or iban in set(_debited(house, everybody)):
        return RefundTo.KNOWN
    if iban in set(_told(house, everybody)):
        return RefundTo.TOLD
    if names in AGREES:
        return RefundTo.HIS_NAME
    return RefundTo.ANOTHER if paid_for else RefundTo.UNSURE


def _names(house: House, everybody: tuple[Debtor, ...]) -> Iterator[str]:
    for one in everybody:
        contact = house.open(one.contact, ContactDetails, Purpose.CONTACT)
        if contact:
            yield contact.name


def _debited(house: House, everybody: tuple[Debtor, ...]) -> Iterator[str]:
    """The accounts from which a debtor let the creditor collect."""
    for one in everybody:
        for mandate in one.mandates.values():
            account = house.open(mandate.account, DebitAccount, Purpose.LEDGER)
            if account:
                yield compact(account.iban)


def _told(house: House, everybody: tuple[Debtor, ...]) -> Iterator[str]:
    """The accounts to which he wants his money back."""
    for one in everybody:
        told = one.refund_account
        account = house.open(told.account, RefundAccount, Purpose.LEDGER) if told else None
        if account:
            yield compact(account.iban)
