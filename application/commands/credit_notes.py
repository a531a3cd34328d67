"""A credit note that found no claim by itself: a person says which claim it belongs to."""

from typing import ClassVar
from uuid import UUID

from pydantic import Field

from application.commands.command import About, Command
from application.commands.fields import Euro, Name
from application.house import House
from application.intake.placed_notes import place
from domain.application import Session
from domain.credit_note.state import require_parked
from domain.dunning.task import Task
from domain.errors import Refusal


class PlaceCreditNote(Command):
    """Place a credit note that found no claim on the claim of an invoice of its creditor."""

    NAME: ClassVar[str] = "placed"
    ABOUT: ClassVar[About] = About.CREDIT_NOTE
    PATH: ClassVar[str] = "claim"
    TAG: ClassVar[str] = "money"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "credit_note.known_otherwise",
        "credit_note.no_claim",
        "credit_note.part_too_large",
        "credit_note.perhaps_granted",
        "credit_note.too_much",
        "day.in_the_future",
        "money.not_positive",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.PLACE_CREDIT_NOTE,)

    invoice_number: Name = Field(
        description="of the claim whose principal it lowers", examples=["F2026-014"]
    )
    amount: Euro | None = Field(default=None, description="a part of it; default: all that is left")
    beside_grant: bool | None = Field(
        default=None,
        description="where a dispute was granted: yes, on top of that; no, it is the paper of it",
    )

    def record(self, session: Session, about: UUID, house: House) -> None:
        """The claim and the note are told in one save."""
        note = session.credit_note(about)
        parked = require_parked(note)
        claim = session.claim_on(parked.creditor_id, self.invoice_number)
        if not claim.opened:
            raise Refusal(
                "credit_note.no_claim",
                f"The creditor has no claim on invoice {self.invoice_number} here.",
                way_out="Give the number as it stands on the invoice, or bring that one in first.",
                values={"invoice": self.invoice_number},
            )
        place(session, house, note, claim, amount=self.amount, beside_grant=self.beside_grant)
