"""Commands on a creditor: which payments are known, and whether the run must know them."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from application.by import By, Said
from application.house import House
from domain.application import Receipt, Session
from domain.creditor import decisions as deciding
from domain.creditor.events import CreditorFact, KnownFrom, PaymentsCheck
from domain.creditor.known_payments import know_payments as decide_knowledge
from domain.creditor.state import Creditor
from domain.facts import StreamRef
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

    def decide(creditor: Creditor, today: date) -> Sequence[CreditorFact]:
        return decide_knowledge(creditor, through=through, today=today, ibans=ibans, source=source)

    return _on_creditor(
        house, creditor_id, by, ("payments through", through, source, *ibans), decide
    )


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

    def decide(creditor: Creditor, _today: date) -> Sequence[CreditorFact]:
        return deciding.set_letter_terms(
            creditor,
            reference_kind=reference_kind,
            payment_link=payment_link,
            can_deduct_vat=can_deduct_vat,
            collector_charges_vat=collector_charges_vat,
        )

    said = ("letter terms", reference_kind, payment_link, can_deduct_vat, collector_charges_vat)
    return _on_creditor(house, creditor_id, by, said, decide)


def check_payments(house: House, creditor_id: UUID, *, by: By, checked: PaymentsCheck) -> Receipt:
    """Say whether the run must know the payments before it writes to a debtor."""

    def decide(creditor: Creditor, _today: date) -> Sequence[CreditorFact]:
        return deciding.check_payments(creditor, checked=checked)

    return _on_creditor(house, creditor_id, by, ("payments checked", checked), decide)


def _on_creditor(
    house: House,
    creditor_id: UUID,
    by: By,
    said: Said,
    decide: Callable[[Creditor, date], Sequence[CreditorFact]],
) -> Receipt:
    def record(session: Session) -> None:
        facts = decide(session.creditor(creditor_id), session.today)
        session.record(StreamRef.creditor(creditor_id), facts)

    return house.collections.carry_out(by.command(house, log=creditor_id, said=said), record)
