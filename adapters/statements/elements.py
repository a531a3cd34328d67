"""Finding elements of a CAMT, whatever its version and so its namespace."""

from collections.abc import Sequence
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


class Twig:
    """An element whose children are found by their local names.

    They are gone over once, when the first of them is asked for: to search an element anew for
    each of some forty values takes longer than all the rest.
    """

    __slots__ = ("_kids", "element")

    def __init__(self, element: Element) -> None:
        self.element = element
        self._kids: dict[str, list[Twig]] | None = None

    @property
    def kids(self) -> dict[str, list["Twig"]]:
        """The children by local name, each in the order of the file."""
        found = self._kids
        if found is None:
            self._kids = found = {}
            for one in self.element:
                name = one.tag.rpartition("}")[2]
                if name in found:
                    found[name].append(Twig(one))
                else:
                    found[name] = [Twig(one)]
        return found

    def drop(self) -> None:
        """Let go of what was found: a large file has millions of elements."""
        self._kids = None


def child(node: Twig | None, *path: str) -> Twig | None:
    """The first element on a path of local names, or None."""
    for name in path:
        if node is None:
            return None
        found = node.kids.get(name)
        node = found[0] if found else None
    return node


def children(node: Twig, name: str) -> Sequence[Twig]:
    """The children of a local name, in the order of the file."""
    return node.kids.get(name, ())


def raw_text(node: Twig | None, *path: str) -> str:
    """The text at the end of a path without padding, or empty."""
    found = child(node, *path)
    return ((found.element.text or "") if found is not None else "").strip()


def raw_texts(node: Twig, name: str) -> list[str]:
    """The texts of all children of a name, as they stand."""
    return [one.element.text or "" for one in children(node, name)]


def text(node: Twig | None, *path: str) -> str:
    """The text at the end of a path as it can be kept, on one line; empty for NOTPROVIDED."""
    bare = raw_text(node, *path)
    return said(bare) if bare else ""


def line_of(node: Twig) -> int:
    """The line of the file on which an element begins."""
    line: object = node.element.sourceline
    return line if isinstance(line, int) else 0


def sign_of(node: Twig) -> int | None:
    """Plus or minus one by CdtDbtInd; None without it; raises ``statements.no_sense``."""
    stated = raw_text(node, "CdtDbtInd")
    if stated and stated not in _SIGNS:
        raise faults.no_sense("CdtDbtInd", stated, line_of(node))
    return _SIGNS.get(stated)


def amount_in(node: Twig, path: str) -> tuple[Cents, str]:
    """The amount of a node in cents, unsigned, and its currency; raises where there is none."""
    found = child(node, "Amt")
    stated = raw_text(found)
    if found is None or not stated:
        raise faults.missing(f"{path}/Amt", line_of(node))
    cents = cents_of(stated, path=f"{path}/Amt", line=line_of(found))
    return cents, str(found.element.get("Ccy", "")).strip()


def day_in(node: Twig | None, path: str) -> date | None:
    """The day in a node with Dt or DtTm, in Amsterdam where a zone is said; None without one."""
    stated = raw_text(node, "DtTm") or raw_text(node, "Dt")
    if node is None or not stated:
        return None
    moment = moment_if(stated) if len(stated) > _DAY_LENGTH else None
    return day_of(moment.isoformat() if moment else stated, path=path, line=line_of(node))
