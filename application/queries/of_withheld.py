"""Questions about why nothing was done: of a claim, of a debtor, of the runs of a day."""

from datetime import date
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from application.queries.known_then import debtor_then, require_there
from application.queries.lists import Wanted, claims_of
from application.queries.query import Cursor, Inquiry, KnownAt, On, Query
from application.queries.why_shapes import (
    ClaimsWithheldOut,
    RunsWithheldOut,
    RunWithheldOut,
    WithheldOut,
)
from application.queries.withheld import Telling
from domain.case_reading import CaseReader
from domain.user.roles import May


class ReadWithheld(Query):
    """Why nothing was done on a claim: each step that was withheld, its rule and its facts.

    For the days of runs and the day asked about; that nothing was due is an answer too.
    """

    NAME: ClassVar[str] = "withheld"
    PATH: ClassVar[str] = "/v1/claims/{claim_id}/withheld"
    TAG: ClassVar[str] = "audit"
    REFUSES: ClassVar[tuple[str, ...]] = ("claim.not_there_yet", "claim.unknown")

    claim_id: UUID
    on: On = None
    known_at: KnownAt = None
    language: Literal["nl", "en"] = "en"

    def answer(self, asked: Inquiry) -> WithheldOut:
        """Stretches of days, the oldest first, and how it stands on the day."""
        at = asked.point(self.on, self.known_at)
        require_there(asked.house, self.claim_id, at)
        telling = Telling(asked, on=self.on, known_at=self.known_at, language=self.language)
        return telling.claim(self.claim_id)


class ReadDebtorWithheld(Query):
    """Why nothing was done on each of a debtor's claims."""

    NAME: ClassVar[str] = "debtor-withheld"
    PATH: ClassVar[str] = "/v1/debtors/{debtor_id}/withheld"
    TAG: ClassVar[str] = "audit"
    REFUSES: ClassVar[tuple[str, ...]] = ("debtor.not_there_yet", "debtor.unknown")

    debtor_id: UUID
    on: On = None
    known_at: KnownAt = None
    language: Literal["nl", "en"] = "en"

    def answer(self, asked: Inquiry) -> ClaimsWithheldOut:
        """His claims in the order they were opened."""
        at = asked.point(self.on, self.known_at)
        reader = CaseReader(asked.house.collections, at)
        debtor = debtor_then(asked.house, self.debtor_id, at)
        telling = Telling(asked, on=self.on, known_at=self.known_at, language=self.language)
        return ClaimsWithheldOut(
            about=self.debtor_id,
            as_of=telling.day,
            known_at=self.known_at,
            claims=[telling.now(one.id) for one in reader.claims_of(debtor)],
        )


class ReadRunWithheld(Query):
    """What the runs of a day withheld, claim by claim: which step, by which rule and facts."""

    NAME: ClassVar[str] = "run-withheld"
    PATH: ClassVar[str] = "/v1/runs/{day}/withheld"
    TAG: ClassVar[str] = "audit"
    MAY: ClassVar[May] = May.RUN
    REFUSES: ClassVar[tuple[str, ...]] = ("paging.cursor",)

    day: Annotated[date, Field(description="day of the runs")]
    known_at: KnownAt = None
    language: Literal["nl", "en"] = "en"
    limit: Annotated[int, Field(ge=1, le=200, description="so many claims are looked at")] = 50
    cursor: Cursor = None

    def answer(self, asked: Inquiry) -> RunsWithheldOut:
        """A page of claims is looked at; those of which a step was withheld are told.

        Each with its facts, and so of those creditors alone at whose claims he may look.
        """
        telling = Telling(asked, on=self.day, known_at=self.known_at, language=self.language)
        page = claims_of(
            asked.views,
            Wanted(
                on=asked.today,
                mine=asked.mine(May.LOOK),
                every=True,
                limit=self.limit,
                after=self.cursor,
            ),
        )
        rows = [
            RunWithheldOut(
                claim=row.claim_id,
                invoice_number=row.invoice_number,
                debtor=row.debtor_id,
                withheld=withheld,
            )
            for row in page.rows
            for run in telling.runs()
            if (withheld := telling.of_run(row.claim_id, run))
        ]
        return RunsWithheldOut(day=self.day, known_at=self.known_at, rows=rows, next=page.next)
