"""What follows an invoice that was not to be asked for as it is: collected, or corrected."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from application.commands.conditions import require_awaited_collection, require_marks
from application.commands.fields import Name, Word
from application.commands.kinds import Condition, OnClaim
from application.house import House
from application.settlement import record_money
from domain.application import Session
from domain.claim import marks
from domain.claim.state import Claim
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import Fact
from domain.user.roles import May


class FailCollection(OnClaim):
    """Record that a direct debit failed: from now on the debtor is asked to pay."""

    NAME: ClassVar[str] = "collection-failed"
    PATH: ClassVar[str] = "failed-collections"
    TAG: ClassVar[str] = "money"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_awaited_collection,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "collection.not_awaited",
        "day.in_the_future",
    )
    WORK: ClassVar[tuple[Task, ...]] = (
        Task.LOOK_AT_MARKS,
        Task.COLLECTION_NOT_SHOWN,
        Task.RECALL_COLLECTION,
    )

    failed_on: date = Field(description="day on which the bank refused it")
    reason_code: Word = Field(default="", description="the bank's code", examples=["AM04"])

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """The plan begins as it would have begun without a direct debit."""
        return marks.fail_collection(
            claim, failed_on=self.failed_on, reason_code=self.reason_code, today=session.today
        )


class ReplaceInvoice(OnClaim):
    """Let an invoice that corrects an earlier one stand in its place; that one is credited."""

    NAME: ClassVar[str] = "replacement"
    PATH: ClassVar[str] = "replacements"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.DECIDE
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_marks,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "credit_note.known_otherwise",
        "credit_note.perhaps_granted",
        "credit_note.too_much",
        "day.in_the_future",
        "mark.none",
        "money.not_positive",
        "replacement.no_claim",
        "replacement.not_named",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.LOOK_AT_MARKS,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"old_invoice": "corrected"}

    old_invoice: Name = Field(description="the invoice that it corrects", examples=["F2026-009"])

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Both claims are told in one save; what was paid on the old one can then be set off."""
        del house
        claim = session.claim(about)
        assert claim.creditor_id is not None
        old = session.claim_on(claim.creditor_id, self.old_invoice)
        if not old.opened:
            raise Refusal(
                "replacement.no_claim",
                f"The creditor has no claim on invoice {self.old_invoice} here.",
                way_out="Nothing is to be replaced: look at the marks of the new one.",
                values={"invoice": self.old_invoice},
            )
        found = marks.replace_invoice(claim, old, today=session.today)
        record_money(session, (claim, found.new), (old, found.old))
