"""What goes along with a letter to a trustee: the document of the filing, and its invoices."""

import re
from collections.abc import Iterator, Sequence

from adapters.hybrid_pdf import is_pdf
from adapters.mail import Attachment
from application.house import House
from application.readable_invoices import invoice_papers
from domain.case import Case
from domain.claim.state import Claim
from domain.letter.events import LetterOrdered

_XML = "application/xml"


def enclosed_with(
    house: House, order: LetterOrdered, cases: Sequence[Case]
) -> tuple[Attachment, ...]:
    """The papers by name, in their order; of an e-invoice also one that people can read.

    What was erased is left out. Raises StoreError where one is lost.
    """
    return tuple(_enclosed(house, order, cases)) if order.estate else ()


def enclosed_by_name(house: House, order: LetterOrdered, cases: Sequence[Case]) -> dict[str, bytes]:
    """The same by name, for whoever prints a letter from a folder."""
    return {one.name: one.content for one in enclosed_with(house, order, cases)}


def printed_with(house: House, order: LetterOrdered, cases: Sequence[Case]) -> tuple[bytes, ...]:
    """The same, as far as it can be printed behind the letter."""
    return tuple(
        one.content for one in enclosed_with(house, order, cases) if one.media_type != _XML
    )


def _enclosed(house: House, order: LetterOrdered, cases: Sequence[Case]) -> Iterator[Attachment]:
    assert order.estate is not None
    filing = house.archive.get(order.estate.document_sha256)
    if isinstance(filing, bytes):
        name = "filing.pdf" if order.language == "en" else "indiening.pdf"
        yield Attachment(name=name, content=filing)
    for case in cases:
        yield from _invoice(house, case.claim)


def _invoice(house: House, claim: Claim) -> Iterator[Attachment]:
    digest = claim.document_sha256
    raw = house.archive.get(digest) if digest else None
    if not isinstance(raw, bytes):
        return
    stem = f"factuur-{'-'.join(re.findall(r'[A-Za-z0-9]+', claim.invoice_number))}"
    stem = f"{stem}-{str(claim.id)[:8]}"
    if is_pdf(raw):
        yield Attachment(name=f"{stem}.pdf", content=raw)
        return
    yield Attachment(name=f"{stem}.xml", content=raw, media_type=_XML)
    readable = next(invoice_papers(raw, of=f"{stem}.xml", specimen=house.sandbox)).content
    if isinstance(readable, bytes):
        yield Attachment(name=f"{stem}-leesbaar.pdf", content=readable)
