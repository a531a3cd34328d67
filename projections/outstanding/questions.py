"""The questions to the view of what is outstanding: lists, one claim, totals, by debtor."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any, TypedDict
from uuid import UUID

from domain.errors import Refusal
from domain.letter.text.payment_reference import squeezed
from projections.database import Database, among
from projections.outstanding.buckets import Bucket, Sort
from projections.outstanding.by_amount import by_amount
from projections.outstanding.claim_list import (
    Filter,
    Keyed,
    in_order,
    statuses,
)
from projections.outstanding.counted import counted
from projections.outstanding.debtors import DebtorsAsked, debtors_in_order
from projections.outstanding.finds import Finds
from projections.outstanding.keeping import Rest, Stopped, keep_day, keep_next, lacks
from projections.outstanding.measures import Measures
from projections.outstanding.party_costs import PartyCosts
from projections.outstanding.rows import (
    ClaimRow,
    DebtorRow,
    OutstandingTotals,
    claim_row_from,
    total_row_from,
)
from projections.outstanding.shown import any_changed, changed_since, claims_named
from projections.outstanding.totals import totals_of
from projections.outstanding.vat_list import VatList
from projections.page import Cursor, Page, bounded, cursor_for, paged
from projections.segments import Status


class Outstanding:
    """Answers from the current generation of the view; one object for each process.

    ``on`` is the day the amounts are of, and only claims issued by then are there; what is
    known is what is known today. Interest that runs on is in them through ``HORIZON`` of
    ``projections.segments``, or the claim's last entry behind it. Raises StoreError where the
    database fails.
    """

    def __init__(self, database: Callable[[], Database]) -> None:
        """Take the door to the view: ``engine.reading("outstanding")``."""
        self._database = database

    def claims(
        self,
        on: date,
        *,
        creditor: UUID | None = None,
        mine: Collection[UUID] | None = None,
        debtor: UUID | None = None,
        status: Status | Collection[Status] | None = None,
        bucket: Bucket | None = None,
        text: str | None = None,
        anywhere: bool = False,
        whole: bool = False,
        reference: str = "",
        own_reference: str = "",
        stood_for: Collection[UUID] = (),
        sort: Sort | str = Sort.DAYS_OVERDUE,
        descending: bool = True,
        limit: int = 50,
        after: str | None = None,
    ) -> Page[ClaimRow]:
        """A page of claims, of the creditors in ``mine`` alone (None: of all).

        ``text`` begins an invoice number, stands ``anywhere`` in it, or is the ``whole`` of it.
        ``reference`` is an invoice's own; it finds the claims that it ``stood_for`` as well.
        ``own_reference`` is the whole of what a claim is called in its creditor's system.
        ``after``: ``next`` of the page before. Raises Refusal ``paging.cursor``,
        ``overview.unknown_sort``.
        """
        asked = Filter(
            on=on.toordinal(),
            creditor=creditor,
            mine=named(mine),
            debtor=debtor,
            statuses=statuses(status),
            bucket=bucket,
            text=text or "",
            anywhere=anywhere,
            whole=whole,
            reference=squeezed(reference),
            own_reference=own_reference,
            claims=named(stood_for) or (),
        )
        return _listed(
            self._database(), asked, _sort(sort), descending=descending, limit=limit, after=after
        )

    def claim(self, claim_id: UUID, on: date) -> ClaimRow | None:
        """One claim, None where the view has none on that day."""
        return self.these([claim_id], on).get(claim_id)

    def these(self, claims: Collection[UUID], on: date) -> dict[UUID, ClaimRow]:
        """Several claims by their ids, without those of which the view has none on that day."""
        if not claims:
            return {}  # whatever the day
        rows = claims_named(self._database(), sorted(map(str, claims)), on.toordinal())
        return {UUID(one): claim_row_from(row, on) for one, row in rows.items()}

    def numbers(self, claims: Collection[UUID]) -> dict[UUID, str]:
        """The invoice numbers of claims, as they are called now."""
        ids = sorted(map(str, claims))
        rows = self._database().query(
            f"SELECT claim_id, invoice_number FROM claims WHERE {among('claim_id', ids)}", ids
        )
        return {UUID(claim): number for claim, number in rows}

    def totals(
        self,
        on: date,
        *,
        creditor: UUID | None = None,
        mine: Collection[UUID] | None = None,
    ) -> OutstandingTotals:
        """The sums by bucket and status; they equal the sums of the rows."""
        day, logs = on.toordinal(), named(mine)
        if creditor is not None:
            logs = (str(creditor),) if logs is None or str(creditor) in logs else ()
        rows = totals_of(self._database(), day, logs)
        return OutstandingTotals(on, tuple(map(total_row_from, rows)))

    def keep_totals(self, on: date) -> bool:
        """Keep a day's sums and orders level with the rows from now on; False: they were."""
        return keep_day(self._database(), on.toordinal())

    def lacks(self, on: date) -> bool:
        """Whether there is something to keep of a day that is not kept."""
        return lacks(self._database(), on.toordinal())

    def keep_next(self, on: date, *, rest: Rest = bool, stopped: Stopped = bool) -> bool:
        """Keep the next part of that, while others write; see ``projections.outstanding.keeping``.

        False: all is kept, or one that is called between portions said stop.
        """
        return keep_next(self._database(), on.toordinal(), rest=rest, stopped=stopped)

    @property
    def measures(self) -> Measures:
        """The sums of what moved and of what is open, with the claims behind them."""
        return Measures(self._database)

    @property
    def finds(self) -> Finds:
        """Claims by what a payment may name."""
        return Finds(self._database)

    @property
    def vat_list(self) -> VatList:
        """The VAT list of a period."""
        return VatList(self._database)

    @property
    def party_costs(self) -> PartyCosts:
        """What parties collected, passed on, kept and charged."""
        return PartyCosts(self._database)

    def by_debtor(
        self,
        on: date,
        *,
        creditor: UUID | None = None,
        mine: Collection[UUID] | None = None,
        every: bool = False,
        limit: int = 50,
        after: str | None = None,
    ) -> Page[DebtorRow]:
        """The debtors with something open, who owes most first; ``every``: the others as well.

        Of the creditors in ``mine`` alone (None: of all).
        """
        day, size, database = on.toordinal(), bounded(limit), self._database()
        logs = [str(creditor)] if creditor else named(mine)
        question = f"debtors {day} {creditor} {logs} {every}"
        with database.snapshot():
            cursor = cursor_for(database, after, question=question)
            return paged(
                debtors_in_order(
                    database,
                    DebtorsAsked(day, cursor, logs=logs, every=every, limit=size + 1),
                ),
                limit=size,
                question=cursor.question,
                started_at=cursor.started_at,
                key=lambda row: (row.open, str(row.debtor_id)),
                changed=cursor.changed,
                changes=any_changed(database, cursor.started_at),
            )


def named(creditors: Collection[UUID] | None) -> tuple[str, ...] | None:
    """Creditors as columns name them, in an order of their own; None: all."""
    return None if creditors is None else tuple(sorted(map(str, creditors)))


def _sort(sort: Sort | str) -> Sort:
    try:
        return Sort(sort)
    except ValueError:
        raise Refusal(
            "overview.unknown_sort",
            f"Claims cannot be ordered by '{sort[:40]}'.",
            way_out=f"Choose one of: {', '.join(Sort)}.",
        ) from None


def _listed(
    database: Database,
    asked: Filter,
    by: Sort,
    *,
    descending: bool,
    limit: int,
    after: str | None,
) -> Page[ClaimRow]:
    question, on = f"claims {asked!r} {by} {descending}", date.fromordinal(asked.on)
    with database.snapshot():
        cursor = cursor_for(database, after, question=question)
        size = bounded(limit)
        if cursor.changed:
            return _changed(database, asked, cursor, size)
        page = paged(
            _in_order(database, asked, by, cursor, descending=descending, limit=size + 1),
            limit=size,
            question=cursor.question,
            started_at=cursor.started_at,
            key=lambda row: row[:2],
            changes=any_changed(database, cursor.started_at),
        )
    return Page([claim_row_from(row, on) for _, _, row in page.rows], page.next)


def _in_order(
    database: Database, asked: Filter, by: Sort, cursor: Cursor, *, descending: bool, limit: int
) -> list[Keyed]:
    """The rows behind a cursor: by the sums of the day where it is kept, else one by one."""
    how = _How(sort=by, descending=descending, key=cursor.key, limit=limit)
    found = by_amount(database, asked, **how)
    if found is not None:
        return found
    # By number there is no index of a creditor, in which his few would be next to each other.
    page = limit if by is Sort.INVOICE_NUMBER else 0
    rare, at_most = counted(database, asked, page=page)
    return in_order(database, rare, **how, at_most=at_most)


class _How(TypedDict):
    """In which order, behind which key, and how many."""

    sort: Sort
    descending: bool
    key: Sequence[Any]
    limit: int


def _changed(database: Database, asked: Filter, cursor: Cursor, size: int) -> Page[ClaimRow]:
    found = changed_since(
        database, asked, started_at=cursor.started_at, key=cursor.key, limit=size + 1
    )
    on = date.fromordinal(asked.on)
    return paged(
        [claim_row_from(row, on) for row in found],
        limit=size,
        question=cursor.question,
        started_at=cursor.started_at,
        key=lambda row: (row.position, str(row.claim_id)),
        changed=True,
    )
