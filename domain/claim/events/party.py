"""What a party reports with whom a claim lies or lay: money it received, and what it passed on."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from domain.facts import Fact


class PartyCollected(Fact):
    """The debtor paid the party, which holds the money for the creditor until it remits.

    The payment itself is recorded in the same save, as of the day on which the party received
    it: who pays a party that may collect has paid the creditor (BW 6:32, 3:66).
    """

    TOPIC: ClassVar[str] = "claim.party_collected"

    party: str
    payment_id: str
    amount: int = Field(gt=0)
    received_on: date

    @property
    def legal_day(self) -> date:
        """It counts with the payment itself."""
        return self.received_on


class PartyRemitted(Fact):
    """The party passed on what it had collected, less the fee that it kept.

    ``received`` and ``fee`` are together what it owed; the fee is between it and the creditor,
    and never the debtor's.
    """

    TOPIC: ClassVar[str] = "claim.party_remitted"

    party: str
    remittance_id: str
    received: int = Field(ge=0)
    fee: int = Field(ge=0, default=0)
    credited_on: date

    @property
    def legal_day(self) -> date:
        """It counts on the day on which the creditor's bank credited it."""
        return self.credited_on


class PartyRemittanceUndone(Fact):
    """A remittance that a bank line brought was none after all: the party owes it again."""

    TOPIC: ClassVar[str] = "claim.party_remittance_undone"

    party: str
    remittance_id: str
