"""From bytes to an XML tree, with nothing expanded, fetched or trusted on the way."""

import re
from typing import Final

from adapters.plain_xml import Element, NoPlainXml, XmlFault, plain_tree
from domain.errors import Refusal

LARGEST_FILE: Final = 140_000_000
"""The largest file that is read, in bytes: one with an attachment of 100 MB in base64."""

LARGEST_TEXT: Final = 20_000_000
"""The most bytes a file may have beside its attachments: these are left out before parsing."""

MOST_TAGS: Final = 2_000_000
"""A tree takes some hundred bytes for each element: this keeps it below half a gigabyte."""

# There is no "<" in it, so that each is passed over once, and no markup is ever hidden.
ATTACHED: Final = re.compile(
    rb"(<(?:[A-Za-z_][\w.-]*:)?"
    rb"(?:EmbeddedDocumentBinaryObject|AttachmentBinaryObject|IncludedBinaryObject)"
    rb"(?:\s[^<>]{0,1000})?>)([A-Za-z0-9+/=\s]++)(?=</)"
)
"""The start of an element that holds a file, and the base64 of it, which no claim needs."""


def parse(raw: bytes) -> Element:
    """Give the root element of XML bytes; comments and processing instructions are left out.

    Raises Refusal ``ubl.empty``, ``ubl.too_large``, ``ubl.encoding``, ``ubl.doctype`` (before
    anything is parsed), ``ubl.too_complex`` or ``ubl.not_xml``.
    """
    if not raw.strip():
        raise Refusal("ubl.empty", "The file is empty.", way_out="Export the invoice again.")
    if len(raw) > LARGEST_FILE:
        raise too_large(len(raw))
    raw = _without_attachments(raw)
    try:
        return plain_tree(raw, most_tags=MOST_TAGS)
    except NoPlainXml as fault:
        raise _refusal(fault) from None


def _refusal(fault: NoPlainXml) -> Refusal:
    match fault.fault:
        case XmlFault.DOCTYPE:
            return _doctype()
        case XmlFault.ENCODING:
            return _encoding()
        case XmlFault.TOO_COMPLEX:
            return _too_complex()
        case XmlFault.NOT_XML:
            return _not_xml(fault.found)


def _without_attachments(raw: bytes) -> bytes:
    bare = ATTACHED.sub(rb"\1", raw)
    if len(bare) > LARGEST_TEXT:
        raise Refusal(
            "ubl.too_large",
            f"The file has {len(bare):,} bytes beside its attachments; at most {LARGEST_TEXT:,} "
            "are read.",
            way_out="Ask the sender for an invoice of a usual size.",
        )
    return bare


def too_large(size: int) -> Refusal:
    """Give the refusal of a file of so many bytes."""
    return Refusal(
        "ubl.too_large",
        f"The file has {size:,} bytes; at most {LARGEST_FILE:,} are read.",
        way_out="Send the invoice without its large attachments.",
    )


def _not_xml(found: str) -> Refusal:
    return Refusal(
        "ubl.not_xml",
        f"The file is not well-formed XML: {found}.",
        way_out="Give the e-invoice itself: XML in UBL 2.1 (Peppol BIS 3, NLCIUS) or CII D16B.",
    )


def _doctype() -> Refusal:
    return Refusal(
        "ubl.doctype",
        "The file has a document type declaration (DOCTYPE): an e-invoice has none, and it can "
        "hide entities that read other files or fill the memory.",
        way_out="Remove the DOCTYPE, or ask the sender for a plain file.",
    )


def _encoding() -> Refusal:
    return Refusal(
        "ubl.encoding",
        "The file is written in a character encoding that invoices do not use.",
        way_out="Save it as UTF-8.",
    )


def _too_complex() -> Refusal:
    return Refusal(
        "ubl.too_complex",
        "The file is well below the limit in bytes, but it is nested more than 255 deep, has a "
        f"text of more than 10,000,000 characters or more than {MOST_TAGS:,} tags.",
        way_out="Send the invoice without its large attachments.",
    )
