"""From bytes to an XML tree, with nothing expanded, fetched or trusted on the way."""

import re
from enum import Enum, auto
from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for this type

# A declared encoding decides what the bytes after it mean: UTF-7 could hide a DOCTYPE from the
# scan below. In all of these markup is plain to see.
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


class XmlFault(Enum):
    """What is wrong with the bytes."""

    ENCODING = auto()
    DOCTYPE = auto()
    TOO_COMPLEX = auto()
    NOT_XML = auto()


class NoPlainXml(Exception):
    """Bytes of which no tree is made.

    ``found`` says in words where they break off, or what else they look like.
    """

    def __init__(self, fault: XmlFault, found: str = "") -> None:
        super().__init__(fault.name)
        self.fault, self.found = fault, found


def plain_tree(raw: bytes, *, most_tags: int) -> Element:
    """Give the root element of XML bytes; comments and processing instructions are left out.

    ``most_tags`` bounds what a tree takes: some hundred bytes for each element. Raises NoPlainXml;
    for an encoding or a document type before anything is parsed.
    """
    if raw.count(b"<") > most_tags:
        raise NoPlainXml(XmlFault.TOO_COMPLEX)
    _refuse_doctype(_markup(raw))
    return _tree(raw)


def looks_like_other(raw: bytes) -> str:
    """Name what well-known bytes are where they are no XML; empty where they are not known."""
    return next((name for start, name in _NO_XML if raw.lstrip().startswith(start)), "")


def _markup(raw: bytes) -> str:
    text = _decoded(raw)
    declared = _DECLARED.match(text)
    if declared and declared.group(1).lower() not in _ENCODINGS:
        raise NoPlainXml(XmlFault.ENCODING)
    return text


def _decoded(raw: bytes) -> str:
    for start, encoding in _WIDE:
        if raw.startswith(start):
            if encoding is None:
                raise NoPlainXml(XmlFault.ENCODING)
            return raw.decode(encoding, errors="replace").removeprefix("\ufeff")
    return raw.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _refuse_doctype(text: str) -> None:
    prolog = _PROLOG.match(text)
    if text.startswith("<!", prolog.end() if prolog else 0):
        raise NoPlainXml(XmlFault.DOCTYPE)


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
        raise _unparsed(raw, error) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise NoPlainXml(XmlFault.DOCTYPE)
    return root


def _unparsed(raw: bytes, error: etree.XMLSyntaxError) -> NoPlainXml:
    if _LIMIT.search(str(error)):
        return NoPlainXml(XmlFault.TOO_COMPLEX)
    line, column = error.position
    looks = looks_like_other(raw)
    found = f"it looks like {looks}" if looks else f"it breaks off at line {line}, column {column}"
    return NoPlainXml(XmlFault.NOT_XML, found)
