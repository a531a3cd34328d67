"""Documents of claims and letters, from the archive."""

from uuid import UUID

from application.documents import kept
from application.house import House
from application.letters.known import letter_known
from domain.errors import NotFound


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
    return kept(house, letter.document_sha256)
