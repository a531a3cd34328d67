"""The papers of a claim as its page lists them: what each is, and where it is opened."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from api.served import served
from api.words.naming import word
from application.documents import MONEY_LEAVES_BY, KeptKind, documents_of
from application.erased_papers import Gone, erasure_of, gone_with
from application.house import House
from domain.claim.events import InvoiceForm
from domain.claim.state import Claim


@dataclass(frozen=True, slots=True)
class PaperShown:
    """A paper: what it is, of which day, its address, and that of it as people read it."""

    what: str
    since: date
    address: str
    readable: str
    dossier: bool = False
    gone: Gone | None = None
    """With what it was erased; then it is opened nowhere."""


_ELSEWHERE: Final = {KeptKind.LETTER, *MONEY_LEAVES_BY}
"""Letters have a table of their own; what is for the bank is fetched where it is given."""


def papers_shown(house: House, claim: Claim) -> list[PaperShown]:
    """Invoice, papers laid with it, signed plans, filings and dossiers that went out."""
    laid = {one.sha256: one for one in claim.papers}
    erased = erasure_of(house, claim.debtor_id) if claim.debtor_id else None
    found = []
    for one in documents_of(house, claim.id, served()):
        if one.kind in _ELSEWHERE:
            continue
        paper = laid.get(one.sha256)
        address = f"/v1/claims/{claim.id}/documents/{one.sha256}"
        dossier = one.kind is KeptKind.DOSSIER
        xml = one.kind is KeptKind.INVOICE and claim.document_form is InvoiceForm.XML
        found.append(
            PaperShown(
                what=word(paper.kind) if paper else word(one.kind),
                since=(paper.dated if paper else None) or one.since,
                address=address,
                readable=f"{address}/readable" if dossier or xml else "",
                dossier=dossier,
                gone=gone_with(house, erased, one.sha256),
            )
        )
    return found
