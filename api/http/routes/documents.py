"""Answers that are documents, not JSON: letters as PDF, a plan as a picture."""

import json
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from api.addresses import in_address
from api.attached import as_attachment, as_file_for_bank
from api.desk import AnyHouse
from api.problems import responses
from api.served import served
from api.strict import Operation
from application.banking.debit_batches import file_of_batch
from application.banking.refund_batches_given import file_given
from application.documents import KeptKind, document_of_claim, kinds_of_document
from application.hand_over.readable import dossier_preview, readable_document
from application.inbox.shown import file_of_mail
from application.intake.parties import creditor_known
from application.letters.documents import document_of
from application.letters.preview import preview_letter
from application.queries.plans import example_day, plan_named, show_plan
from application.queries.query import OfCreditor, On
from domain.letter.text import Language, LetterKind

_MEDIA: Final = {
    b"%PDF": "application/pdf",
    b"{": "application/json",
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}


def media_of(raw: bytes) -> str:
    """What a document of ours is, by how it begins; an invoice that is no PDF is XML."""
    return next((kind for start, kind in _MEDIA.items() if raw.startswith(start)), "text/xml")


router = APIRouter(prefix="/v1", tags=["letters"], route_class=Operation)
OBJECTIONS: Final = "Letter-Objections"
"""Why the letter would not go out today: a list of sentences, as JSON."""
_PDF: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {"application/pdf": {}}, "description": "The letter."}
}
_BYTES: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {"application/octet-stream": {}}, "description": "The file."}
}
_XML: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {"text/xml": {}}, "description": "The file (pain.001.001.09)."}
}
_FILE: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "content": {kind: {} for kind in (*_MEDIA.values(), "text/xml")},
        "description": "The document.",
    }
}


@router.get(
    "/claims/{claim_id}/letters/preview",
    response_class=Response,
    responses={**_PDF, **responses(404)},
)
def preview(
    claim_id: UUID, house: AnyHouse, kind: LetterKind, lang: Language | None = None
) -> Response:
    """Show a letter on a claim as it would be today, as a specimen; nothing is recorded."""
    made = preview_letter(house, claim_id, kind, language=lang)
    headers = {
        "Content-Disposition": f'inline; filename="{kind.value}.pdf"',
        OBJECTIONS: json.dumps(made.objections),
    }
    return Response(made.pdf, media_type="application/pdf", headers=headers)


@router.get(
    "/letters/{letter_id}/document",
    response_class=Response,
    responses={**_PDF, **responses(404)},
)
def read_document(letter_id: UUID, house: AnyHouse) -> Response:
    """Give the document of a letter, as it was sent."""
    named = {"Content-Disposition": f'inline; filename="{letter_id}.pdf"'}
    return Response(document_of(house, letter_id), media_type="application/pdf", headers=named)


@router.get(
    "/incoming-mails/{incoming_mail_id}/files/{number}",
    response_class=Response,
    responses={**_BYTES, **responses(404)},
)
def read_file_of_mail(
    incoming_mail_id: UUID,
    number: Annotated[int, Path(ge=0, le=200, description="0: the mail as it came in")],
    house: AnyHouse,
) -> Response:
    """Give an attachment of a mail that came in, as bytes to be kept."""
    return as_attachment(file_of_mail(house, incoming_mail_id, number), number)


@router.get(
    "/claims/{claim_id}/documents/{sha256}",
    tags=["claims"],
    response_class=Response,
    responses={**_FILE, **responses(404, 422)},
)
def read_document_of_claim(
    claim_id: UUID, sha256: Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")], house: AnyHouse
) -> Response:
    """Give a document of a claim as it is kept: its invoice, a letter, or a dossier."""
    raw = document_of_claim(house, claim_id, sha256, served())
    withdrawn = KeptKind.REFUND_FILE_WITHDRAWN in kinds_of_document(house, claim_id, sha256)
    return _shown(raw, sha256, withdrawn=withdrawn)


@router.get(
    "/claims/{claim_id}/documents/{sha256}/readable",
    tags=["claims"],
    response_class=Response,
    responses={**_FILE, **responses(404, 422)},
)
def read_readable_document(
    claim_id: UUID, sha256: Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")], house: AnyHouse
) -> Response:
    """Give a document of a claim as people read it: an e-invoice or a dossier as PDF."""
    return _shown(readable_document(house, claim_id, sha256, served()), sha256)


def _shown(raw: bytes, sha256: str, *, withdrawn: bool = False) -> Response:
    """A document under a name of its own; one that no bank may have any more says so in it."""
    media = media_of(raw)
    name = f"{sha256[:16]}.{media.rpartition('/')[2]}"
    if withdrawn:
        name = f"withdrawn-not-for-the-bank-{name}.txt"
    named = {"Content-Disposition": f'inline; filename="{name}"'}
    return Response(raw, media_type=media, headers=named)


@router.get(
    "/claims/{claim_id}/dossier/preview",
    tags=["hand-over"],
    response_class=Response,
    responses={**_PDF, **responses(404)},
)
def preview_dossier(claim_id: UUID, house: AnyHouse) -> Response:
    """Show the dossier of a claim as it would go out today, as a specimen; nothing is recorded."""
    named = {"Content-Disposition": 'inline; filename="dossier-specimen.pdf"'}
    return Response(dossier_preview(house, claim_id), media_type="application/pdf", headers=named)


@router.get(
    "/creditors/{creditor_id}/collection-batches/{batch_id}/file",
    tags=["money"],
    response_class=Response,
    responses={**_FILE, **responses(404, 409)},
)
def read_file_of_batch(creditor_id: UUID, batch_id: UUID, house: AnyHouse) -> Response:
    """Give the file of a batch of direct debits, as long as it may be given to the bank."""
    return as_file_for_bank(file_of_batch(house, creditor_id, batch_id), batch_id)


@router.get(
    "/refund-files/{file_id}",
    tags=["money"],
    response_class=Response,
    responses={**_XML, **responses(404, 409)},
)
def read_refund_file(file_id: UUID, house: AnyHouse) -> Response:
    """Give a refund file of several debtors for the bank, as long as all of it counts."""
    raw = file_given(house, file_id)
    named = {"Content-Disposition": f'attachment; filename="refunds-{file_id.hex[:8]}.xml"'}
    return Response(raw, media_type="text/xml", headers=named)


@router.get(
    "/plans/{key}/timeline.svg",
    tags=["plans"],
    response_class=Response,
    responses=responses(404),
)
def picture(
    key: str,
    house: AnyHouse,
    *,
    on: Annotated[On, Query(alias=in_address("on"))] = None,
    creditor: OfCreditor = None,
) -> Response:
    """Draw a plan as it is walked with an example invoice that nobody pays."""
    owner = creditor_known(house, creditor) if creditor else None
    shown = show_plan(plan_named(key, owner), due_on=on or example_day(house.today))
    return Response(shown.svg, media_type="image/svg+xml")
