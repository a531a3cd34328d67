"""The documents of a claim as an answer."""

from datetime import date
from uuid import UUID

from pydantic import Field

from application.documents import ClaimDocument, KeptKind
from application.queries.shapes import Out


class DocumentOut(Out):
    """A document of a claim: what it is, and where it is fetched."""

    kind: KeptKind
    sha256: str
    since: date
    letter: UUID | None
    address: str = Field(description="where its bytes are fetched")


class ClaimDocumentsOut(Out):
    """The documents of a claim, in the order of their days."""

    claim: UUID
    rows: list[DocumentOut]


def document_out(claim_id: UUID, one: ClaimDocument) -> DocumentOut:
    """Give a document as an answer."""
    return DocumentOut(
        kind=one.kind,
        sha256=one.sha256,
        since=one.since,
        letter=one.letter_id,
        address=f"/v1/claims/{claim_id}/documents/{one.sha256}",
    )
