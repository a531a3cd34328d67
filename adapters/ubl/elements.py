"""Reading texts, days and amounts out of elements, each with a refusal that names the element."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from typing import Final, TypeAlias

from lxml import etree

from adapters import plain_xml
from adapters.ubl.errors import shown
from domain.characters import Unfit, tidy, unfit
from domain.errors import Refusal
from domain.money import Cents, cents_from

Element: TypeAlias = plain_xml.Element
Warn: TypeAlias = Callable[[str], None]
"""Takes one sentence for the ``warnings`` of the document."""

_UBL: Final = "urn:oasis:names:specification:ubl:schema:xsd:"
INVOICE: Final = f"{{{_UBL}Invoice-2}}Invoice"
CREDIT_NOTE: Final = f"{{{_UBL}CreditNote-2}}CreditNote"
NAMESPACES: Final = {
    "cac": f"{_UBL}CommonAggregateComponents-2",
    "cbc": f"{_UBL}CommonBasicComponents-2",
}

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})?", re.ASCII)
_AMOUNT = re.compile(r"([+-]?)(\d{0,20})(?:\.(\d*))?", re.ASCII)
_DECIMALS: Final = 2
_FIRST_DAY, _LAST_DAY = date(1970, 1, 1), date(2199, 12, 31)
_MOST: Final[Cents] = 100_000_000_000_00
_MANY: Final = 20
"""More children than these of one name keep nothing of what is read of them."""


class InvoiceNode:
    """An element whose children are found by name, and whose text is read, once each.

    A field of an invoice is one of some fifty that are asked for in turn, most of them along the
    same few elements. Of many that have one name (lines) each is read once anyhow, so they keep
    nothing: a tree would take several times as much.
    """

    __slots__ = ("_children", "_of_many", "element", "said")

    def __init__(self, element: Element) -> None:
        """Stand for an element of a tree that changes no more."""
        self.element = element
        self.said: str | None = None
        """As ``text_of`` gave it; None: it was not asked for yet."""
        self._children: dict[str, list[InvoiceNode]] | None = None
        self._of_many = False

    def named(self, name: str) -> Sequence["InvoiceNode"]:
        """The children of a name, with its namespace, in the order of the file."""
        if self._children is None:
            if self._of_many:
                return [InvoiceNode(child) for child in self.element.iterchildren(name)]
            self._children = self._found()
        return self._children.get(name, ())

    def get(self, attribute: str, otherwise: str = "") -> str:
        """An attribute as it is written."""
        return str(self.element.get(attribute, otherwise))

    def _found(self) -> "dict[str, list[InvoiceNode]]":
        found: dict[str, list[InvoiceNode]] = {}
        for child in self.element:
            found.setdefault(child.tag, []).append(InvoiceNode(child))
        if len(self.element) > _MANY:
            for one in (one for each in found.values() if len(each) > _MANY for one in each):
                one._of_many = True  # noqa: SLF001 - its own kind
        return found


def find(node: InvoiceNode, path: str) -> InvoiceNode | None:
    """Give the first element on a path with the prefixes ``cac`` and ``cbc``."""
    return next(iter(find_all(node, path)), None)


def find_all(node: InvoiceNode, path: str) -> Sequence[InvoiceNode]:
    """Give all elements on a path, in the order of the file."""
    names = _names(path)
    found = node.named(names[0])
    for name in names[1:]:
        if len(found) == 1:  # as most are, or none
            found = found[0].named(name)
        elif found:
            found = [child for one in found for child in one.named(name)]
    return found


@cache
def _names(path: str) -> tuple[str, ...]:
    """The elements that a path goes through, as lxml names them."""
    steps = (step.split(":") for step in path.split("/"))
    return tuple(f"{{{NAMESPACES[prefix]}}}{name}" for prefix, name in steps)


def text_of(node: InvoiceNode) -> str:
    """Give the text of an element as ``written_in`` does."""
    if node.said is None:
        node.said = written_in(node.element)
    return node.said


def written_in(element: Element) -> str:
    """Give the text of an element without padding; elements inside it make it no text.

    Raises Refusal ``text.unfit`` where it holds what cannot be kept.
    """
    text = element.text
    if not text or len(element):
        return ""
    if text.isascii() and text.isprintable():  # then it is fit and composed
        return " ".join(text.split())
    if wrong := unfit(text, lines=True):
        raise Unfit(wrong, where=etree.QName(element).localname)
    return tidy(" ".join(text.split()))


def texts(node: InvoiceNode, path: str) -> list[str]:
    """Give the texts on a path that are not empty."""
    return [text for hit in find_all(node, path) if (text := text_of(hit))]


def first(node: InvoiceNode, *paths: str) -> str | None:
    """Give the first text that is not empty, over the paths in turn."""
    for path in paths:
        for hit in find_all(node, path):
            if text := text_of(hit):
                return text
    return None


def only(node: InvoiceNode, path: str) -> str | None:
    """Give the one text on a path, or None; raises Refusal ``ubl.repeated`` where they differ."""
    found = dict.fromkeys(texts(node, path))
    if len(found) > 1:
        raise Refusal(
            "ubl.repeated",
            f"{path} stands there {len(found)} times with different values.",
            way_out="It may stand there once: ask the sender which one holds.",
            values={"path": path},
        )
    return next(iter(found), None)


def required(node: InvoiceNode, path: str) -> str:
    """Give the one text on a path; raises Refusal ``ubl.missing`` without it."""
    found = only(node, path)
    if found is None:
        raise Refusal(
            "ubl.missing",
            f"{path} is missing or empty.",
            way_out="Ask the sender to fill it.",
            values={"path": path},
        )
    return found


def day_if_readable(text: str | None) -> date | None:
    """Read ``YYYY-MM-DD``, a time zone after it ignored; None for anything else."""
    match = _DAY.fullmatch(text or "")
    if match is None:
        return None
    with suppress(ValueError):
        return date.fromisoformat(match.group(1))
    return None


def day_in(text: str, *, element: str) -> date:
    """Read a day; raises Refusal ``ubl.not_a_date`` also outside 1970 to 2199."""
    day = day_if_readable(text)
    if day is None or not _FIRST_DAY <= day <= _LAST_DAY:
        raise Refusal(
            "ubl.not_a_date",
            f"{element} is {shown(text)}, which is no day between 1970 and 2199.",
            way_out="Write it as YYYY-MM-DD.",
            values={"path": element},
        )
    return day


def cents_in(text: str, *, element: str) -> Cents:
    """Read a decimal amount of at most two decimals, signed, as cents.

    Raises Refusal ``ubl.not_an_amount`` or, as money is never rounded on the way in,
    ``ubl.too_precise`` for further decimals that are not zero.
    """
    match = _AMOUNT.fullmatch(text)
    sign, whole, fraction = match.groups(default="") if match else ("", "", "")
    if not whole and not fraction:
        raise _not_an_amount(text, element)
    if len(fraction.rstrip("0")) > _DECIMALS:
        raise Refusal(
            "ubl.too_precise",
            f"{element} is {shown(text)}: an amount to pay has at most two decimals.",
            way_out="Ask the sender for an invoice in whole cents.",
        )
    cents = cents_from(f"{sign}{whole or '0'}.{fraction[:2]}")
    if abs(cents) > _MOST:
        raise _not_an_amount(text, element)
    return cents


def cents_if_readable(text: str | None) -> Cents | None:
    """Read an amount as ``cents_in`` does; None where that refuses."""
    with suppress(Refusal):
        return cents_in(text, element="") if text else None
    return None


def _not_an_amount(text: str, element: str) -> Refusal:
    return Refusal(
        "ubl.not_an_amount",
        f"{element} is {shown(text)}, which is no amount of up to a hundred billion.",
        way_out="Write digits with a decimal point, such as 1234.50.",
        values={"path": element},
    )
