"""Whose a credit note may be: by number, by the invoices it names, by likeness; else nobody's."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from adapters.ubl import InvoiceDocument
from application.intake.parties import DebtorFound, Parties, contact_of, customer_numbers
from domain.application import Session
from domain.claim.events import Mark
from domain.credit_note.events import ConcernGround, CreditNoteMayConcern
from domain.debtor.merge_events import LikenessGround


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom a credit note may concern; ``new``: to be registered, so that his invoice waits."""

    found: tuple[CreditNoteMayConcern, ...]
    new: DebtorFound | None = None
    traits: tuple[str, ...] = ()
    """Where there is nobody: the hashes by which he is known when he comes."""

    @property
    def surely(self) -> UUID | None:
        """The one debtor whose it is; None: nobody, several, or somebody who is but alike."""
        sure = [one for one in self.found if one.ground is not ConcernGround.LIKENESS]
        return sure[0].debtor_id if len(sure) == len(self.found) == 1 else None


def whom_it_may_concern(session: Session, parties: Parties, document: InvoiceDocument) -> Whom:
    """Everybody whose the note may be: whom its number names, and who owes what it names.

    Only where that is nobody, those who are alike. The claims that were looked at are guarded.
    """
    creditor_id = session.mandate.log
    customer = parties.debtor(creditor_id, document)
    contact, iban = contact_of(document.customer), document.customer.iban or ""
    numbered = customer.new is None or bool(customer_numbers(document.customer))
    found = _by_number(customer) if numbered else {}
    named = (reference.number for reference in document.references)
    for one in whose_invoices(session, named):
        found.setdefault(one.debtor_id, one)
    if not found:
        like = parties.known.everyone_like(creditor_id, contact, iban=iban)
        found = {one: _concern(one, ConcernGround.LIKENESS) for one in like}
    traits = () if found else tuple(parties.known.hashes(contact, iban=iban))
    return Whom(tuple(found.values()), customer if numbered else None, traits)


def whose_invoices(session: Session, numbers: Iterable[str]) -> list[CreditNoteMayConcern]:
    """Who owes what a note names, as far as it is here; each claim is guarded."""
    found = []
    for number in dict.fromkeys(numbers):
        claim = session.claim_on(session.mandate.log, number)
        if claim.opened and claim.debtor_id:
            who = session.debtor_now(claim.debtor_id).id
            found.append(_concern(who, ConcernGround.INVOICE, invoice=number))
    return found


def _by_number(customer: DebtorFound) -> dict[UUID, CreditNoteMayConcern]:
    """Whom a number names; of one who is new or in doubt also those who may be the same."""
    found = {customer.id: _concern(customer.id, ConcernGround.NUMBER)}
    doubtful = customer.new is not None or Mark.PARTY_UNCLEAR in customer.marks
    for other, grounds in customer.alike.items() if doubtful else ():
        named = LikenessGround.NUMBER in grounds
        found[other] = _concern(other, ConcernGround.NUMBER if named else ConcernGround.LIKENESS)
    return found


def _concern(debtor: UUID, ground: ConcernGround, *, invoice: str = "") -> CreditNoteMayConcern:
    return CreditNoteMayConcern(debtor_id=debtor, ground=ground, invoice=invoice)
