"""The documents of a claim as an answer."""

from datetime import date
from uuid import UUID

from pydantic import Field

from application.documents import ClaimDocument, KeptKind
from application.erased_papers import Gone
from application.queries.shapes import Out
from domain.debtor.erasure_events import ErasureGround


class DocumentOut(Out):
    """A document of a claim: what it is, and where it is fetched."""

    kind: KeptKind
    sha256: str
    since: date
    letter: UUID | None
    address: str = Field(description="where its bytes are fetched; empty: it was erased")
    erased_on: date | None = Field(
        description="the day on which it was erased with the data of its debtor; none: it is kept"
    )
    erased_for: ErasureGround | None


class ClaimDocumentsOut(Out):
    """The documents of a claim, in the order of their days."""

    claim: UUID
    rows: list[DocumentOut]


def document_out(claim_id: UUID, one: ClaimDocument, gone: Gone | None) -> DocumentOut:
    """Give a document as an answer; ``gone``: with what it was erased."""
    return DocumentOut(
        kind=one.kind,
        sha256=one.sha256,
        since=one.since,
        letter=one.letter_id,
        address="" if gone else f"/v1/claims/{claim_id}/documents/{one.sha256}",
        erased_on=gone.on if gone else None,
        erased_for=gone.why if gone else None,
    )
