"""Finding elements of a CAMT, whatever its version and so its namespace."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from adapters.plain_xml import Element
from adapters.statements import faults
from adapters.statements.amounts import cents_of, day_of, moment_if
from adapters.statements.texts import said
from domain.money import Cents

_CREDIT, _DEBIT = "CRDT", "DBIT"
_SIGNS: Final = {_CREDIT: 1, _DEBIT: -1}
_DAY_LENGTH: Final = 10


def child(node: Element | None, *path: str) -> Element | None:
    """The first element on a path of local names, or None."""
    for name in path:
        if node is None:
            return None
        node = next(node.iterchildren("{*}" + name), None)
    return node


def children(node: Element, name: str) -> Iterator[Element]:
    """The children of a local name, in the order of the file."""
    return node.iterchildren("{*}" + name)


def raw_text(node: Element | None, *path: str) -> str:
    """The text at the end of a path without padding, or empty."""
    found = child(node, *path)
    return ((found.text or "") if found is not None else "").strip()


def text(node: Element | None, *path: str) -> str:
    """The text at the end of a path as it can be kept, on one line; empty for NOTPROVIDED."""
    bare = raw_text(node, *path)
    return said(bare) if bare else ""


def line_of(node: Element) -> int:
    """The line of the file on which an element begins."""
    line: object = node.sourceline
    return line if isinstance(line, int) else 0


def sign_of(node: Element) -> int | None:
    """Plus or minus one by CdtDbtInd; None without it; raises ``statements.no_sense``."""
    stated = raw_text(node, "CdtDbtInd")
    if stated and stated not in _SIGNS:
        raise faults.no_sense("CdtDbtInd", stated, line_of(node))
    return _SIGNS.get(stated)


def amount_in(node: Element, path: str) -> tuple[Cents, str]:
    """The amount of a node in cents, unsigned, and its currency; raises where there is none."""
    found = child(node, "Amt")
    stated = raw_text(found)
    if found is None or not stated:
        raise faults.missing(f"{path}/Amt", line_of(node))
    cents = cents_of(stated, path=f"{path}/Amt", line=line_of(found))
    return cents, str(found.get("Ccy", "")).strip()


def day_in(node: Element | None, path: str) -> date | None:
    """The day in a node with Dt or DtTm, in Amsterdam where a zone is said; None without one."""
    stated = raw_text(node, "DtTm") or raw_text(node, "Dt")
    if node is None or not stated:
        return None
    moment = moment_if(stated) if len(stated) > _DAY_LENGTH else None
    return day_of(moment.isoformat() if moment else stated, path=path, line=line_of(node))
