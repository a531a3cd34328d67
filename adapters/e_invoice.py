"""The public way in: the bytes of an e-invoice become an ``InvoiceDocument`` or a clear no."""

from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256

from adapters.cii import as_ubl, is_cii, require_readable, said_in_cii
from adapters.hybrid_pdf import invoice_within, is_pdf
from adapters.ubl import InvoiceDocument, InvoiceRefused, document_of
from adapters.ubl.direct_debit import DebitTold, debit_told
from adapters.ubl.elements import Element, InvoiceNode
from adapters.ubl.errors import NOTHING_READ, NothingToPay
from adapters.ubl.parsing import parse
from adapters.ubl.partial import read_partially
from adapters.ubl.specified import Specified, specified
from adapters.ubl.values import PartialReading
from domain.errors import Refusal


def read_invoice(raw: bytes) -> InvoiceDocument:
    """Read one invoice or credit note: UBL 2.x, CII D16B, or a PDF that carries one of them.

    Raises InvoiceRefused, and nothing else, whatever the bytes; its ``reading`` holds number,
    amount, currency and due day as far as the file is XML and has them. ``sha256`` is that of
    the bytes that were given, also of a PDF.
    """
    root: Element | None = None
    try:
        in_pdf = is_pdf(raw)
        root = parse(invoice_within(raw) if in_pdf else raw)
        digest = sha256(raw).hexdigest()
        if is_cii(root):
            document = _of_cii(root, digest)
        else:
            document = document_of(InvoiceNode(root), sha256=digest, syntax="ubl")
        return replace(document, in_pdf=True) if in_pdf else document
    except Refusal as no:
        raise InvoiceRefused(
            no.code,
            no.message,
            way_out=no.way_out,
            reading=_partly(root),
            document=no.document if isinstance(no, NothingToPay) else None,
        ) from None


def _partly(root: Element | None) -> PartialReading:
    with suppress(Refusal):
        return NOTHING_READ if root is None else read_partially(root)
    return NOTHING_READ


@dataclass(frozen=True, slots=True)
class WholeInvoice:
    """An invoice with all that people look for on it."""

    document: InvoiceDocument
    specified: Specified


def read_whole(raw: bytes) -> WholeInvoice:
    """Read one e-invoice in XML to be shown to people, also one with nothing left to pay.

    Raises InvoiceRefused as ``read_invoice`` does.
    """
    try:
        document = read_invoice(raw)
    except InvoiceRefused as no:
        if no.document is None:
            raise
        document = no.document
    root = parse(invoice_within(raw) if is_pdf(raw) else raw)
    laid_out = as_ubl(root) if is_cii(root) else root
    return WholeInvoice(document, specified(InvoiceNode(laid_out), currency=document.currency))


def read_debit(raw: bytes) -> DebitTold | None:
    """Read the mandate that an e-invoice names by which it is collected; None: it names none.

    Raises InvoiceRefused where the bytes are no such file.
    """
    try:
        root = parse(invoice_within(raw) if is_pdf(raw) else raw)
        return debit_told(InvoiceNode(as_ubl(root) if is_cii(root) else root))
    except Refusal as no:
        raise InvoiceRefused(
            no.code, no.message, way_out=no.way_out, reading=NOTHING_READ, document=None
        ) from None


def _of_cii(root: Element, digest: str) -> InvoiceDocument:
    require_readable(root)
    try:
        document = document_of(InvoiceNode(as_ubl(root)), sha256=digest, syntax="cii")
    except NothingToPay as no:
        no.message = said_in_cii(no.message)
        raise
    except Refusal as no:
        raise Refusal(no.code, said_in_cii(no.message), way_out=no.way_out) from None
    return replace(document, warnings=tuple(map(said_in_cii, document.warnings)))
