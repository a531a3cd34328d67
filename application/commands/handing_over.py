"""Commands around a hand-over: the hand-over itself, the party's answer, recall, parties."""

from datetime import date, time
from hashlib import sha256
from uuid import UUID

from adapters.ubl import InvoiceRefused, read_invoice
from application.by import By, log_of, on_claim
from application.hand_over.preparation import hand_over_claim
from application.house import House
from domain.application import Receipt, Session
from domain.case import hand_over as handing_over
from domain.claim import opening
from domain.claim.events import ClaimFact, InvoiceForm, PartyKind
from domain.claim.refusals import require_opened
from domain.claim.state import Claim
from domain.creditor import decisions as creditors
from domain.errors import Refusal
from domain.facts import StreamRef


def hand_over(
    house: House, claim_id: UUID, *, by: By, party: str, party_kind: PartyKind
) -> Receipt:
    """Hand a claim over with its dossier, or offer it where the party answers.

    No party: the creditor's usual one of the kind, else that of the settings. Raises Refusal
    ``hand_over.incomplete``, ``hand_over.disputed`` or ``hand_over.requested``.
    """
    said = ("hand-over", claim_id, party, party_kind)
    command = by.command(house, log=log_of(house, claim_id), said=said)
    return hand_over_claim(house, claim_id, party=party, party_kind=party_kind, command=command)


def attach_invoice(house: House, claim_id: UUID, *, by: By, content: bytes) -> Receipt:
    """Keep the invoice of a claim that was opened by hand: a PDF, or a UBL e-invoice.

    Raises Refusal ``document.unreadable`` or ``document.there``.
    """
    form = _form_of(content)
    claim = house.collections.claim(claim_id)
    require_opened(claim)
    digest = sha256(content).hexdigest()

    def decide(claim: Claim, today: date) -> list[ClaimFact]:
        del today
        facts = opening.attach_document(claim, sha256=digest, form=form)
        if facts:
            assert claim.debtor_id is not None
            house.archive.put(content, subject=claim.debtor_id)
        return facts

    return on_claim(house, claim_id, by=by, said=("invoice document", digest), decide=decide)


def _form_of(content: bytes) -> InvoiceForm:
    if content.startswith(b"%PDF-"):
        return InvoiceForm.PDF
    try:
        read_invoice(content)
    except InvoiceRefused as refusal:
        raise Refusal(
            "document.unreadable",
            "The document is no PDF, and cannot be read as an e-invoice.",
            way_out="Give the invoice as it was sent: a PDF, or UBL.",
        ) from refusal
    return InvoiceForm.XML


def accept(house: House, claim_id: UUID, *, by: By, reference: str = "") -> Receipt:
    """Record that the party took the claim."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("hand-over accepted", reference),
        decide=lambda claim, today: handing_over.accept_hand_over(
            claim, reference=reference, today=today
        ),
    )


def refuse(house: House, claim_id: UUID, *, by: By, why: str) -> Receipt:
    """Record that the party did not take the claim."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("hand-over refused", why),
        decide=lambda claim, _: handing_over.refuse_hand_over(claim, why=why),
    )


def request_recall(house: House, claim_id: UUID, *, by: By, why: str) -> Receipt:
    """Record that the party was asked to give the claim back."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("recall requested", why),
        decide=lambda claim, _: handing_over.request_recall(claim, why=why),
    )


def recall(house: House, claim_id: UUID, *, by: By, why: str) -> Receipt:
    """Take a claim back from agency, bailiff or lawyer."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("recall", why),
        decide=lambda claim, _: handing_over.recall(claim, why=why),
    )


def fail_recall(house: House, claim_id: UUID, *, by: By, why: str, stays: bool = False) -> Receipt:
    """Record that the party does not give the claim back."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("recall failed", why, stays),
        decide=lambda claim, _: handing_over.fail_recall(claim, why=why, stays=stays),
    )


def inform_party(house: House, claim_id: UUID, *, by: By) -> Receipt:
    """Record that the party was told what happened here."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("party informed",),
        decide=lambda claim, _: handing_over.inform_party(claim),
    )


def set_party(
    house: House,
    creditor_id: UUID,
    *,
    by: By,
    name: str,
    kind: PartyKind,
    confirms: bool = False,
    cut_off: time = time(15, 0),
) -> Receipt:
    """Set down how a party of a creditor works; one of the same name is replaced.

    The first of a kind is the usual one. Raises NotFound ``creditor.unknown``.
    """

    def decide(session: Session) -> None:
        facts = creditors.set_party(
            session.creditor(creditor_id), name=name, kind=kind, confirms=confirms, cut_off=cut_off
        )
        session.record(StreamRef.creditor(creditor_id), facts)

    said = ("party", name.strip(), kind, confirms, cut_off)
    return house.collections.carry_out(by.command(house, log=creditor_id, said=said), decide)
