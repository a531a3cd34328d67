"""Two points side by side: what was outstanding at each, and the claims that differ."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pydantic import Field

from application.past_fold import DayViews
from application.queries.list_shapes import RowOut, SumOut
from application.queries.lists import Mine, overview_at, rows_of
from application.queries.point_shapes import PointOut, read_at
from application.queries.shapes import CreditorOf, Euro, Out, PartyOut
from application.views import Views
from domain.money import as_decimal, cents_from
from projections.outstanding.rows import ClaimRow
from projections.segments import LIVE

_AT_ONCE = 1_000


class ComparedSumOut(Out):
    """One sum at both points; ``difference`` is what is open at the second less at the first."""

    name: str
    first: SumOut
    second: SumOut
    difference: Euro


class ComparedSideOut(Out):
    """A claim at one of the points."""

    status: str
    principal: Euro
    interest: Euro
    costs: Euro
    open: Euro
    paid: Euro
    turn: str = Field(description="as in a row of the overview")
    next: str


class ComparedRowOut(Out):
    """A claim that differs; at a point at which it was not known, or did not exist, it is null."""

    id: UUID
    invoice_number: str
    creditor: CreditorOf
    debtor: PartyOut
    first: ComparedSideOut | None
    second: ComparedSideOut | None
    difference: Euro


class ComparedOut(Out):
    """What was outstanding at two points, with the claims that differ."""

    first: PointOut
    second: PointOut
    total: ComparedSumOut
    by_bucket: list[ComparedSumOut]
    by_status: list[ComparedSumOut]
    differing: int = Field(description="claims that differ, also those beyond the limit")
    rows: list[ComparedRowOut]


@dataclass(frozen=True, slots=True)
class OutsideTotal:
    """What the total does not count, and what both points come to with it, in euros."""

    sums: tuple[ComparedSumOut, ...]
    first: str
    second: str
    difference: str


def latest_day(found: ComparedOut) -> date | None:
    """The later of the days of both points; None: neither names one."""
    return max(filter(None, (found.first.day, found.second.day)), default=None)


def outside_total(found: ComparedOut) -> OutsideTotal:
    """The statuses that are no longer the creditor's own work and still have something open."""
    sums = [
        one
        for one in found.by_status
        if one.name not in LIVE and (one.first.open, one.second.open) != ("0.00", "0.00")
    ]
    every = [found.total, *sums]
    return OutsideTotal(
        tuple(sums),
        _added(one.first.open for one in every),
        _added(one.second.open for one in every),
        _added(one.difference for one in every),
    )


def _added(amounts: Iterable[str]) -> str:
    return as_decimal(sum(map(cents_from, amounts)))


def compared(
    views: Views,
    first: tuple[date, int | None],
    second: tuple[date, int | None],
    *,
    creditor: UUID | None,
    mine: Mine,
    limit: int,
) -> ComparedOut:
    """Compare two points, each a day and the position at which it is known; every claim."""
    with views.at(*first) as one, views.at(*second) as other:
        sums = [overview_at(each, creditor=creditor, mine=mine) for each in (one, other)]
        before = _claims(one, creditor, mine)
        after = _claims(other, creditor, mine)
        at = read_at(one.at), read_at(other.at)
    differ = [
        key
        for key in sorted(before.keys() | after.keys())
        if _seen(before.get(key)) != _seen(after.get(key))
    ]
    earlier, later = sums
    return ComparedOut(
        first=at[0],
        second=at[1],
        total=_sum(earlier.total, later.total),
        by_bucket=[_sum(*both) for both in zip(earlier.by_bucket, later.by_bucket, strict=True)],
        by_status=[_sum(*both) for both in zip(earlier.by_status, later.by_status, strict=True)],
        differing=len(differ),
        rows=list(_rows(views, before, after, differ[:limit])),
    )


def _claims(of_day: DayViews, creditor: UUID | None, mine: Mine) -> dict[UUID, ClaimRow]:
    found: dict[UUID, ClaimRow] = {}
    after: str | None = None
    while True:
        page = of_day.outstanding.claims(
            of_day.at.day, creditor=creditor, mine=mine, limit=_AT_ONCE, after=after
        )
        found |= {row.claim_id: row for row in page.rows}
        after = page.next
        if after is None:
            return found


def _seen(row: ClaimRow | None) -> tuple[object, ...] | None:
    """What is looked at of a claim."""
    if row is None:
        return None
    amounts = (row.principal, row.interest, row.costs, row.open, row.paid)
    return (row.status, *amounts, row.next_action, row.next_why)


def _rows(
    views: Views, before: dict[UUID, ClaimRow], after: dict[UUID, ClaimRow], differ: list[UUID]
) -> Iterator[ComparedRowOut]:
    firsts = {
        row.id: row for row in rows_of(views, [before[one] for one in differ if one in before])
    }
    seconds = {
        row.id: row for row in rows_of(views, [after[one] for one in differ if one in after])
    }
    for claim in differ:
        first, second = firsts.get(claim), seconds.get(claim)
        known = second or first
        assert known
        yield ComparedRowOut(
            id=claim,
            invoice_number=known.invoice_number,
            creditor=known.creditor,
            debtor=known.debtor,
            first=_side(first),
            second=_side(second),
            difference=as_decimal(_open(second) - _open(first)),
        )


def _side(row: RowOut | None) -> ComparedSideOut | None:
    if row is None:
        return None
    names = ComparedSideOut.model_fields
    return ComparedSideOut(**{name: getattr(row, name) for name in names})


def _open(row: RowOut | None) -> int:
    return cents_from(row.open) if row else 0


def _sum(first: SumOut, second: SumOut) -> ComparedSumOut:
    difference = cents_from(second.open) - cents_from(first.open)
    return ComparedSumOut(
        name=first.name, first=first, second=second, difference=as_decimal(difference)
    )
