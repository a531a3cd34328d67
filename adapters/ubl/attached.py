"""Files that an e-invoice carries within: found in its tree, unpacked, bounded."""

import binascii
import re
from base64 import b64decode
from dataclasses import dataclass
from typing import Final

from lxml import etree

from adapters.plain_xml import Element, NoPlainXml, plain_tree
from adapters.ubl.parsing import ATTACHED, LARGEST_FILE, LARGEST_TEXT, MOST_TAGS

MOST_ATTACHED: Final = 50
"""More than these of one file are not looked at."""

_NAMES: Final = frozenset(
    {"EmbeddedDocumentBinaryObject", "AttachmentBinaryObject", "IncludedBinaryObject"}
)
_PLACE: Final = re.compile(r"@([0-9]{1,9})@")


@dataclass(frozen=True, slots=True)
class Attached:
    """A file within an e-invoice, as it names it; ``content`` None: it cannot be unpacked."""

    name: str
    mime: str
    content: bytes | None

    @property
    def is_pdf(self) -> bool:
        """Whether it is a PDF, by its own first bytes."""
        return self.content is not None and self.content.startswith(b"%PDF-")


def attached_in(raw: bytes) -> tuple[Attached, ...]:
    """The files within, in the order of the document; none where it is no XML that we read.

    What stands in a comment is no part of the invoice: only elements of its tree count.
    """
    if len(raw) > LARGEST_FILE:
        return ()
    bodies: list[bytes] = []

    def placed(found: re.Match[bytes]) -> bytes:
        bodies.append(found[2])
        return found[1] + b"@%d@" % (len(bodies) - 1)

    bare = ATTACHED.sub(placed, raw)
    if not bodies or len(bare) > LARGEST_TEXT:
        return ()
    try:
        root = plain_tree(bare, most_tags=MOST_TAGS)
    except NoPlainXml:
        return ()
    found = [one for one in root.iter() if etree.QName(one).localname in _NAMES]
    return tuple(_attached(one, bodies) for one in found[:MOST_ATTACHED])


def _attached(node: Element, bodies: list[bytes]) -> Attached:
    place = _PLACE.fullmatch((node.text or "").strip())
    body = bodies[int(place[1])] if place and int(place[1]) < len(bodies) else None
    name = str(node.get("filename", "")).strip()
    return Attached(name=name, mime=str(node.get("mimeCode", "")).strip(), content=_unpacked(body))


def _unpacked(body: bytes | None) -> bytes | None:
    if body is None:
        return None
    try:
        return b64decode(b"".join(body.split()), validate=True) or None
    except binascii.Error:
        return None
