"""Debtors in lists: what each owes, and who is found by name."""

from datetime import date
from typing import Annotated
from uuid import UUID

from application.queries.lists import Mine, creditors_named
from application.queries.point_shapes import Pointed, read_at
from application.queries.shapes import PERSONAL, CreditorOf, Euro, Out, PartyOut
from application.views import Views
from domain.money import as_decimal


class DebtorRowOut(PartyOut):
    """A debtor in a list, with what is open on all his claims on a day."""

    creditor: CreditorOf
    claims: int
    days_overdue: int
    principal: Euro
    interest: Euro
    costs: Euro
    open: Euro


class DebtorListOut(Pointed):
    """A page of debtors; ``next`` is the cursor of the page after it, null on the last one."""

    as_of: date
    rows: list[DebtorRowOut]
    next: str | None


class FoundDebtorOut(PartyOut):
    """A debtor who was found by name."""

    creditor: CreditorOf
    city: Annotated[str, PERSONAL]
    email: Annotated[str, PERSONAL]


class FoundDebtorsOut(Out):
    """Who was found, by name."""

    rows: list[FoundDebtorOut]


def debtors_of(
    views: Views,
    on: date,
    *,
    creditor: UUID | None,
    mine: Mine,
    every: bool,
    limit: int,
    after: str | None,
    known: int | None = None,
) -> DebtorListOut:
    """Give a page of debtors on a day, who owes most first."""
    with views.at(on, known) as of_day:
        page = of_day.outstanding.by_debtor(
            on, creditor=creditor, mine=mine, every=every, limit=limit, after=after
        )
    names = views.people.named([row.debtor_id for row in page.rows])
    creditors = creditors_named(views, (row.creditor_id for row in page.rows))
    rows = [
        DebtorRowOut(
            id=row.debtor_id,
            name=names[row.debtor_id].name if row.debtor_id in names else None,
            creditor=creditors[row.creditor_id],
            claims=row.claims,
            days_overdue=row.days_overdue,
            principal=as_decimal(row.principal),
            interest=as_decimal(row.interest),
            costs=as_decimal(row.costs),
            open=as_decimal(row.open),
        )
        for row in page.rows
    ]
    return DebtorListOut(as_of=on, rows=rows, next=page.next, point=read_at(of_day.at))


def debtors_found(
    views: Views, text: str, *, creditor: UUID | None, mine: Mine, limit: int
) -> FoundDebtorsOut:
    """Give the debtors whose name, city or e-mail holds every word of a text."""
    people = views.people.search(text, creditor=creditor, mine=mine, limit=limit)
    creditors = creditors_named(views, (one.creditor_id for one in people))
    rows = [
        FoundDebtorOut(
            id=one.debtor_id,
            name=one.name,
            creditor=creditors[one.creditor_id],
            city=one.city,
            email=one.email,
        )
        for one in people
    ]
    return FoundDebtorsOut(rows=rows)
