"""Money on a claim: payments, what was taken back, refunds, credit notes, waivers."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from application.banking.refund_files import everybody_of
from application.banking.refunded import remember_refund, take_up_what_came_back
from application.by import sealed
from application.commands.conditions import require_undue_refund
from application.commands.fields import Euro, MeantSo, Name, PaymentId, Text, Word
from application.commands.four_eyes import (
    TakesTwo,
    above_the_limit,
    always,
    let_go_above_the_limit,
)
from application.commands.kinds import Condition, OnClaim
from application.house import House
from application.intake.placed_notes import placed_by_hand
from application.repeated import Repeat
from application.settlement import record_money
from domain.application import Session
from domain.claim import payments, waivers
from domain.claim.beyond_reason import ask_about_payment
from domain.claim.events import ClaimFact, CreditNoteApplied, PaymentReversed, RefundEnd, Source
from domain.claim.grounds import EndingGround
from domain.claim.set_off import set_off
from domain.claim.state import Claim
from domain.claim.undue_refunds import make_refund_good
from domain.debtor.credit import of_claim
from domain.debtor.refunds import refunds_due
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import Fact
from domain.ids import normalised_number
from domain.user.roles import May


class OfMoney(OnClaim):
    """Money that moves or is let go: what letters asked may be paid by it, or not any more."""

    def decide(self, claim: Claim, session: Session) -> Sequence[ClaimFact]:
        """The facts that a claim takes; raises Refusal."""
        raise NotImplementedError

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Decide on the claim, and settle what it was asked together with others."""
        del house
        claim = session.claim(about)
        record_money(session, (claim, self.decide(claim, session)))


class RegisterPayment(OfMoney):
    """Record money that was credited on a day, in whatever state; too much is asked about."""

    NAME: ClassVar[str] = "payment"
    PATH: ClassVar[str] = "payments"
    TAG: ClassVar[str] = "money"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "day.in_the_future",
        "money.not_positive",
        "payment.known_otherwise",
        "payment.more_than_open",
    )
    WORK: ClassVar[tuple[Task, ...]] = (
        Task.BANK_DATA_MISSING,
        Task.CHECK_VANISHED_ITEM,
        Task.CHECK_OPEN_AMOUNT,
    )

    amount: Euro
    credited_on: date = Field(description="day on which the bank credited it")
    payment_id: PaymentId = Field(default="", description="the bank's reference", examples=["B-7"])
    designation: Text = Field(default="", description="what it was for, as the debtor said")
    confirmed: MeantSo = False

    def said(self) -> str:
        """Unconfirmed it is what it was before anything was asked: a repeat finds it."""
        return self.model_dump_json(exclude=None if self.confirmed else {"confirmed"})

    def decide(self, claim: Claim, session: Session) -> Sequence[ClaimFact]:
        """Without an id of the bank it goes by who asks and the key: two people, two payments."""
        amount, on, today = self.amount, self.credited_on, session.today
        paid = payments.receive_payment(
            claim,
            payment_id=self.payment_id or f"by-hand:{session.mandate.id}",
            amount=amount,
            credited_on=on,
            designation=sealed(self.designation),
            source=Source(kind="call"),
            today=today,
        )
        if not self.confirmed:
            ask_about_payment(claim, paid, amount=amount, on=on, today=today)
        return paid


class ReversePayment(OfMoney):
    """Record that a payment was taken back (storno); a settled claim lives again at its step."""

    NAME: ClassVar[str] = "reversal"
    REPEAT: ClassVar[tuple[Repeat, ...]] = (
        Repeat(of=(PaymentReversed,), same=("payment_id",), told=("reversed_on", "reason_code")),
    )
    PATH: ClassVar[str] = "payment-reversals"
    TAG: ClassVar[str] = "money"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "day.in_the_future",
        "payment.unknown",
    )
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"payment_id": "payments"}

    payment_id: PaymentId = Field(
        min_length=1, description="under which it was recorded", examples=["B-7"]
    )
    reversed_on: date
    reason_code: Word = Field(default="", description="the bank's code", examples=["MS03"])

    def decide(self, claim: Claim, session: Session) -> Sequence[ClaimFact]:
        """The claim owes again what the payment had paid."""
        filed = claim.debtor_id is not None and session.debtor(claim.debtor_id).files(claim)
        return payments.reverse_payment(
            claim,
            payment_id=self.payment_id,
            reversed_on=self.reversed_on,
            reason_code=self.reason_code,
            today=session.today,
            filed=filed,
        )


class RefundOverpayment(OnClaim):
    """Record that what was paid too much went back."""

    NAME: ClassVar[str] = "refund"
    FOUR_EYES: ClassVar[TakesTwo | None] = always
    PATH: ClassVar[str] = "refunds"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = (
        "bank_line.unknown",
        "day.in_the_future",
        "money.not_positive",
        "refund.too_much",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.REFUND,)

    amount: Euro
    refunded_on: date

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """No more goes back than was paid too much."""
        return payments.refund_overpayment(
            claim, amount=self.amount, refunded_on=self.refunded_on, today=session.today
        )

    def record(self, session: Session, about: UUID, house: House) -> None:
        """It is known by amount and day, should the bank give it back, or did so before."""
        super().record(session, about, house)
        debtor_id = session.claim(about).debtor_id
        assert debtor_id is not None  # it was decided: the claim is open
        debtor = session.debtor_now(debtor_id)
        remember_refund(session, debtor, self.amount, paid_on=self.refunded_on)
        take_up_what_came_back(house, session, debtor, self.amount, paid_on=self.refunded_on)


class MakeRefundGood(OnClaim):
    """Record that a refund whose payment was taken back came back, or is let go."""

    NAME: ClassVar[str] = "refund-made-good"
    FOUR_EYES: ClassVar[TakesTwo | None] = let_go_above_the_limit
    PATH: ClassVar[str] = "refunds-made-good"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.DECIDE
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_undue_refund,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "day.in_the_future",
        "money.not_positive",
        "refund.all_covered",
        "refund.less_lacks",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.RECLAIM_REFUND,)

    amount: Euro
    on: date = Field(description="day on which it came back, or was let go")
    how: RefundEnd

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """It is a debt of its own (BW 6:203), and no payment of the invoice."""
        return make_refund_good(
            claim, amount=self.amount, on=self.on, how=self.how, today=session.today
        )


class SetOff(OnClaim):
    """Set money that was paid too much on another claim of the debtor off against this one."""

    NAME: ClassVar[str] = "set-off"
    PATH: ClassVar[str] = "set-offs"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = (
        "money.not_positive",
        "set_off.barred",
        "set_off.contested",
        "set_off.itself",
        "set_off.no_claim",
        "set_off.nothing",
        "set_off.too_much",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.SET_OFF,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"from_invoice": "paid_too_much"}

    from_invoice: Name = Field(
        description="invoice on which too much was paid", examples=["F2026-009"]
    )
    amount: Euro | None = Field(default=None, description="default: as much as is owed")

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Both claims are told in one save, as of the day it could first be set off (BW 6:129)."""
        del house
        claim = session.claim(about)
        source = self._source(claim, session)
        assert claim.debtor_id is not None
        debtor = session.debtor(claim.debtor_id)
        if bar := debtor.barred_on(session.today, claim):
            raise Refusal(
                "set_off.barred",
                f"What he owes on {claim.invoice_number} is not taken from his money now: {bar}.",
                way_out="Ask who acts for him; what the law lets be set off, record as a payment.",
                article="BW 6:127 lid 2, Fw 53",
                values={"invoice": claim.invoice_number, "bar": bar},
            )
        everybody = everybody_of(session, debtor)
        due = [one for whose in everybody for one in refunds_due(whose.refunds)]
        found = set_off(
            claim,
            source,
            amount=self.amount,
            command=session.mandate.id,
            today=session.today,
            going_back=sum(one.amount for one in due if one.ref == of_claim(source.id)),
        )
        record_money(session, (claim, found.against), (source, found.paid_too_much))

    def _source(self, claim: Claim, session: Session) -> Claim:
        assert claim.debtor_id is not None
        wanted = normalised_number(self.from_invoice)
        for one in session.claims_of(session.debtor(claim.debtor_id)):
            if normalised_number(one.invoice_number) == wanted:
                return one
        raise Refusal(
            "set_off.no_claim",
            f"The debtor has no claim on invoice {self.from_invoice} here.",
            way_out="Name the invoice of his on which too much was paid.",
            article="BW 6:127",
            values={"invoice": self.from_invoice},
        )


class ApplyCreditNote(OnClaim):
    """Lower the principal by a credit note, from the start unless said otherwise."""

    NAME: ClassVar[str] = "credit-note"
    REPEAT: ClassVar[tuple[Repeat, ...]] = (
        Repeat(of=(CreditNoteApplied,), same=("number",), told=("retroactive",)),
    )
    FOUR_EYES: ClassVar[TakesTwo | None] = above_the_limit
    PATH: ClassVar[str] = "credit-notes"
    TAG: ClassVar[str] = "money"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "credit_note.known_otherwise",
        "credit_note.part_too_large",
        "credit_note.perhaps_granted",
        "credit_note.too_much",
        "day.in_the_future",
        "money.not_positive",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.CHECK_VANISHED_ITEM, Task.CHECK_OPEN_AMOUNT)

    number: Name = Field(examples=["C2026-003"])
    amount: Euro
    issued_on: date
    retroactive: bool = Field(default=True, description="from the start; else from its own day")
    beside_grant: bool | None = Field(
        default=None,
        description="where a dispute was granted: yes, on top of that; no, it is the paper of it",
    )

    def record(self, session: Session, about: UUID, house: House) -> None:
        """What the note covers was never owed, or not from its day; its file counts no more."""
        claim = session.claim(about)
        facts = payments.apply_credit_note(
            claim,
            number=self.number,
            amount=self.amount,
            issued_on=self.issued_on,
            retroactive=self.retroactive,
            source=Source(kind="call"),
            today=session.today,
            beside_grant=self.beside_grant,
        )
        record_money(session, (claim, facts))
        if facts:
            placed_by_hand(session, house, claim, number=self.number, amount=self.amount)


class WaivedPart(StrEnum):
    """What a waiver is of."""

    PRINCIPAL = "principal"
    COSTS = "costs"


class Waive(OfMoney):
    """Waive a part of the principal (BW 6:160), or charged collection costs."""

    NAME: ClassVar[str] = "waiver"
    FOUR_EYES: ClassVar[TakesTwo | None] = above_the_limit
    PATH: ClassVar[str] = "waivers"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = (
        "money.not_positive",
        "waiver.too_much",
    )

    amount: Euro
    of: WaivedPart = WaivedPart.PRINCIPAL
    accepted_on: date | None = Field(
        default=None, description="day on which the debtor accepted; of the principal only"
    )

    def decide(self, claim: Claim, session: Session) -> Sequence[ClaimFact]:
        """Waived costs are asked no longer; a waived part of the principal is owed no longer."""
        if self.of is WaivedPart.COSTS:
            return waivers.waive_costs(
                claim, amount=self.amount, why=EndingGround.GOODWILL.value, today=session.today
            )
        return waivers.waive_part(
            claim, amount=self.amount, accepted_on=self.accepted_on, today=session.today
        )
