"""Documents of claims and letters, from the archive."""

from uuid import UUID

from application.house import House
from application.letters.known import letter_known
from domain.errors import NotFound
from domain.sealing import Erased


def document_of(house: House, letter_id: UUID) -> bytes:
    """A letter as it was sent, as PDF.

    Raises NotFound ``letter.unknown``, ``document.none`` or ``document.erased``.
    """
    letter = letter_known(house, letter_id)
    if not letter.document_sha256:
        raise NotFound(
            "document.none",
            f"Letter {letter_id} is {letter.status.value} and has no document.",
            way_out="A letter has its document from the start of its dispatch.",
        )
    found = house.archive.get(letter.document_sha256)
    if isinstance(found, Erased):
        raise NotFound(
            "document.erased",
            "The document was erased with the personal data of its debtor.",
            article="AVG art. 17",
        )
    return found
