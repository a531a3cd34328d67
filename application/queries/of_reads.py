"""Questions about who looked at whose personal data."""

from datetime import datetime
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.queries.query import Inquiry, Query
from application.queries.shapes import Out
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
    """List who looked at whose personal data, the first first; ``after``: behind this number.

    Every opening of a debtor's data for somebody is written down before he sees it (AVG art. 5
    lid 2, art. 32); nothing of it can be changed or taken out.
    """

    NAME: ClassVar[str] = "reads"
    PATH: ClassVar[str] = "/v1/reads"
    TAG: ClassVar[str] = "audit"
    MAY: ClassVar[May] = May.AUDIT

    debtor: Annotated[UUID | None, Field(description="whose data")] = None
    actor: Annotated[str, Field(max_length=100, description="who looked")] = ""
    after: Annotated[int, Field(ge=0, le=2**53, description="behind this number")] = 0
    limit: Annotated[int, Field(ge=1, le=1_000)] = 100

    def answer(self, asked: Inquiry) -> list[ReadOut]:
        """Read them from the table, in the order in which they were written down."""
        found = asked.house.reads.found(
            debtor=self.debtor,
            actor=self.actor,
            mine=asked.mine(self.MAY),
            after=self.after,
            limit=self.limit,
        )
        return [
            ReadOut(
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
            for number, one in found
        ]
