"""What parties collected, passed on, kept and charged in a period: the table and its questions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from domain.claim.party_money import collected_by
from domain.claim.state import Claim
from domain.claim.there import PartyCost
from projections.database import Database, among
from projections.outstanding.measures import Over
from projections.page import Page, bounded, cursor_for, paged
from projections.view import Table

PARTY_MONEY: Final = Table(
    "party_money",
    (
        ("claim_id", "TEXT NOT NULL"),
        ("number", "INTEGER NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("party", "TEXT NOT NULL"),
        ("kind", "TEXT NOT NULL"),
        ("on_day", "INTEGER NOT NULL"),
        ("cents", "INTEGER NOT NULL"),
        ("kept", "INTEGER NOT NULL"),
    ),
    ("claim_id", "number"),
    (("log", "on_day"),),
)
"""By kind: see ``PartyMoved``, or what was charged for (``PartyCost``) before VAT. ``kept``: it
stands in a bill that the party takes from what it remits."""


class PartyMoved(StrEnum):
    """What is in the table beside the parts of bills."""

    COLLECTED = "collected"
    REMITTED = "remitted"
    KEPT = "kept"
    VAT = "vat"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    """What one party did on one claim, or all of one creditor, in cents; a credit note counts off.

    ``claim_id`` and ``invoice_number`` are empty in a sum, which says of how many claims it is.
    """

    log: UUID
    party: str
    claim_id: UUID | None
    invoice_number: str
    claims: int
    collected: int
    remitted: int
    kept: int
    parts: dict[PartyCost, int]
    vat: int
    billed: int
    """All that was charged, with VAT."""
    by_bills: int
    """What of it stands in bills that are taken from remittances."""


def party_rows(claim: Claim, log: str) -> Iterator[tuple[Any, ...]]:
    """The rows of one claim; nothing but for claims of which a party told something."""
    moved: list[tuple[str, str, date, int, bool]] = []
    there = claim.at_party
    for name in there.with_money:
        moved += [
            (name, PartyMoved.COLLECTED, o.on, o.cents, False) for o in collected_by(claim, name)
        ]
    for passed in there.passed_on:
        moved.append((passed.party, PartyMoved.REMITTED, passed.on, passed.received, False))
        moved.append((passed.party, PartyMoved.KEPT, passed.on, passed.fee, False))
    for bill in there.bills:
        parts = [*((kind.value, cents) for kind, cents in bill.parts), (PartyMoved.VAT, bill.vat)]
        moved += [(bill.party, kind, bill.on, bill.sign * c, bill.kept) for kind, c in parts if c]
    for number, (party, kind, on, cents, kept) in enumerate(moved):
        yield str(claim.id), number, log, party, str(kind), on.toordinal(), cents, int(kept)


_PARTS: Final = tuple(PartyCost)
_KINDS: Final = (*PartyMoved, *_PARTS)
_BILLED: Final = ", ".join(f"'{kind}'" for kind in (PartyMoved.VAT, *_PARTS))
_SUMS: Final = ", ".join(
    [
        "COUNT(DISTINCT p.claim_id)",
        *(f"SUM(CASE WHEN p.kind = '{kind}' THEN p.cents ELSE 0 END)" for kind in _KINDS),
        f"SUM(CASE WHEN p.kind IN ({_BILLED}) THEN p.cents ELSE 0 END)",
        f"SUM(CASE WHEN p.kind IN ({_BILLED}) AND p.kept = 1 THEN p.cents ELSE 0 END)",
    ]
)


class PartyCosts:
    """Answers from the current generation of what is outstanding."""

    def __init__(self, database: Callable[[], Database]) -> None:
        """Take the door to the view: ``engine.reading("outstanding")``."""
        self._database = database

    def sums(self, over: Over) -> list[PartyRow]:
        """Each party of each creditor with all of its claims; they equal the sums of the rows."""
        where, values = _where(over)
        rows = self._database().query(
            f"SELECT p.log, p.party, {_SUMS} FROM party_money p WHERE {where}"
            " GROUP BY p.log, p.party ORDER BY p.party, p.log",
            values,
        )
        return [_row(log, party, None, "", sums) for log, party, *sums in rows]

    def rows(self, over: Over, *, limit: int, after: str | None) -> Page[PartyRow]:
        """A page of claims, by party and id; raises Refusal ``paging.cursor``."""
        where, values = _where(over)
        size, database = bounded(limit), self._database()
        question = f"party costs {over.first} {over.last} {values}"
        with database.snapshot():
            cursor = cursor_for(database, after, question=question)
            beyond = ""
            if cursor.key:
                party, claim = cursor.key
                beyond = " AND (p.party > ? OR (p.party = ? AND p.claim_id > ?))"
                values = [*values, party, party, claim]
            rows = database.query(
                f"SELECT p.party, p.claim_id, p.log, c.invoice_number, {_SUMS} FROM party_money p"
                f" JOIN claims c ON c.claim_id = p.claim_id WHERE {where}{beyond}"
                " GROUP BY p.party, p.claim_id, p.log, c.invoice_number"
                f" ORDER BY p.party, p.claim_id LIMIT {size + 1}",
                values,
            )
            found = paged(
                [
                    ((party, claim), _row(log, party, claim, number, sums))
                    for party, claim, log, number, *sums in rows
                ],
                limit=size,
                question=cursor.question,
                started_at=cursor.started_at,
                key=lambda one: one[0],
            )
        return Page([row for _, row in found.rows], found.next, found.changed)


def _row(log: str, party: str, claim: str | None, number: str, sums: list[Any]) -> PartyRow:
    claims, *cents = (int(one) for one in sums)
    by_kind = dict(zip(_KINDS, cents, strict=False))
    billed, by_bills = cents[len(_KINDS) :]
    return PartyRow(
        log=UUID(log),
        party=party,
        claim_id=UUID(claim) if claim else None,
        invoice_number=number,
        claims=claims,
        collected=by_kind[PartyMoved.COLLECTED],
        remitted=by_kind[PartyMoved.REMITTED],
        kept=by_kind[PartyMoved.KEPT],
        parts={kind: by_kind[kind] for kind in _PARTS if by_kind[kind]},
        vat=by_kind[PartyMoved.VAT],
        billed=billed,
        by_bills=by_bills,
    )


def _where(over: Over) -> tuple[str, list[Any]]:
    where = f"p.on_day BETWEEN {over.first.toordinal()} AND {over.last.toordinal()}"
    values: list[Any] = []
    if over.creditor:
        where, values = f"{where} AND p.log = ?", [str(over.creditor)]
    if over.mine is not None:
        mine = sorted(map(str, over.mine))
        where, values = f"{where} AND {among('p.log', mine)}", [*values, *mine]
    return where, values
