"""Which claim a line of a list of open items is about: by its number, also as spreadsheets maim it.

A spreadsheet takes the zeros before a number away, or writes ``.0`` behind it. Such a line is
that of the one claim whose number it can be; where it can be several, all of them are unclear.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from adapters.open_items import OpenItem, OpenList, SetAside
from domain.ids import claim_ids, normalised_number
from domain.money import Cents

_NUMBER: Final = re.compile(r"0*(\d+?)(?:[.,]0+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list says of one claim: an amount, that it is not clear, or (with neither) nothing."""

    amount: Cents | None = None
    unclear: bool = False


NOT_LISTED: Final = Listing()
_UNCLEAR: Final = Listing(unclear=True)


@dataclass(slots=True)
class Matching:
    """The lines of a list on their way to the claims of one creditor."""

    rows: dict[UUID, OpenItem | SetAside]
    """By the id of the claim that has exactly this number, if there is one."""

    known: set[UUID] = field(default_factory=set)
    _exact: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    _left: dict[str, list[tuple[UUID, str]]] = field(default_factory=lambda: defaultdict(list))
    taken_as: list[tuple[str, str]] = field(default_factory=list)
    """The number of a line as it is written, and of the invoice that it was taken as."""

    def exactly(self, claim: UUID, number: str) -> Listing | None:
        """What the list says of a claim under its own number; None: that is to be seen at the end.

        Each claim of the creditor is asked about once.
        """
        self.known.add(claim)
        row = self.rows.get(claim)
        if row is None:
            self._left[_loosely(number)].append((claim, number))
            return None
        self._exact[_loosely(number)].append(claim)
        return _listing(row)

    def left(self) -> Iterator[tuple[UUID, Listing]]:
        """What the list says of the claims that it does not name by their own number."""
        rows: dict[str, list[OpenItem | SetAside]] = defaultdict(list)
        for row in self._without_claim():
            rows[_loosely(row.invoice_number)].append(row)
        for loose, claims in self._left.items():
            yield from self._of_left(claims, rows.get(loose, []), self._exact.get(loose, []))

    def unknown(self) -> list[OpenItem]:
        """The lines that are about no claim; asked when all else is done."""
        taken = {written for written, _ in self.taken_as}
        return [
            row
            for row in self._without_claim()
            if isinstance(row, OpenItem) and row.invoice_number not in taken
        ]

    def _of_left(
        self,
        claims: Sequence[tuple[UUID, str]],
        rows: Sequence[OpenItem | SetAside],
        exact: Sequence[UUID],
    ) -> Iterator[tuple[UUID, Listing]]:
        if len(rows) == len(claims) == 1 and not exact:
            [(claim, number)], [row] = claims, rows
            self.taken_as.append((row.invoice_number, number))
            yield claim, _listing(row)
            return
        listing = _UNCLEAR if rows or exact else NOT_LISTED
        yield from ((claim, listing) for claim, _ in claims)
        yield from ((claim, _UNCLEAR) for claim in exact)

    def _without_claim(self) -> list[OpenItem | SetAside]:
        """A line may stand under two ids of one claim: then either says that it is known."""
        known = {id(row) for claim, row in self.rows.items() if claim in self.known}
        left = {id(row): row for row in self.rows.values() if id(row) not in known}
        return list(left.values())


def matching_of(read: OpenList, creditor: UUID) -> Matching:
    """Begin with the lines that have a number."""
    both: list[OpenItem | SetAside] = [*read.items, *read.set_aside]
    rows: Mapping[UUID, OpenItem | SetAside] = {
        one: row
        for row in both
        if row.invoice_number
        for one in claim_ids(creditor, row.invoice_number)
    }
    return Matching(dict(rows))


def _listing(row: OpenItem | SetAside) -> Listing:
    return _UNCLEAR if isinstance(row, SetAside) else Listing(row.amount)


def _loosely(number: str) -> str:
    """Give a number without what a spreadsheet takes from it or adds to it."""
    plain = normalised_number(number)
    match = _NUMBER.fullmatch(plain)
    return match[1] if match else plain
