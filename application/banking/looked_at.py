"""An invoice that money of a bank line may be for, as people look at it before they place it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol
from uuid import UUID

from application.banking.accounts import owners
from application.banking.lookup import told_of
from application.banking.payer_accounts import payers_by
from application.house import House
from application.views import Views
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import Placement
from domain.claim.balance import balance
from domain.claim.state import Claim
from domain.debtor.state import Debtor
from domain.errors import Refusal
from domain.matching.incoming import MoneyStanding
from domain.matching.keys import keys_of_number
from domain.matching.names import NameFit, NameTold
from domain.matching.of_claim import payable_of
from domain.matching.signs import compact
from domain.money import Cents
from domain.parties import ContactDetails
from domain.sealing import Purpose


class InvoiceReads(Protocol):
    """What finds a claim by its invoice: a session guards what it read."""

    def claim_on(self, creditor_id: UUID, number: str) -> Claim:
        """The claim on an invoice of a creditor; never opened where there is none."""


class PayerAccountKnown(StrEnum):
    """Whether the account that paid is known to be a debtor's."""

    HIS = "his"
    """It paid for him before."""
    OF_ANOTHER = "of_another"
    """It paid for somebody else before, and never for him."""
    NEW = "new"
    UNTOLD = "untold"
    """The bank tells no account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLooked:
    """A claim as money of a line is, or may be, for it; amounts in cents."""

    claim: Claim
    debtor: Debtor
    name: str
    """The debtor's; empty: it was erased."""
    creditor: str
    amount: Cents
    """What of the line is laid on it, or would be."""
    open: Cents
    """What is open of it on ``on``, before money that would still be laid on it."""
    on: date
    too_much: Cents
    """What is paid beyond what is owed: by now, or with what would be laid on it."""
    standing: MoneyStanding
    names: NameFit
    """How the name that the bank tells fits the debtor's."""
    account: PayerAccountKnown

    @property
    def left(self) -> Cents:
        """What of it stays open."""
        return max(0, self.open - self.amount)

    @property
    def warns(self) -> bool:
        """Tell whether anything says that it may be another's."""
        return (
            self.names in {NameFit.GAINSAYS, NameFit.PARTLY}
            or self.account is PayerAccountKnown.OF_ANOTHER
            or self.standing is not MoneyStanding.OPEN
        )


def claim_named(
    house: House, reads: InvoiceReads, line: BankLine, number: str, creditor: UUID | None
) -> Claim:
    """The claim on an invoice of one of those whose account a line is on.

    Raises Refusal ``bank_line.no_claim`` and ``.which_creditor``.
    """
    logs = owners(house, require_imported(line).iban) or (line.log,)
    found = [one for log in logs if (one := reads.claim_on(log, number)).opened]
    if creditor is not None:
        found = [one for one in found if one.creditor_id == creditor]
    if not found:
        raise Refusal(
            "bank_line.no_claim",
            f"No creditor of this account has a claim on invoice {number} here.",
            way_out="Give the number as it stands on the invoice.",
            values={"invoice": number},
        )
    if len(found) > 1:
        raise Refusal(
            "bank_line.which_creditor",
            f"Several creditors of this account have a claim on invoice {number}.",
            way_out="Say which of them is meant.",
            values={"invoice": number},
        )
    return found[0]


def number_as_kept(house: House, views: Views, line: BankLine, typed: str) -> str:
    """A number as an invoice has it, for whoever typed it without its signs, or in small letters.

    What fits no invoice, or more than one of them, stays as it was typed.
    """
    logs = owners(house, require_imported(line).iban) or (line.log,)
    keys = keys_of_number(typed)
    found = views.outstanding.finds.numbered(keys, logs, _MOST_ALIKE) if keys else []
    claims = [house.collections.claim(one) for one in found]
    claims += [
        house.collections.claim_on(log, sign.join(_PARTS.findall(compact(typed))))
        for log in logs
        for sign in _SIGNS
    ]
    numbers = {one.invoice_number for one in claims if one.opened}
    alike = [one for one in numbers if compact(one) == compact(typed)]
    return alike[0] if len(alike) == 1 else typed


_MOST_ALIKE: Final = 50
_PARTS: Final = re.compile(r"[0-9]+|[A-Z]+")
_SIGNS: Final = ("", "-", "/", ".", "_")
"""What may stand between letters and digits of a number that is too short for the index."""


def looked_at(house: House, line: BankLine, claim: Claim, amount: Cents) -> InvoiceLooked:
    """A claim on which so much of a line would be laid, on the day that the money counts from."""
    on = min(require_imported(line).credited_on, house.today)
    now = payable_of(claim, on=on)
    return _looked(
        house,
        line,
        claim,
        amount,
        open_=now.open,
        on=on,
        too_much=max(0, amount - now.open),
        standing=now.standing,
    )


def placed_on(house: House, line: BankLine, placement: Placement) -> InvoiceLooked:
    """A claim on which so much of a line was laid, as it stands today."""
    claim = house.collections.claim(placement.claim_id)
    now = balance(claim, on=max(house.today, claim.issued_on))
    return _looked(
        house,
        line,
        claim,
        placement.amount,
        open_=now.total,
        on=house.today,
        too_much=now.unallocated,
        standing=payable_of(claim, on=house.today).standing,
    )


def _looked(
    house: House,
    line: BankLine,
    claim: Claim,
    amount: Cents,
    *,
    open_: Cents,
    on: date,
    too_much: Cents,
    standing: MoneyStanding,
) -> InvoiceLooked:
    assert claim.debtor_id is not None
    assert claim.creditor_id is not None
    told = told_of(house, line)
    debtor = known_now(house, claim.debtor_id)
    contact = house.open(debtor.contact, ContactDetails, Purpose.CONTACT)
    name = contact.name if contact else ""
    said = [one for one in (told.name, told.ultimate_name) if one] if told else []
    logs = owners(house, require_imported(line).iban) or (line.log,)
    return InvoiceLooked(
        claim=claim,
        debtor=debtor,
        name=name,
        creditor=house.collections.creditor(claim.creditor_id).profile.name,
        amount=amount,
        open=open_,
        on=on,
        too_much=too_much,
        standing=standing,
        names=max((NameTold(one).fit(name) for one in said), default=NameFit.SILENT),
        account=_account(house, told.account if told else "", debtor, logs),
    )


def _account(house: House, account: str, debtor: Debtor, logs: Sequence[UUID]) -> PayerAccountKnown:
    if not account:
        return PayerAccountKnown.UNTOLD
    known = payers_by(house, house.collections, account, logs)
    paid_for = {known_now(house, one).id for one in known}
    if debtor.id in paid_for:
        return PayerAccountKnown.HIS
    return PayerAccountKnown.OF_ANOTHER if paid_for else PayerAccountKnown.NEW


def known_now(house: House, debtor_id: UUID) -> Debtor:
    """The debtor as whom one is known by now."""
    debtor = house.collections.debtor(debtor_id)
    return known_now(house, debtor.merged_into) if debtor.merged_into else debtor
