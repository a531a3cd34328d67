"""A document of a claim as people read it: the dossier as it went out, an e-invoice laid out."""

from uuid import UUID

from adapters.hybrid_pdf import is_pdf
from adapters.paper.dossier_page import render_dossier
from application.documents import KeptKind, document_of_claim, kinds_of_document
from application.hand_over.dossier import build_dossier
from application.hand_over.papers import papers_of
from application.hand_over.preparation import party_named, sent_dossier
from application.house import House
from application.principal import Principal
from application.readable_invoices import invoice_papers
from domain.errors import NotFound

_INVOICES = frozenset({KeptKind.INVOICE, KeptKind.INVOICE_AGAIN})


def dossier_preview(house: House, claim_id: UUID) -> bytes:
    """The dossier of a claim as it would go out today, as a specimen; nothing is recorded.

    Raises NotFound ``claim.unknown``.
    """
    case = house.collections.case(claim_id)
    to = party_named(house, case, party="", party_kind=None)
    papers = tuple(papers_of(house, (case,)))
    made = build_dossier(house, (case,), to=to, papers=papers, today=house.today)
    return render_dossier(made.model_copy(update={"specimen": True}))


def readable_document(
    house: House, claim_id: UUID, sha256: str, who: Principal | None = None
) -> bytes:
    """A document of a claim as a PDF; a picture as it is.

    Raises as ``document_of_claim``, and NotFound ``document.not_readable`` of an e-invoice that
    cannot be laid out, and of a dossier whose folder lies here no more.
    """
    raw, kinds = (
        document_of_claim(house, claim_id, sha256, who),
        kinds_of_document(house, claim_id, sha256),
    )
    found: bytes | None = raw
    if KeptKind.DOSSIER in kinds:
        found = sent_dossier(house, sha256)
    elif kinds & _INVOICES and not is_pdf(raw):
        laid_out = next(invoice_papers(raw, of="factuur.xml", specimen=house.sandbox)).content
        found = laid_out if isinstance(laid_out, bytes) else None
    if found is None:
        raise NotFound(
            "document.not_readable",
            f"There is nothing that people can read of document {sha256[:16]}.",
            way_out="Ask for the document as it is kept.",
        )
    return found
