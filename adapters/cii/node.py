"""Reading one element of CII, and writing one of UBL."""

import re
from collections.abc import Sequence
from typing import Final

from lxml import etree

from adapters.cii.names import NAMESPACES
from adapters.ubl.elements import NAMESPACES as UBL
from adapters.ubl.elements import Element, written_in
from domain.errors import Refusal

_DAY: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{4}(?:\d{2})?)?", re.ASCII)


def found(node: Element, path: str) -> list[Element]:
    """Give all elements on a path with the prefixes ``rsm``, ``ram``, ``udt``, ``qdt``."""
    return node.findall(path, NAMESPACES)


def part(node: Element, path: str) -> Element:
    """Give the first element on a path, or an empty one."""
    hit = node.find(path, NAMESPACES)
    return etree.Element("absent") if hit is None else hit


def single(node: Element, path: str) -> Element:
    """Give the one element on a path, or an empty one; raises Refusal ``ubl.repeated``."""
    hits = found(node, path)
    if len(hits) > 1:
        raise Refusal(
            "ubl.repeated",
            f"{path} stands there {len(hits)} times.",
            way_out="It may stand there once: ask the sender which one holds.",
            values={"path": path},
        )
    return part(node, path)


def said(node: Element, *paths: str) -> list[str]:
    """Give the texts on the paths that are not empty."""
    return [text for path in paths for hit in found(node, path) if (text := written_in(hit))]


def dashed(text: str) -> str:
    """Give a day of format 102 (or 203, 204, with a time) as UBL has it; others as they are."""
    match = _DAY.fullmatch(text)
    return "-".join(match.groups()) if match else text.partition("T")[0]


def days(node: Element, path: str) -> list[str]:
    """Give the days on a path to their ``…DateTime`` elements."""
    strings = ("udt:DateTimeString", "qdt:DateTimeString", "udt:DateTime", "udt:DateString")
    return [dashed(text) for hit in found(node, path) for text in said(hit, *strings)]


def put(parent: Element, path: str, text: str | None = None, **marks: str | None) -> Element:
    """Add elements of UBL below one another and give the last, with its text and attributes."""
    node = parent
    for name in path.split("/"):
        prefix, _, local = name.partition(":")
        node = etree.SubElement(node, f"{{{UBL[prefix]}}}{local}")
    node.text = text
    for mark, value in marks.items():
        if value:
            node.set(mark, value)
    return node


def put_each(parent: Element, path: str, texts: Sequence[str]) -> None:
    """Add the same element once for each text."""
    for text in texts:
        put(parent, path, text)


def copied(parent: Element, path: str, hits: Sequence[Element], *marks: str) -> None:
    """Add the same element for each hit that has a text, with the attributes that are named."""
    for hit in hits:
        if text := written_in(hit):
            put(parent, path, text, **{mark: str(hit.get(mark, "")).strip() for mark in marks})
