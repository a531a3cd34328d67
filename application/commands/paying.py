"""Commands about money: payment, reversal, refund, credit note, waivers."""

from datetime import date
from uuid import UUID

from application.by import By, on_claim, sealed
from application.house import House
from domain.application import Receipt
from domain.claim import payments as paying
from domain.claim.events import Source
from domain.money import Cents


def register_payment(
    house: House,
    claim_id: UUID,
    *,
    by: By,
    amount: Cents,
    credited_on: date,
    payment_id: str = "",
    designation: str = "",
) -> Receipt:
    """Record money that was credited; without an id of the bank it goes by the command's key."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("payment", amount, credited_on, payment_id, designation),
        decide=lambda claim, today: paying.receive_payment(
            claim,
            payment_id=payment_id or f"by-hand:{by.key}",
            amount=amount,
            credited_on=credited_on,
            designation=sealed(designation),
            source=Source(kind="call"),
            today=today,
        ),
    )


def reverse_payment(
    house: House,
    claim_id: UUID,
    *,
    by: By,
    payment_id: str,
    reversed_on: date,
    reason_code: str = "",
) -> Receipt:
    """Record that a payment was taken back (storno)."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("reversal", payment_id, reversed_on, reason_code),
        decide=lambda claim, today: paying.reverse_payment(
            claim,
            payment_id=payment_id,
            reversed_on=reversed_on,
            reason_code=reason_code,
            today=today,
        ),
    )


def refund(house: House, claim_id: UUID, *, by: By, amount: Cents, refunded_on: date) -> Receipt:
    """Record that what was paid too much went back."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("refund", amount, refunded_on),
        decide=lambda claim, today: paying.refund_overpayment(
            claim, amount=amount, refunded_on=refunded_on, today=today
        ),
    )


def apply_credit_note(
    house: House,
    claim_id: UUID,
    *,
    by: By,
    number: str,
    amount: Cents,
    issued_on: date,
    retroactive: bool = True,
) -> Receipt:
    """Lower the principal by a credit note."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("credit note", number, amount, issued_on, retroactive),
        decide=lambda claim, today: paying.apply_credit_note(
            claim,
            number=number,
            amount=amount,
            issued_on=issued_on,
            retroactive=retroactive,
            source=Source(kind="call"),
            today=today,
        ),
    )


def waive_part(
    house: House, claim_id: UUID, *, by: By, amount: Cents, accepted_on: date | None = None
) -> Receipt:
    """Waive a part of the principal."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("waiver", amount, accepted_on),
        decide=lambda claim, today: paying.waive_part(
            claim, amount=amount, accepted_on=accepted_on, today=today
        ),
    )


def waive_costs(house: House, claim_id: UUID, *, by: By, amount: Cents, why: str) -> Receipt:
    """Ask charged collection costs no longer."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("waiver of costs", amount, why),
        decide=lambda claim, today: paying.waive_costs(claim, amount=amount, why=why, today=today),
    )
