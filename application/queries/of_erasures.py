"""The questions what erasing a debtor would take and leave, and whose years are over."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.erasures.past_their_years import past_their_years
from application.erasures.preview import Goes, Stays, erasure_shown
from application.queries.claims import debtor_out
from application.queries.query import Inquiry, Query
from application.queries.shapes import DebtorOut, Out
from domain.creditor.refusals import require_registered
from domain.debtor.erasure import ErasureHeld, InTheWay
from domain.debtor.erasure_events import ErasureGround


class ErasureHeldOut(Out):
    """What stands in the way of an erasure."""

    why: ErasureHeld
    numbers: list[str] = Field(description="the invoices, credit notes or refunds concerned")
    through: date | None = Field(description="the last day on which it stands in the way, if any")


class ErasedPartOut(Out):
    """A kind of what goes, and how many of it there are."""

    what: Goes
    count: int


class ErasureOut(Out):
    """An erasure as it would be carried out now, or was."""

    debtor: DebtorOut
    creditor: UUID
    may: bool = Field(description="it can be proposed now")
    held: list[ErasureHeldOut] = Field(description="what stands in the way; empty: nothing")
    books_through: date | None = Field(
        description="the last day on which the books must be kept (AWR art. 52); none: no claim, or"
        " one has not ended, so that no last day can be named yet"
    )
    erased_on: date | None
    ground: ErasureGround | None = Field(description="on which he was erased")
    goes: list[ErasedPartOut]
    stays: list[Stays]
    shared_lines: int = Field(description="bank lines that are about another debtor, too")
    files_through: date | None = Field(
        description="whole bank files and lists that name others, too, are kept through this day"
    )


class PreviewErasure(Query):
    """What erasing a debtor would take and leave, and what stands in the way of it."""

    NAME: ClassVar[str] = "erasure"
    PATH: ClassVar[str] = "/v1/debtors/{debtor_id}/erasure"
    TAG: ClassVar[str] = "debtors"
    REFUSES: ClassVar[tuple[str, ...]] = ("debtor.merged", "debtor.unknown")

    debtor_id: UUID

    def answer(self, asked: Inquiry) -> ErasureOut:
        """As it stands now: it is decided again when it is proposed, and when it is agreed to."""
        shown = erasure_shown(asked.house, self.debtor_id)
        debtor = asked.house.collections.debtor(self.debtor_id)
        return ErasureOut(
            debtor=debtor_out(asked.house, debtor),
            creditor=shown.creditor_id,
            may=shown.erased_on is None and not shown.held,
            held=held_out(shown.held),
            books_through=shown.books_through,
            erased_on=shown.erased_on,
            ground=shown.erased_for,
            goes=[ErasedPartOut(what=one.what, count=one.count) for one in shown.goes],
            stays=list(shown.stays),
            shared_lines=shown.shared_lines,
            files_through=shown.files_through,
        )


class PastYearsOut(Out):
    """A debtor whose books need not be kept any longer, and who is not erased."""

    debtor: DebtorOut
    claims: int
    last: date = Field(description="the day of the last thing that happened to a claim on him")
    held: list[ErasureHeldOut] = Field(description="what else stands in the way; empty: nothing")


class PastYearsPageOut(Out):
    """A page of them; ``next`` goes on behind this one, also where it is empty."""

    rows: list[PastYearsOut]
    next: UUID | None


class ListErasures(Query):
    """The debtors of a creditor whose seven years are over, for a person to erase or to keep."""

    NAME: ClassVar[str] = "erasures"
    PATH: ClassVar[str] = "/v1/creditors/{creditor_id}/erasures"
    TAG: ClassVar[str] = "debtors"
    REFUSES: ClassVar[tuple[str, ...]] = ("creditor.unknown",)

    creditor_id: UUID
    after: Annotated[UUID | None, Field(description="behind this debtor: ``next`` of a page")] = (
        None
    )
    limit: Annotated[int, Field(ge=1, le=200)] = 50

    def answer(self, asked: Inquiry) -> PastYearsPageOut:
        """Nobody is erased by it."""
        house = asked.house
        require_registered(house.collections.creditor(self.creditor_id))
        found = past_their_years(
            house, self.creditor_id, today=asked.today, limit=self.limit, after=self.after
        )
        rows = [
            PastYearsOut(
                debtor=debtor_out(house, house.collections.debtor(one.debtor_id)),
                claims=one.claims,
                last=one.last,
                held=held_out(one.held),
            )
            for one in found.rows
        ]
        return PastYearsPageOut(rows=rows, next=found.next)


def held_out(held: Iterable[InTheWay]) -> list[ErasureHeldOut]:
    """What stands in the way, as people are shown it."""
    return [
        ErasureHeldOut(why=one.why, numbers=list(one.numbers), through=one.through) for one in held
    ]
