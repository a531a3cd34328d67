"""A bank line that a party passed on: a person says of which claims it is."""

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.banking.looked_at import claim_named
from application.banking.remitted import put_on_remittance
from application.commands.bank_lines import CreditorId, OnBankLine, line_decided, waiting_line
from application.commands.fields import Euro, Name, Word
from application.house import House
from domain.application import Session
from domain.dunning.task import Task


class PutOnRemittance(OnBankLine):
    """Put a bank line that a party passed on onto the claims of which it is; nobody pays by it."""

    NAME: ClassVar[str] = "bank-remittance"
    PATH: ClassVar[str] = "remittances"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "bank_line.decided",
        "bank_line.no_claim",
        "bank_line.other_party",
        "bank_line.remittance_differs",
        "bank_line.unknown",
        "bank_line.which_creditor",
        "day.in_the_future",
        "money.not_positive",
        "party.not_there",
        "party.owes_less",
        "party.which",
        "remittance.known_otherwise",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.LOOK_AT_BANK_LINE, Task.ASK_REMITTANCE)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"creditor_id": "creditors"}

    invoice_numbers: Annotated[
        tuple[Name, ...],
        Field(
            min_length=1,
            max_length=200,
            description="of the claims that it is for; of several all that is owed on them",
            examples=[["F2026-014"]],
        ),
    ]
    fee: Euro = Field(default=Euro(0), description="what the party kept for itself of it")
    party: Word = Field(default="", description="its name; default: whose account it came from")
    creditor_id: CreditorId = None

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Line and claims are told in one save; ``bank-undo`` takes it off all of them."""
        line = waiting_line(session, about)
        if not line.waits:
            raise line_decided()
        numbers = dict.fromkeys(self.invoice_numbers)
        found = [claim_named(house, session, line, one, self.creditor_id) for one in numbers]
        claims = list({claim.id: claim for claim in found}.values())
        put_on_remittance(session, house, line, claims, named=self.party, fee=self.fee)
