"""What happened at the bank is taken back there, and not entered in error on the claim alone."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from application.banking.lookup import told_of
from application.banking.refunds import line_that_brought
from application.banking.remitted import OF_LINE
from application.banking.withdrawn_files import debits_of, is_shown
from application.by import stream_of_debtor
from application.house import House
from domain.application import Session
from domain.claim.collected import under_way
from domain.claim.corrections import meant
from domain.claim.events import (
    CollectionArrived,
    CollectionFailed,
    CollectionOrdered,
    CollectionWithdrawn,
    OverpaymentRefunded,
    PartyRemittanceUndone,
    PartyRemitted,
    PaymentReceived,
    PaymentReversed,
)
from domain.claim.state import Claim
from domain.debtor.credit import CLAIM
from domain.debtor.refund_events import RefundFileMade, RefundPaid
from domain.debtor.state import Debtor
from domain.errors import Refusal
from domain.facts import EnteredInError, Recorded

_ABOUT: Final = timedelta(days=31)
"""So long before the day that somebody said the bank may have paid."""


def take_back_beside(
    session: Session,
    house: House,
    claim: Claim,
    history: Sequence[Recorded],
    *,
    version: int,
    approved_by: str,
) -> None:
    """Record beside a claim what goes with entering a fact of it in error, or refuse it.

    A refund that was ordered, and said to be paid by hand, is due again. What a line or a file
    of the bank did stands there too: taken back here alone it would be in two places, or in
    none. Raises Refusal ``error.at_bank``, ``error.in_file``, ``error.due_again``.
    """
    target = meant(history, version)
    if target is None:
        return
    fact, restored = target.fact, target.originator_version != version
    if isinstance(fact, OverpaymentRefunded):
        _refund(session, house, claim, target, restored=restored, approved_by=approved_by)
    elif isinstance(fact, PartyRemitted | PartyRemittanceUndone):
        if fact.remittance_id.startswith(OF_LINE):
            raise _at_bank()
    elif not restored and isinstance(fact, CollectionOrdered | CollectionArrived):
        raise _in_file()
    elif not restored and isinstance(fact, CollectionWithdrawn):
        _require_no_other(claim)
    elif not restored and isinstance(fact, PaymentReceived | PaymentReversed | CollectionFailed):
        _require_by_hand(session, target, history)
        if isinstance(fact, CollectionFailed):
            _require_no_other(claim)


def _require_no_other(claim: Claim) -> None:
    """Refuse to let a direct debit be under way again beside another: he would be debited twice."""
    if under_way(claim.collections) is not None:
        raise _in_file()


def _require_by_hand(session: Session, target: Recorded, history: Sequence[Recorded]) -> None:
    """Refuse where a bank line brought a payment, or was told in the same save that it went."""
    brought = isinstance(target.fact, PaymentReceived)
    for one in history if not brought else (target,):
        fact = one.fact
        if isinstance(fact, PaymentReceived | PaymentReversed) and "#" in fact.payment_id:
            line = UUID(fact.payment_id.partition("#")[0])
            told = {told.command_id for told in session.reads.history(line)}
            same = one.command_id == target.command_id
            if brought or (same and target.command_id in told):
                raise _at_bank()


def _refund(
    session: Session,
    house: House,
    claim: Claim,
    target: Recorded,
    *,
    restored: bool,
    approved_by: str,
) -> None:
    assert claim.debtor_id is not None
    debtor = session.debtor_now(claim.debtor_id)
    for whose in (debtor, *(session.debtor(former) for former in debtor.joined)):
        same = [one for one in session.reads.history(whose.id) if _same(one, target)]
        if any(_by_file(one) for one in same):
            raise _in_file()
        for one in same:
            if isinstance(one.fact, RefundPaid) and one.fact.refund_id in whose.refunds:
                if restored:
                    raise _due_again()
                _require_unshown(session, house, whose, one.fact.refund_id)
                error = EnteredInError(
                    version=one.originator_version, topic=one.fact.TOPIC, approved_by=approved_by
                )
                session.record(stream_of_debtor(whose), [error], subject=whose.id)
                return
    if not restored:
        _require_never_left(session, house, claim, target)


def _by_file(one: Recorded) -> bool:
    """Whether a fact tells of a file that pays: of one debtor, or of several."""
    several = isinstance(one.fact, RefundPaid) and one.fact.file_id is not None
    return several or isinstance(one.fact, RefundFileMade)


def _same(one: Recorded, target: Recorded) -> bool:
    return one.command_id == target.command_id


def _require_unshown(session: Session, house: House, whose: Debtor, refund_id: UUID) -> None:
    """Refuse where a statement shows that an ordered refund was paid, or may."""
    refund = whose.refunds[refund_id]
    assert whose.creditor_id is not None
    ibans = session.creditor(whose.creditor_id).ibans
    seen = (is_shown(session, house, refund, iban=iban, since=refund.on) for iban in ibans)
    if refund.shown_by or any(seen):
        raise _at_bank()


def _require_never_left(session: Session, house: House, claim: Claim, target: Recorded) -> None:
    """Refuse where a statement shows so much going to the account from which the money came."""
    fact = target.fact
    assert isinstance(fact, OverpaymentRefunded)
    assert claim.creditor_id is not None
    came = line_that_brought(session, f"{CLAIM}{claim.id}")
    told = told_of(house, came) if came else None
    if told is None or not told.account:
        return  # nothing says where it would have gone
    since = fact.refunded_on - _ABOUT
    for iban in session.creditor(claim.creditor_id).ibans:
        for line in debits_of(session, house, iban, fact.amount, since=since):
            went = told_of(house, line)
            if went is not None and went.account == told.account:
                raise _at_bank()


def _at_bank() -> Refusal:
    return Refusal(
        "error.at_bank",
        "A bank line says that this money moved: it is not taken back on the claim alone.",
        way_out="Look at that line on the page Bank, and undo there what was decided on it.",
    )


def _in_file() -> Refusal:
    return Refusal(
        "error.in_file",
        "This was done by a file for the bank: it is not taken back on the claim alone.",
        way_out="Withdraw the file, where the bank did not carry it out: "
        "`refund-file-withdrawn`, `collection-withdrawn`.",
    )


def _due_again() -> Refusal:
    return Refusal(
        "error.due_again",
        "This refund is due again since it was taken back.",
        way_out="Record that it was paid: `vordering record refund-paid`.",
    )
