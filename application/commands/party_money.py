"""What a party reports with whom a claim lies or lay: what was paid to it, remitted, billed."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, ClassVar, TypeAlias

from pydantic import Field

from application.by import sealed
from application.commands.fields import Euro, MeantSo, Text, Word
from application.commands.kinds import Condition, OnClaim
from application.commands.money import OfMoney
from domain.application import Session
from domain.claim import party_costs, party_money
from domain.claim.beyond_reason import ask_about_payment
from domain.claim.events import ClaimFact
from domain.claim.party_money import require_party
from domain.claim.state import Claim
from domain.claim.there import PartyCost
from domain.dunning.task import Task
from domain.facts import Fact

PartyReference: TypeAlias = Annotated[str, Field(max_length=60, pattern=r"^[\w./:+-]*$")]


class RecordPartyPayment(OfMoney):
    """Record what the debtor paid the party that has or had the claim, as of the day it came."""

    NAME: ClassVar[str] = "party-payment"
    SUGGESTED_FROM: ClassVar[dict[str, str]] = {"party": "parties"}
    PATH: ClassVar[str] = "party-payments"
    TAG: ClassVar[str] = "hand-over"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_party,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "day.in_the_future",
        "money.not_positive",
        "party.not_there",
        "party.which",
        "payment.known_otherwise",
        "payment.more_than_open",
    )

    amount: Euro
    received_on: date = Field(description="day on which the party received it")
    party: Word = Field(default="", description="its name; default: with which the claim lies")
    reference: PartyReference = Field(
        default="", description="the party's own number of it", examples=["D-77"]
    )
    designation: Text = Field(default="", description="what it was for, as the debtor said")
    confirmed: MeantSo = False

    def said(self) -> str:
        """Unconfirmed it is what it was before anything was asked: a repeat finds it."""
        return self.model_dump_json(exclude=None if self.confirmed else {"confirmed"})

    def decide(self, claim: Claim, session: Session) -> Sequence[ClaimFact]:
        """The claim owes less from that day on, and the party owes it to the creditor."""
        amount, on, today = self.amount, self.received_on, session.today
        paid = party_money.collect(
            claim,
            party=self.party,
            reference=self.reference or str(session.mandate.id),
            amount=amount,
            received_on=on,
            today=today,
            designation=sealed(self.designation),
        )
        if not self.confirmed:
            ask_about_payment(claim, paid, amount=amount, on=on, today=today)
        return paid


class RecordRemittance(OnClaim):
    """Record what the party passed on of what it had collected, and the fee that it kept."""

    NAME: ClassVar[str] = "party-remittance"
    SUGGESTED_FROM: ClassVar[dict[str, str]] = {"party": "parties"}
    PATH: ClassVar[str] = "party-remittances"
    TAG: ClassVar[str] = "hand-over"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_party,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "day.in_the_future",
        "money.not_positive",
        "party.not_there",
        "party.owes_less",
        "party.which",
        "remittance.known_otherwise",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.ASK_REMITTANCE,)

    received: Euro = Field(description="what the bank credited for this claim")
    credited_on: date = Field(description="day on which the bank credited it")
    fee: Euro = Field(default=Euro(0), description="what the party kept for itself")
    party: Word = Field(default="", description="its name; default: with which the claim lies")
    reference: PartyReference = Field(
        default="", description="the party's own number of it", examples=["AF-2026-03"]
    )

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """The debtor owes neither more nor less by it; the fee is the creditor's."""
        return party_money.remit(
            claim,
            party=self.party,
            reference=self.reference or str(session.mandate.id),
            received=self.received,
            fee=self.fee,
            credited_on=self.credited_on,
            today=session.today,
        )


class RecordPartyBill(OnClaim):
    """Record what the party charges the creditor for the claim; the debtor owes nothing by it."""

    NAME: ClassVar[str] = "party-bill"
    SUGGESTED_FROM: ClassVar[dict[str, str]] = {"party": "parties"}
    PATH: ClassVar[str] = "party-bills"
    TAG: ClassVar[str] = "hand-over"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_party,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "day.in_the_future",
        "money.not_positive",
        "party.not_there",
        "party.which",
        "party_bill.credits_more",
        "party_bill.known_otherwise",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.ASK_PARTY_BILL,)

    billed_on: date = Field(description="day of the bill")
    reference: PartyReference = Field(
        default="", description="number of the bill", examples=["N-2026-118"]
    )
    fee: Euro = Field(default=Euro(0), description="for its work outside the court, before VAT")
    commission: Euro = Field(default=Euro(0), description="on what it collected, before VAT")
    disbursements: Euro = Field(default=Euro(0), description="what it paid others, before VAT")
    court_fee: Euro = Field(default=Euro(0), description="what the court charged")
    proceedings: Euro = Field(default=Euro(0), description="summons and salary, before VAT")
    enforcement: Euro = Field(default=Euro(0), description="acts of enforcement, before VAT")
    vat: Euro = Field(default=Euro(0), description="VAT on all of it")
    kept: bool = Field(default=False, description="taken from what it remits; else paid apart")
    credit: bool = Field(default=False, description="a credit note: charged that much less")
    party: Word = Field(default="", description="its name; default: with which the claim lies")

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """The debtor's ledger is left alone, whatever the party charges."""
        return party_costs.bill(
            claim,
            party=self.party,
            reference=self.reference or str(session.mandate.id),
            billed_on=self.billed_on,
            parts={kind: getattr(self, kind.value) for kind in PartyCost},
            vat=self.vat,
            kept=self.kept,
            credit=self.credit,
            today=session.today,
        )
