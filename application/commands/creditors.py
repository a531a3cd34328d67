"""Commands on a creditor: which payments are known, and whether the run must know them."""

from datetime import date
from uuid import UUID

from application.by import By
from application.commands.opening import change_terms
from application.house import House
from domain.application import Receipt, Session
from domain.creditor.events import KnownFrom, PaymentsCheck, TermsChanged
from domain.creditor.known_payments import know_payments as decide_knowledge
from domain.facts import StreamRef
from domain.letter.text.payment_link import checked_link
from domain.letter.text.payment_reference import ReferenceKind


def know_payments(
    house: House,
    creditor_id: UUID,
    *,
    by: By,
    through: date,
    ibans: tuple[str, ...] = (),
    source: KnownFrom = KnownFrom.PERSON,
) -> Receipt:
    """Record that every payment through a day (inclusive) is recorded; no accounts: all."""

    def decide(session: Session) -> None:
        creditor = session.creditor(creditor_id)
        found = decide_knowledge(
            creditor, through=through, today=session.today, ibans=ibans, source=source
        )
        session.record(StreamRef.creditor(creditor_id), found)

    said = ("payments through", through, source, *ibans)
    return house.collections.carry_out(by.command(house, log=creditor_id, said=said), decide)


def set_letter_terms(
    house: House,
    creditor_id: UUID,
    *,
    by: By,
    reference_kind: ReferenceKind | None = None,
    payment_link: str | None = None,
    can_deduct_vat: bool | None = None,
    collector_charges_vat: bool | None = None,
) -> Receipt:
    """Set what a creditor's letters ask for beside the claim; what is None stays as it was.

    Raises Refusal ``payment_link.template``.
    """
    terms = TermsChanged(
        reference_kind=reference_kind,
        payment_link=None if payment_link is None else checked_link(payment_link),
        can_deduct_vat=can_deduct_vat,
        collector_charges_vat=collector_charges_vat,
    )
    return change_terms(house, creditor_id, by=by, terms=terms)


def check_payments(house: House, creditor_id: UUID, *, by: By, checked: PaymentsCheck) -> Receipt:
    """Say whether the run must know the payments before it writes to a debtor."""
    return change_terms(house, creditor_id, by=by, terms=TermsChanged(payments_checked=checked))
