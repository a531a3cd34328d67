"""The mandates and accounts of a debtor as people and programs are shown them: masked."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from application.banking.refund_accounts import account_told
from application.house import House
from application.letters.debit_account import masked
from application.queries.debtor_shapes import (
    MandateOut,
    MandateState,
    RefundAccountOut,
    RefundOut,
)
from domain.claim.collected import forbids
from domain.claim.state import Claim
from domain.debtor.mandate_events import DebitAccount, MandateAmended, MandateSigned
from domain.debtor.mandates import DebitMandate
from domain.debtor.refund_events import RefundAccount, RefundAccountTold, RefundOrdered
from domain.debtor.refunds import DebtorRefund
from domain.debtor.state import Debtor
from domain.facts import Fact, Recorded
from domain.money import as_decimal
from domain.sealing import Purpose

_DEBITED: Final = (MandateSigned, MandateAmended)
_REFUNDED: Final = (RefundAccountTold, RefundOrdered)


def mandates_out(
    house: House, debtor: Debtor, claims: Sequence[Claim], *, on: date
) -> list[MandateOut]:
    """His mandates, the newest first; ``claims`` are all of his."""
    found = [_mandate(house, one, claims, on) for one in debtor.mandates.values()]
    return sorted(found, key=lambda one: (one.signed_on, one.name), reverse=True)


def refund_account_out(
    house: House, debtor: Debtor, history: Sequence[Recorded]
) -> RefundAccountOut | None:
    """The account to which he wants his money back; None: he told none."""
    told = debtor.refund_account
    if told is None:
        return None
    shown = account_told(house, debtor)
    said = next(one for one in history if one.originator_version == told.version)
    return RefundAccountOut(
        account=masked(shown.iban) if shown else "",
        holder=shown.holder if shown else "",
        whose=shown.whose if shown else None,
        told_on=said.effective_on,
        told_account=told.version,
    )


def account_of_fact(house: House, fact: Fact) -> str:
    """The account that a fact names, masked, and its holder; empty: none, or it was erased."""
    opened: DebitAccount | RefundAccount | None = None
    if isinstance(fact, _DEBITED):
        opened = house.open(fact.account, DebitAccount, Purpose.LEDGER)
    elif isinstance(fact, _REFUNDED):
        opened = house.open(fact.account, RefundAccount, Purpose.LEDGER)
    return f"{masked(opened.iban)}, {opened.holder}" if opened else ""


def refund_out(one: DebtorRefund) -> RefundOut:
    """A refund to a debtor, ordered or behind him."""
    return RefundOut(
        id=one.id,
        number=one.number,
        amount=as_decimal(one.amount),
        ordered_on=one.on,
        paid_on=one.paid_on,
        dropped=one.dropped.value if one.dropped else "",
        refused=one.refused,
    )


def _mandate(house: House, one: DebitMandate, claims: Sequence[Claim], on: date) -> MandateOut:
    account = house.open(one.account, DebitAccount, Purpose.LEDGER)
    used = [
        each
        for claim in claims
        for each in claim.collections.values()
        if each.told.mandate_id == one.mandate_id
    ]
    arrived = max((each.told.collect_on for each in used if each.arrived), default=None)
    state = MandateState.STANDS
    if one.revoked_on:
        state = MandateState.REVOKED
    elif not one.recurring and (used or one.used_on):
        state = MandateState.USED_UP
    elif on > one.last_day(used_on=arrived):
        state = MandateState.UNUSED
    elif any(forbids(each, amended_on=one.amended_on) for each in used):
        state = MandateState.NOT_BY_HIS_BANK
    return MandateOut(
        name=one.mandate_id,
        scheme=one.scheme.value,
        recurring=one.recurring,
        signed_on=one.signed_on,
        how=one.how.value,
        account=masked(account.iban) if account else "",
        holder=account.holder if account else "",
        amended_on=one.amended_on,
        revoked_on=one.revoked_on,
        collected_on=max(filter(None, (arrived, one.used_on)), default=None),
        state=state,
    )
