"""What is said and agreed with a debtor: contact, extension, promise, payment plan."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field

from application.by import sealed
from application.commands.fields import (
    Euro,
    Legible,
    LocalTime,
    MeantSo,
    Text,
    Word,
    more_than_nothing,
)
from application.commands.kinds import Condition, OnCase, OnClaim
from application.house import House
from application.letters.confirmation import confirm_now
from application.repeated import Repeat
from domain.application import Mandate, Receipt, Session
from domain.case import Case
from domain.case.natural import ask_about_natural
from domain.claim import agreements
from domain.claim.agreements import require_no_plan
from domain.claim.events import Channel, ContactOutcome, Direction, Instalment, PaymentPlanAgreed
from domain.claim.grounds import NonPayment
from domain.claim.refusals import require_live, require_opened
from domain.dunning.next.asked import step_of_call
from domain.dunning.task import Task
from domain.facts import Fact
from domain.law.consumer_credit import PlanOffer, require_own_offer


class RecordContact(OnCase):
    """Record contact with the debtor, or a try; a call that reached him fulfils the call step."""

    NAME: ClassVar[str] = "contact"
    PATH: ClassVar[str] = "contacts"
    TAG: ClassVar[str] = "agreements"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "fourteen_days.too_short",
        "law.calendar_unverified",
        "limitation.years",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.CALL, Task.TELL_DEBTOR)

    channel: Channel
    outcome: ContactOutcome
    direction: Direction = Direction.OUTGOING
    reason_for_non_payment: NonPayment = NonPayment.UNSAID
    at: LocalTime | None = Field(
        default=None,
        description="hour in Amsterdam at which it began; it shows that it was within the hours",
    )
    note: Text = ""

    def decide_case(self, case: Case, session: Session) -> Sequence[Fact]:
        """The call step that the claim is in is fulfilled where the debtor was reached."""
        return agreements.contact(
            case.claim,
            channel=self.channel,
            outcome=self.outcome,
            direction=self.direction,
            reason_for_non_payment=self.reason_for_non_payment.value,
            step=step_of_call(
                case, channel=self.channel, outcome=self.outcome, today=session.today
            ),
            note=sealed(self.note),
            at=self.at,
        )


class RecordPromise(OnCase):
    """Record a promise to pay by a day (inclusive)."""

    NAME: ClassVar[str] = "promise"
    PATH: ClassVar[str] = "promises"
    TAG: ClassVar[str] = "agreements"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_live,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "agreement.barred",
        "agreement.limitation",
        "claim.ended",
        "limitation.years",
        "money.not_positive",
        "promise.beside_plan",
        "promise.far_away",
        "promise.more_than_open",
        "promise.too_late",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.CALL,)

    by: date = Field(description="last day, inclusive")
    amount: Euro | None = Field(default=None, description="default: all that is open")
    in_writing: bool = Field(default=False, description="he wrote it: keep what he wrote")
    confirmed: MeantSo = False

    def decide_case(self, case: Case, session: Session) -> Sequence[Fact]:
        """Nothing goes out until the day has passed."""
        facts = agreements.promise(
            case.claim,
            amount=self.amount,
            by=self.by,
            today=session.today,
            tolerance_days=case.creditor.promise_days,
            tolerance=case.creditor.promise_short,
            in_writing=self.in_writing,
            barred=case.debtor.barred_on(session.today, case.claim),
            confirmed=self.confirmed,
        )
        if facts and not self.confirmed:
            ask_about_natural(case, today=session.today)
        return facts


class ExtendTerm(OnCase):
    """Agree a new last day, as a one-time exception; a second one only overruled."""

    NAME: ClassVar[str] = "extension"
    PATH: ClassVar[str] = "extensions"
    TAG: ClassVar[str] = "agreements"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_live,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "agreement.barred",
        "claim.ended",
        "extension.not_longer",
        "extension.second",
        "extension.too_late",
        "extension.too_long",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.CALL,)

    pay_by: date = Field(description="new last day, inclusive")
    overrule: bool = Field(default=False, description="also where it was extended before")
    confirmed: MeantSo = False

    def decide_case(self, case: Case, session: Session) -> Sequence[Fact]:
        """The debtor is not in default before the new day has passed."""
        return agreements.extend_term(
            case.claim,
            pay_by=self.pay_by,
            today=session.today,
            overrule=self.overrule,
            barred=case.debtor.barred_on(session.today, case.claim),
            confirmed=self.confirmed,
        )


def _part(given: Any) -> Any:
    """Read one instalment that is written as ``2026-12-01=25.00``."""
    if not isinstance(given, str):
        return given
    by, _, amount = given.partition("=")
    return {"by": by.strip(), "amount": amount.strip()}


class PlannedInstalment(Legible):
    """One part of a payment plan, and the last day (inclusive) on which it is to be paid."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    amount: Annotated[Euro, AfterValidator(more_than_nothing)]
    by: date


class AgreePaymentPlan(OnCase):
    """Agree instalments that add up to what is open; a plan costs the debtor nothing."""

    NAME: ClassVar[str] = "payment-plan"
    REPEAT: ClassVar[tuple[Repeat, ...]] = (
        Repeat(
            of=(PaymentPlanAgreed,),
            told=("signed_by_debtor_on", "signed_by_creditor_on", "signed_how"),
        ),
    )
    PATH: ClassVar[str] = "payment-plans"
    TAG: ClassVar[str] = "agreements"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_live, require_no_plan)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "agreement.barred",
        "agreement.limitation",
        "claim.ended",
        "consumer_credit.third_party",
        "limitation.years",
        "payment_plan.far_away",
        "payment_plan.order",
        "payment_plan.running",
        "payment_plan.sum",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.CALL,)

    instalments: Annotated[
        tuple[Annotated[PlannedInstalment, BeforeValidator(_part)], ...],
        Field(min_length=1, max_length=120, description="DATE=EURO, once for each, in order"),
    ]
    signed_by_debtor_on: date | None = None
    signed_by_creditor_on: date | None = None
    signed_how: Word = ""
    confirmed: MeantSo = False

    def decide_case(self, case: Case, session: Session) -> Sequence[Fact]:
        """The instalments are numbered in the order in which they are given."""
        facts = agreements.agree_payment_plan(
            case.claim,
            barred=case.debtor.barred_on(session.today, case.claim),
            confirmed=self.confirmed,
            instalments=tuple(
                Instalment(number=number, amount=part.amount, by=part.by)
                for number, part in enumerate(self.instalments, 1)
            ),
            today=session.today,
            signed_by_debtor_on=self.signed_by_debtor_on,
            signed_by_creditor_on=self.signed_by_creditor_on,
            signed_how=self.signed_how,
        )
        if facts and not self.confirmed:
            ask_about_natural(case, today=session.today)
        if facts:
            require_own_offer(_offered(case, session.today))
        return facts


def _offered(case: Case, today: date) -> PlanOffer:
    return PlanOffer(
        offered_on=today,
        consumer=case.debtor.capacity.protected_as_consumer,
        by_third_party=case.creditor.collector_charges_vat,
    )


class ConfirmAgreement(OnClaim):
    """Confirm in writing what was agreed on a claim: extension, promise or payment plan."""

    NAME: ClassVar[str] = "confirmation"
    PATH: ClassVar[str] = "agreement-confirmation"
    TAG: ClassVar[str] = "agreements"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_opened,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "agreement.not_now",
        "agreement.nothing",
        "fourteen_days.too_short",
        "law.calendar_unverified",
        "letter.no_carrier",
        "letter.no_channel",
        "letter.no_creditor_address",
        "letter.no_mail_server",
        "letter.no_sender",
        "limitation.years",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.CONFIRM_AGREEMENT,)

    def carry_under(self, mandate: Mandate, house: House, about: UUID) -> Receipt:
        """Order the letter and send it: two saves, since it is set and sent in between."""
        known = house.collections.receipt_of(mandate)
        return known or confirm_now(house, about, command=mandate).receipt
