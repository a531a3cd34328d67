"""Commands on a creditor: which payments are known, and whether the run must know them."""

from datetime import date
from uuid import UUID

from api.commanding.by import By
from api.commanding.opening import change_terms
from api.wiring import House
from domain.application import Receipt, Session
from domain.creditor.deciding import know_payments as decide_knowledge
from domain.creditor.events import KnownFrom, PaymentsCheck, TermsChanged
from domain.facts import StreamRef


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


def check_payments(house: House, creditor_id: UUID, *, by: By, checked: PaymentsCheck) -> Receipt:
    """Say whether the run must know the payments before it writes to a debtor."""
    return change_terms(house, creditor_id, by=by, terms=TermsChanged(payments_checked=checked))
