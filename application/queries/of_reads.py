"""Questions about who looked at whose personal data."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from adapters.access.reads import Viewing
from application.house import House
from application.queries.audit import require_forwards
from application.queries.query import Inquiry, Query
from application.queries.shapes import Out
from domain.days import begins, day_after
from domain.user.roles import May


class ReadOut(Out):
    """Somebody looked at a debtor's data: when, in which role, at what, and under which right."""

    number: int
    at: datetime
    actor: str
    role: str
    creditor: UUID
    debtor: UUID
    what: str
    fields: list[str]
    purpose: str


class ListReads(Query):
    """List who looked at whose personal data, the first first; ``after``: beyond this number.

    Every opening of a debtor's data for somebody is written down before he sees it (AVG art. 5
    lid 2, art. 32); nothing of it can be changed or taken out.
    """

    NAME: ClassVar[str] = "reads"
    PATH: ClassVar[str] = "/v1/reads"
    TAG: ClassVar[str] = "audit"
    MAY: ClassVar[May] = May.AUDIT
    REFUSES: ClassVar[tuple[str, ...]] = ("audit.backwards",)

    debtor: Annotated[UUID | None, Field(description="whose data")] = None
    actor: Annotated[str, Field(max_length=100, description="who looked")] = ""
    looked_from: Annotated[date | None, Field(description="looked on this day or later")] = None
    looked_to: Annotated[date | None, Field(description="looked on this day or earlier")] = None
    newest_first: Annotated[bool, Field(description="default: the first first")] = False
    after: Annotated[
        int, Field(ge=0, le=2**53, description="beyond this number, in the order that is asked")
    ] = 0
    limit: Annotated[int, Field(ge=1, le=1_000)] = 100

    def answer(self, asked: Inquiry) -> list[ReadOut]:
        """Read them from the table, in the order in which they were written down."""
        return reads_of(asked.house, self, mine=asked.mine(self.MAY))


def reads_of(house: House, asked: ListReads, *, mine: Collection[UUID] | None) -> list[ReadOut]:
    """The readings that are asked for, of the creditors in ``mine``; None: of all.

    Raises Refusal ``audit.backwards``.
    """
    require_forwards(asked.looked_from, asked.looked_to)
    found = house.reads.found(
        debtor=asked.debtor,
        actor=asked.actor,
        mine=mine,
        since=begins(asked.looked_from) if asked.looked_from else None,
        before=begins(day_after(asked.looked_to)) if asked.looked_to else None,
        newest=asked.newest_first,
        after=asked.after,
        limit=asked.limit,
    )
    return [_read_out(number, one) for number, one in found]


def _read_out(number: int, one: Viewing) -> ReadOut:
    """One reading with its number."""
    return ReadOut(
        number=number,
        at=one.at,
        actor=one.actor,
        role=one.role,
        creditor=one.creditor_id,
        debtor=one.debtor_id,
        what=one.what,
        fields=list(one.fields),
        purpose=one.purpose,
    )
