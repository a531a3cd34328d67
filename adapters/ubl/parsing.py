"""From bytes to an XML tree, with nothing expanded, fetched or trusted on the way."""

import re
from typing import Final

from lxml import etree

from adapters.ubl.elements import Element
from domain.errors import Refusal

LARGEST_FILE: Final = 140_000_000
"""The largest file that is read, in bytes: one with an attachment of 100 MB in base64."""

LARGEST_TEXT: Final = 20_000_000
"""The most bytes a file may have beside its attachments: these are left out before parsing."""

MOST_TAGS: Final = 2_000_000
"""A tree takes some hundred bytes for each element: this keeps it below half a gigabyte."""

# The base64 of an attachment, which no reading needs. There is no "<" in it, so that each is
# passed over once, and no markup is ever hidden.
_ATTACHED: Final = re.compile(
    rb"(<(?:[A-Za-z_][\w.-]*:)?"
    rb"(?:EmbeddedDocumentBinaryObject|AttachmentBinaryObject|IncludedBinaryObject)"
    rb"(?:\s[^<>]{0,1000})?>)[A-Za-z0-9+/=\s]++(?=</)"
)
# A declared encoding decides what the bytes after it mean: UTF-7 could hide a DOCTYPE from the
# scan below. These are the ones invoices come in; in all of them markup is plain to see.
_ENCODINGS: Final = frozenset(
    "utf-8 utf8 us-ascii ascii iso-8859-1 latin1 iso-8859-15 windows-1252 cp1252 "
    "utf-16 utf-16le utf-16be".split()
)
_WIDE: Final = (
    (b"\xff\xfe\x00\x00", None),
    (b"\x00\x00\xfe\xff", None),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00<\x00?", "utf-16-be"),
    (b"<\x00\x00\x00", None),
    (b"\x00\x00\x00<", None),
    (b"L\x6f\xa7\x94", None),
)
_DECLARED: Final = re.compile(
    r"""<\?xml[ \t\r\n][^>]*?encoding[ \t\r\n]*=[ \t\r\n]*["']([A-Za-z0-9._-]+)["']"""
)
_PROLOG: Final = re.compile(r"(?:[ \t\r\n]+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
# How libxml2 says that one of its own limits was reached.
_LIMIT: Final = re.compile(r"XML_PARSE_HUGE|too big found")

_NO_XML: Final = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip file or an office document"),
    (b"{", "JSON"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"II*\x00", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)


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
    if raw.count(b"<") > MOST_TAGS:
        raise _too_complex()
    _refuse_doctype(_markup(raw))
    return _tree(raw)


def _without_attachments(raw: bytes) -> bytes:
    bare = _ATTACHED.sub(rb"\1", raw)
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


def _markup(raw: bytes) -> str:
    text = _decoded(raw)
    declared = _DECLARED.match(text)
    if declared and declared.group(1).lower() not in _ENCODINGS:
        raise _encoding()
    return text


def _decoded(raw: bytes) -> str:
    for start, encoding in _WIDE:
        if raw.startswith(start):
            if encoding is None:
                raise _encoding()
            return raw.decode(encoding, errors="replace").removeprefix("\ufeff")
    return raw.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _refuse_doctype(text: str) -> None:
    prolog = _PROLOG.match(text)
    rest = text[prolog.end() :] if prolog else text
    if rest.startswith("<!"):
        raise _doctype()


def _tree(raw: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise (_too_complex() if _LIMIT.search(str(error)) else _not_xml(raw, error)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype()
    return root


def _not_xml(raw: bytes, error: etree.XMLSyntaxError) -> Refusal:
    line, column = error.position
    looks = next((name for start, name in _NO_XML if raw.lstrip().startswith(start)), None)
    found = f"it looks like {looks}" if looks else f"it breaks off at line {line}, column {column}"
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
