"""What people are shown of money that waits for a debtor, or goes back to him; why it cannot."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from adapters.ubl.payment import valid_iban
from application.banking.came_back import REFUND_BACK
from application.banking.came_on import came_on
from application.banking.refund_accounts import (
    RefundAccountShown,
    account_ordered,
    account_that_brought,
    account_told,
)
from application.banking.refunded import REFUND_OUT
from application.banking.refunds import looked_at
from application.house import House
from application.numbers import miswritten_iban
from domain.claim.balance import balance
from domain.debtor.credit import BANK_LINE, CLAIM, UNCERTAIN
from domain.debtor.events import CreditKind
from domain.debtor.refund_events import RefundAccount
from domain.debtor.refunds import (
    MONEY,
    REFUNDABLE,
    DebtorRefund,
    RefundStanding,
    ordered_of,
    transfer_id,
)
from domain.debtor.state import Debtor
from domain.money import Cents
from domain.sealing import Purpose
from projections.refunds.questions import MoneyRow

_ORDER: Final = "refund-order"
"""The command that orders a refund, as a proposal names it."""


class WhyNotBack(StrEnum):
    """Why money of a debtor cannot go back to him now."""

    NO_MONEY = "no_money"
    """It is a credit of the creditor, not money that was paid."""
    NOT_CERTAIN = "not_certain"
    """It may be somebody else's."""
    BARRED = "barred"
    """Somebody else may have to receive it: a trustee, heirs, who acts for him."""
    UNCOVERED = "uncovered"
    """What went back to him before proved to be money that was not there."""
    NO_ACCOUNT = "no_account"
    """It is not known from which account it came, and he told none."""
    NO_IBAN = "no_iban"
    """The account it was ordered to, or would go to, is no IBAN, or was erased."""
    SHOWN = "shown"
    """A statement shows that the bank paid it already."""
    USED = "used"
    """The money was used otherwise since."""
    PROPOSED = "proposed"
    """It was proposed, and waits for a second person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyShown:
    """A credit or a refund of a debtor, with what stands in its way."""

    debtor_id: UUID
    """As whom he is known now."""
    log: UUID
    standing: RefundStanding
    number: str
    kind: CreditKind | None
    """What a credit is; None: it is a refund."""
    amount: Cents
    since: date | None
    """The day on which it was noticed, ordered or paid; None: it was looked at."""
    came_on: date | None = None
    """Since when the money itself lies with the creditor; None: it is a refund, or no money."""
    claim_id: UUID | None
    """A claim of his, by which what is his is decided."""
    account_known: bool
    account: RefundAccountShown | None = None
    """Where it goes, or would go unless he told another one."""
    refund_id: UUID | None = None
    file_id: UUID | None = None
    shown: bool = False
    """A statement shows that the bank paid it."""
    came_back: bool = False
    """It came back to our account."""
    refused: str | None = None
    """The bank's reason, where it refused it last; None: it did not."""
    why_not: tuple[WhyNotBack, ...] = ()
    line_id: UUID | None = None
    """The bank line by which it came, or may have come."""
    told_account: int | None = None
    """The version of the account that he told, where it is not known what brought it."""

    @property
    def orderable(self) -> bool:
        """Tell whether a refund of it can be ordered now."""
        return self.kind in REFUNDABLE and self.claim_id is not None and not self.why_not


def money_shown(house: House, row: MoneyRow, *, today: date) -> MoneyShown | None:
    """What a row of the view is now; None: it is there no more."""
    bearer = house.collections.debtor(row.debtor_id)
    refund = _refund(bearer, row.ref)
    if refund is not None:
        return _refund_shown(house, bearer, refund, row, today)
    return _credit_shown(house, bearer, row, today)


def _refund(bearer: Debtor, ref: str) -> DebtorRefund | None:
    return next((one for one in bearer.refunds.values() if str(one.id) == ref), None)


def _now(house: House, debtor: Debtor) -> Debtor:
    """As whom he is known by now."""
    while debtor.merged_into is not None:
        debtor = house.collections.debtor(debtor.merged_into)
    return debtor


def _claim_of(debtor: Debtor, ref: str) -> UUID | None:
    if ref.startswith(CLAIM):
        return UUID(ref.removeprefix(CLAIM))
    return next(reversed(debtor.claims), None)


def _refund_shown(
    house: House, bearer: Debtor, refund: DebtorRefund, row: MoneyRow, today: date
) -> MoneyShown:
    debtor, name, log = _now(house, bearer), transfer_id(refund.id), row.log
    found = house.store.find_identity
    shown = refund.shown_by is not None or found(log, REFUND_OUT, name) is not None
    return MoneyShown(
        debtor_id=debtor.id,
        log=log,
        standing=row.standing,
        number=refund.number,
        kind=None,
        amount=refund.amount,
        since=refund.paid_on or refund.on,
        claim_id=_claim_of(debtor, refund.ref),
        account_known=_iban_of(house, refund) is not None,
        account=account_ordered(house, debtor, refund),
        refund_id=refund.id,
        file_id=refund.file_id,
        shown=shown,
        came_back=found(log, REFUND_BACK, name) is not None,
        refused=refund.refused,
        why_not=tuple(refund_held(house, debtor, bearer, refund, today=today)),
    )


def _iban_of(house: House, refund: DebtorRefund) -> str | None:
    """The account that it was ordered to, where that is one a file can name."""
    account = house.open(refund.account, RefundAccount, Purpose.LEDGER)
    return valid_iban(account.iban) if account else None


def refund_held(
    house: House, debtor: Debtor, bearer: Debtor, refund: DebtorRefund, *, today: date
) -> Iterator[WhyNotBack]:
    """Why a refund that is due cannot be paid by a file now; of another one nothing.

    ``debtor``: as whom he is known now; ``bearer``: on whose stream it stands.
    """
    if not refund.due:
        return
    if refund.shown_by is not None:
        yield WhyNotBack.SHOWN
    if debtor.barred_on(today) or bearer.barred_on(today):
        yield WhyNotBack.BARRED
    if _iban_of(house, refund) is None:
        yield WhyNotBack.NO_IBAN
    if refund.ref.startswith(CLAIM):
        claim = house.collections.claim(UUID(refund.ref.removeprefix(CLAIM)))
        if balance(claim, on=today).unallocated < refund.amount:
            yield WhyNotBack.USED


def _credit_shown(house: House, debtor: Debtor, row: MoneyRow, today: date) -> MoneyShown | None:
    found = debtor.credits.get(row.ref)
    seen = looked_at(house.collections, debtor, today=today) if found is None else []
    known = next(((kind, number, left) for ref, kind, number, left in seen if ref == row.ref), None)
    if found is not None:
        known = found.kind, found.number, found.amount
    if known is None:
        return None
    kind, number, amount = known
    amount -= ordered_of(debtor.refunds, row.ref)
    if amount <= 0:
        return None
    brought = account_that_brought(house, debtor, row.ref) if kind in REFUNDABLE else None
    if brought is not None and debtor.refund_account and miswritten_iban(brought.iban):
        brought = None  # no bank pays to it, and he told another one
    told, account = debtor.refund_account, brought or account_told(house, debtor)
    return MoneyShown(
        debtor_id=debtor.id,
        log=row.log,
        standing=row.standing,
        number=number,
        kind=kind,
        amount=amount,
        since=found.on if found else None,
        came_on=came_on(house, row.ref, today=today),
        claim_id=_claim_of(debtor, row.ref),
        account_known=account is not None,
        account=account if kind in REFUNDABLE else None,
        why_not=(
            *_credit_held(house, debtor, kind, today, known=account is not None),
            *([WhyNotBack.NO_IBAN] if account and miswritten_iban(account.iban) else []),
            *_proposed(house, debtor, number),
        ),
        line_id=_line_of(row.ref),
        told_account=told.version if told and brought is None else None,
    )


def _proposed(house: House, debtor: Debtor, number: str) -> Iterator[WhyNotBack]:
    for claim in house.collections.claims_of(debtor):
        for one in claim.proposals.values():
            if one.command == _ORDER and json.loads(one.content).get("number") == number:
                yield WhyNotBack.PROPOSED
                return


def _line_of(ref: str) -> UUID | None:
    begun = next((one for one in (BANK_LINE, MONEY) if ref.startswith(one)), None)
    return UUID(ref.removeprefix(begun)) if begun else None


def _credit_held(
    house: House, debtor: Debtor, kind: CreditKind, today: date, *, known: bool
) -> Iterator[WhyNotBack]:
    if kind not in REFUNDABLE:
        certain = kind not in UNCERTAIN
        yield WhyNotBack.NO_MONEY if certain else WhyNotBack.NOT_CERTAIN
        return
    if debtor.barred_on(today):
        yield WhyNotBack.BARRED
    if any(balance(one, on=today).uncovered for one in house.collections.claims_of(debtor)):
        yield WhyNotBack.UNCOVERED
    if not known:
        yield WhyNotBack.NO_ACCOUNT
