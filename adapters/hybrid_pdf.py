"""The e-invoice within a PDF (Factur-X, ZUGFeRD, XRechnung): its bytes, or a clear no.

A PDF is opened by a library that walks no tree of attachments deeper than one level; what is in
it is unpacked here, bounded and whole or not at all. Nothing of the page is looked at: what people
see and what the file within says can differ, and the file holds.
"""

import logging
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from adapters.ubl.parsing import LARGEST_TEXT
from domain.errors import Refusal

if TYPE_CHECKING:
    from pypdf import PdfReader

_NAMES: Final = frozenset({"factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml"})
"""What the standards name the file, in small letters: of other attachments none is opened."""

MOST_ATTACHMENTS: Final = 1_000
LARGEST_PDF: Final = 25_000_000
"""Bytes; a damaged one is searched from end to end, which takes some seconds at this size."""
_START: Final = 1024
"""The mark of a PDF may stand somewhat further on, as readers of PDF take it."""

# What a damaged PDF makes the library raise; anything else is a fault of ours.
DAMAGED: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    zlib.error,
)


def is_pdf(raw: bytes) -> bool:
    """Whether bytes are a PDF; XML that speaks of one is not."""
    start = raw[:_START]
    return b"%PDF-" in start and not start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def invoice_within(raw: bytes) -> bytes:
    """Give the one e-invoice in a PDF.

    Raises Refusal ``pdf.too_large``, ``pdf.no_invoice``, ``pdf.several_invoices``,
    ``pdf.locked`` or ``pdf.damaged``.
    """
    if len(raw) > LARGEST_PDF:
        raise _too_large(len(raw))
    from pypdf import PdfReader  # noqa: PLC0415 - slow to import, and few files need it
    from pypdf.errors import FileNotDecryptedError, PyPdfError  # noqa: PLC0415 - as above

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings quote the file
    try:
        contents = set(_contents(PdfReader(BytesIO(raw))))
    except FileNotDecryptedError:
        raise locked() from None
    except (PyPdfError, *DAMAGED):
        raise _damaged() from None
    if len(contents) > 1:
        raise _several(len(contents))
    if not contents:
        raise _no_invoice()
    return contents.pop()


def _contents(reader: "PdfReader") -> Iterator[bytes]:
    for number, attached in enumerate(reader.attachment_list):
        if number >= MOST_ATTACHMENTS:
            return
        names = (attached.name, attached.alternative_name)
        if any(str(name or "").strip().lower() in _NAMES for name in names):
            yield _unpacked(attached.pdf_object["/EF"])


def _unpacked(places: Any) -> bytes:
    """Give the bytes of a file, whole and by its check sum.

    The library would mend a stream that is damaged, and an amount may not be mended by guess.
    """
    stream = places["/UF" if "/UF" in places else "/F"].get_object()
    named = stream.get("/Filter", [])
    filters = list(named) if isinstance(named, list) else [named]
    raw: bytes = stream._data  # noqa: SLF001 - only this is what the file holds
    if not filters:
        return raw
    if filters != ["/FlateDecode"]:
        raise _damaged()
    inflated = zlib.decompressobj()
    content = inflated.decompress(raw, LARGEST_TEXT + 1)
    if not inflated.eof:
        raise _damaged()
    return content


def _too_large(size: int) -> Refusal:
    return Refusal(
        "pdf.too_large",
        f"The PDF has {size:,} bytes; at most {LARGEST_PDF:,} are searched for an e-invoice.",
        way_out="Give the e-invoice that belongs to it as XML, or the PDF without its pictures.",
    )


def _no_invoice() -> Refusal:
    return Refusal(
        "pdf.no_invoice",
        "The PDF is a picture for people: there is no e-invoice (factur-x.xml) in it.",
        way_out="Give the e-invoice that belongs to it, or open the claim by hand.",
    )


def _several(found: int) -> Refusal:
    return Refusal(
        "pdf.several_invoices",
        f"The PDF holds {found} e-invoices that differ.",
        way_out="Ask the sender which one holds, and give that one as XML.",
    )


def locked() -> Refusal:
    """That a PDF asks for a password."""
    return Refusal(
        "pdf.locked", "The PDF is locked by a password.", way_out="Save it without a password."
    )


def _damaged() -> Refusal:
    return Refusal(
        "pdf.damaged",
        "The PDF is damaged, or unpacks to more than an invoice has.",
        way_out="Ask the sender for it again, or for the e-invoice as XML.",
    )
