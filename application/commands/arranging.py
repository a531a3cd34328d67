"""Commands about what is said and agreed with the debtor: contact, extension, promise, plan."""

from datetime import date
from uuid import UUID

from application.by import By, log_of, on_claim, sealed
from application.house import House
from domain.application import Receipt, Session, stream_of_claim
from domain.claim import agreements as arranging
from domain.claim.events import Channel, ContactOutcome, Direction, Instalment
from domain.dunning.next.asked import step_of_call
from domain.money import Cents


def record_contact(
    house: House,
    claim_id: UUID,
    *,
    by: By,
    channel: Channel,
    outcome: ContactOutcome,
    direction: Direction = Direction.OUTGOING,
    reason_for_non_payment: str = "",
    note: str = "",
) -> Receipt:
    """Record contact or a try; a call that reached the debtor fulfils the call step he is in."""

    def record(session: Session) -> None:
        case = session.case(claim_id)
        facts = arranging.contact(
            case.claim,
            channel=channel,
            outcome=outcome,
            direction=direction,
            reason_for_non_payment=reason_for_non_payment,
            step=step_of_call(case, channel=channel, outcome=outcome, today=session.today),
            note=sealed(note),
        )
        session.record(stream_of_claim(case.claim), facts, subject=case.claim.debtor_id)

    said = ("contact", claim_id, channel, outcome, direction, reason_for_non_payment, note)
    command = by.command(house, log=log_of(house, claim_id), said=said)
    return house.collections.carry_out(command, record)


def extend_term(
    house: House, claim_id: UUID, *, by: By, pay_by: date, overrule: bool = False
) -> Receipt:
    """Agree a new last day; a second time only overruled."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("extension", pay_by, overrule),
        decide=lambda claim, today: arranging.extend_term(
            claim, pay_by=pay_by, today=today, overrule=overrule
        ),
    )


def record_promise(
    house: House, claim_id: UUID, *, by: By, amount: Cents | None, pay_by: date
) -> Receipt:
    """Record a promise to pay an amount (none: all that is open) by a day."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("promise", amount, pay_by),
        decide=lambda claim, today: arranging.promise(claim, amount=amount, by=pay_by, today=today),
    )


def agree_payment_plan(
    house: House,
    claim_id: UUID,
    *,
    by: By,
    instalments: tuple[Instalment, ...],
    signed_by_debtor_on: date | None = None,
    signed_by_creditor_on: date | None = None,
    signed_how: str = "",
) -> Receipt:
    """Agree instalments that add up to what is open."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("plan", *instalments, signed_by_debtor_on, signed_by_creditor_on, signed_how),
        decide=lambda claim, today: arranging.agree_payment_plan(
            claim,
            instalments=instalments,
            today=today,
            signed_by_debtor_on=signed_by_debtor_on,
            signed_by_creditor_on=signed_by_creditor_on,
            signed_how=signed_how,
        ),
    )
