"""What a party reports with whom a claim lies or lay: money it received, and what it passed on."""

from datetime import date
from typing import ClassVar, TypeAlias

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


class PartyBilled(Fact):
    """What the party charges the creditor for a claim: parts before VAT, and the VAT on them.

    It lies between the two: the debtor owes what the law lets him owe, whoever collects it, and
    never more by a bill. ``kept``: the party takes it from what it remits; else it is paid apart.
    ``credit``: a credit note, by which it charges that much less.
    """

    TOPIC: ClassVar[str] = "claim.party_billed"

    party: str
    bill_id: str
    billed_on: date
    fee: int = Field(ge=0, default=0)
    commission: int = Field(ge=0, default=0)
    disbursements: int = Field(ge=0, default=0)
    court_fee: int = Field(ge=0, default=0)
    proceedings: int = Field(ge=0, default=0)
    enforcement: int = Field(ge=0, default=0)
    vat: int = Field(ge=0, default=0)
    kept: bool = False
    credit: bool = False

    @property
    def legal_day(self) -> date:
        """It counts on the day of the bill."""
        return self.billed_on


PartyFact: TypeAlias = PartyCollected | PartyRemitted | PartyRemittanceUndone | PartyBilled
