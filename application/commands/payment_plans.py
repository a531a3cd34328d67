"""Payment plans over claims of a debtor that both sign: drawn up, offered, signed, taken back."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import AfterValidator, Field

from application.commands.fields import Euro, MeantSo, more_than_nothing
from application.commands.kinds import OnDebtor
from application.house import House
from application.letters.plan_offers import (
    offer_plan,
    offer_went_out,
    require_sendable,
    send_offer,
)
from application.payment_plans.changes import change_drawn_up
from application.payment_plans.drawn import drawn_up
from application.payment_plans.of_debtor import OF_DEBTOR, fits_a_plan, open_plans, running_plans
from application.payment_plans.own_address import require_another_brought_it
from application.payment_plans.signatures import (
    end_on_claims,
    name_differs,
    now_in_amsterdam,
    record_signature,
    stream_of_plan,
)
from domain.application import Mandate, Receipt, Session, stream_of_claim
from domain.claim.agreements import GRACE_DAYS
from domain.claim.events import OfferEnd, PaymentPlanOffered
from domain.debtor.merging import merged_away
from domain.debtor.state import Debtor
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import StreamKind, StreamRef
from domain.ids import payment_plan_id
from domain.law.consumer_credit import CreditGround
from domain.payment_plan import decisions
from domain.payment_plan.calculator import MOST_INSTALMENTS, OPEN_DAYS, PlanWish
from domain.payment_plan.changed import PlanChange
from domain.payment_plan.events import PlanFact, PlanProposed, Rhythm
from domain.payment_plan.on_paper import require_another_saw_it
from domain.payment_plan.state import PaymentPlan, require_proposed
from domain.user.roles import May

CREDIT = ("consumer_credit.costs", "consumer_credit.no_ground")
SIGNING = (
    *("payment_plan.debtor_signed", "payment_plan.expired", "payment_plan.not_open"),
    *("payment_plan.other_text", "payment_plan.unknown"),
)
_SENDING = (
    *("law.calendar_unverified", "letter.no_creditor_address", "letter.no_mail_server"),
    *("letter.no_sender", "signing_link.no_mail", "signing_link.no_place"),
    *("signing_link.not_now", "signing_link.own_address", "payment_plan.moved"),
)
HOLDING = (
    *("claim.ended", "payment_plan.contested", "payment_plan.judged", "payment_plan.moved"),
    *("payment_plan.another_runs", "payment_plan.running"),
    *("document.erased", "document.unknown", "paper.cannot_be_set"),
)


class ProposePaymentPlan(OnDebtor):
    """Draw up a payment plan over a debtor's claims, for both to sign; it costs him nothing."""

    NAME: ClassVar[str] = "propose-payment-plan"
    PATH: ClassVar[str] = "payment-plans"
    TAG: ClassVar[str] = "agreements"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "agreement.barred",
        "claim.ended",
        "limitation.years",
        "payment_plan.contested",
        "payment_plan.far_away",
        "payment_plan.first_day",
        "payment_plan.natural",
        "payment_plan.nothing_open",
        "payment_plan.one_of_two",
        "payment_plan.running",
        "payment_plan.too_many",
        "payment_plan.too_small",
        "payment_plan.waits",
    )
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"claims": "plannable"}

    claims: Annotated[
        tuple[UUID, ...],
        Field(max_length=100, description="default: all that a plan can be made of"),
    ] = ()
    first: date = Field(description="last day of the first instalment, inclusive")
    rhythm: Rhythm = Rhythm.MONTHLY
    number: Annotated[
        int | None, Field(ge=1, le=MOST_INSTALMENTS, description="of instalments")
    ] = None
    amount: Annotated[
        Annotated[Euro, AfterValidator(more_than_nothing)] | None,
        Field(description="of each instalment, instead of a number"),
    ] = None
    with_interest: Annotated[
        bool, Field(description="ask the statutory interest that runs meanwhile")
    ] = False
    grace_days: Annotated[int, Field(ge=0, le=31)] = GRACE_DAYS
    open_days: Annotated[
        int, Field(ge=1, le=60, description="for so many days it can be signed")
    ] = OPEN_DAYS
    confirmed: MeantSo = False

    @classmethod
    def avails(cls, state: Debtor, house: House) -> bool:
        """Of who has a claim that a plan can be made of."""
        return any(fits_a_plan(house.collections.claim(one)) for one in state.claims)

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Nothing holds before both have signed; letters go on until it was sent."""
        debtor = session.debtor(about)
        if debtor.merged_into:
            raise merged_away(debtor)
        wish = PlanWish(
            first=self.first,
            rhythm=self.rhythm,
            number=self.number,
            amount=self.amount,
            with_interest=self.with_interest,
        )
        proposed = drawn_up(
            house,
            session,
            debtor,
            chosen=self.claims,
            wish=wish,
            grace_and_open=(self.grace_days, self.open_days),
            confirmed=self.confirmed,
        )
        record_proposal(session, proposed)


def record_proposal(session: Session, proposed: PlanProposed) -> None:
    """Record what was drawn up as a plan of its own, found among those of its debtor."""
    plan = session.payment_plan(payment_plan_id(session.mandate.log, session.mandate.id))
    stream = StreamRef(StreamKind.PAYMENT_PLAN, plan.id, session.mandate.log)
    facts = decisions.propose(plan, proposed)
    session.record(stream, facts, subject=proposed.debtor_id)
    offered = [PaymentPlanOffered(plan_id=plan.id, open_until=proposed.open_until)] if facts else []
    for part in proposed.claims:
        claim = session.claim(part.claim_id)
        session.record(stream_of_claim(claim), offered, subject=proposed.debtor_id)
    number = 1
    while session.identified(OF_DEBTOR, f"{proposed.debtor_id}/{number}"):
        number += 1
    session.identify(kind=OF_DEBTOR, value=f"{proposed.debtor_id}/{number}", stream=plan.id)


class OnPaymentPlan(OnDebtor):
    """A command on one of a debtor's payment plans, which is named by its id."""

    TAG: ClassVar[str] = "agreements"
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"plan": "payment_plans"}

    plan: UUID

    @classmethod
    def avails(cls, state: Debtor, house: House) -> bool:
        """Of who has a plan that waits for a signature."""
        return bool(open_plans(house, state))

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Read the plan; raises NotFound ``payment_plan.unknown`` where it is not his."""
        plan = session.payment_plan(self.plan)
        if require_proposed(plan).debtor_id != about:
            require_proposed(PaymentPlan(self.plan))
        self.record_on(session, plan, house)

    def record_on(self, session: Session, plan: PaymentPlan, house: House) -> None:
        """Decide on it, on fresh state."""
        facts = self.decide_on(plan, session, house)
        session.record(stream_of_plan(plan), facts, subject=require_proposed(plan).debtor_id)

    def decide_on(self, plan: PaymentPlan, session: Session, house: House) -> Sequence[PlanFact]:
        """The facts that the plan takes; raises Refusal."""
        raise NotImplementedError


class ChangePaymentPlan(OnPaymentPlan):
    """Draw up a change of a running plan, for both to sign: what is left of it, on other days."""

    NAME: ClassVar[str] = "change-payment-plan"
    PATH: ClassVar[str] = "payment-plans/change"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "agreement.barred",
        "claim.ended",
        "payment_plan.contested",
        "payment_plan.far_away",
        "payment_plan.first_day",
        "payment_plan.no_instalment",
        "payment_plan.not_later",
        "payment_plan.not_running",
        "payment_plan.nothing_after",
        "payment_plan.paid_ahead",
        "payment_plan.unknown",
    )
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"plan": "running_plans"}

    number: Annotated[
        int | None,
        Field(ge=1, le=MOST_INSTALMENTS, description="default: the first that is not paid"),
    ] = None
    later: Annotated[
        date | None,
        Field(description="its new last day; default: what it lacks is spread over those behind"),
    ] = None
    open_days: Annotated[
        int, Field(ge=1, le=60, description="for so many days it can be signed")
    ] = OPEN_DAYS
    confirmed: MeantSo = False

    @classmethod
    def avails(cls, state: Debtor, house: House) -> bool:
        """Of who has a plan that runs."""
        return bool(running_plans(house, state))

    def record_on(self, session: Session, plan: PaymentPlan, house: House) -> None:
        """The plan holds as it was until both have signed the change."""
        debtor = session.debtor_now(require_proposed(plan).debtor_id)
        proposed = change_drawn_up(
            house,
            session,
            debtor,
            plan,
            PlanChange(number=self.number, later=self.later),
            open_days=self.open_days,
            confirmed=self.confirmed,
        )
        record_proposal(session, proposed)


class StatePlanGround(OnPaymentPlan):
    """Say on which ground a plan may be offered that costs a consumer something."""

    NAME: ClassVar[str] = "payment-plan-ground"
    PATH: ClassVar[str] = "payment-plans/ground"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = (
        "payment_plan.not_open",
        "payment_plan.own_ground",
        "payment_plan.unknown",
    )

    ground: CreditGround

    def decide_on(self, plan: PaymentPlan, session: Session, house: House) -> Sequence[PlanFact]:
        """Whoever drew it up does not judge it."""
        del house
        return decisions.state_ground(plan, self.ground, actor=session.mandate.actor)


class SendSigningLink(OnPaymentPlan):
    """Send the debtor a link by e-mail, by which he reads the plan and signs it; good once."""

    NAME: ClassVar[str] = "signing-link"
    PATH: ClassVar[str] = "payment-plans/link"
    REFUSES: ClassVar[tuple[str, ...]] = (*CREDIT, *SIGNING, *_SENDING, "signing_link.sent")
    AGAIN: ClassVar[bool] = False

    def carry_under(self, mandate: Mandate, house: House, about: UUID) -> Receipt:
        """Order the letter and send it: two saves, since it is set and sent in between."""
        known = house.collections.receipt_of(mandate)
        if known or not house.acts:
            return known or super().carry_under(mandate, house, about)
        require_sendable(house, self.plan, mandate)
        receipt = super().carry_under(mandate, house, about)
        send_offer(house, self.plan, mandate)
        return receipt

    def record_on(self, session: Session, plan: PaymentPlan, house: House) -> None:
        """Nobody in the house is shown it; an earlier one opens no more."""
        proposed = require_proposed(plan)
        debtor = session.debtor_now(proposed.debtor_id)
        require_another_brought_it(session, house, debtor)
        offer_plan(house, session, plan, again=self.AGAIN)


class SendSigningLinkAgain(SendSigningLink):
    """Have another link sent to the debtor; the one that was sent before opens no more."""

    NAME: ClassVar[str] = "signing-link-again"
    PATH: ClassVar[str] = "payment-plans/link-again"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = (*CREDIT, *SIGNING, *_SENDING)
    AGAIN: ClassVar[bool] = True

    @classmethod
    def avails(cls, state: Debtor, house: House) -> bool:
        """Of who was sent a link before."""
        return any(plan.link for plan in open_plans(house, state))


class SignPaymentPlan(OnPaymentPlan):
    """Sign a plan for the creditor, in your own name; with the debtor's signature it holds."""

    NAME: ClassVar[str] = "sign-payment-plan"
    PATH: ClassVar[str] = "payment-plans/signature"
    WORK: ClassVar[tuple[Task, ...]] = (Task.SIGN_PLAN,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        *CREDIT,
        *SIGNING,
        *HOLDING,
        "payment_plan.other_name",
        "payment_plan.own_paper",
    )

    name_seen: Annotated[
        bool, Field(description="the name below it was looked at: he may sign it")
    ] = False

    def record_on(self, session: Session, plan: PaymentPlan, house: House) -> None:
        """The text of a plan never changes, so what was read is what is signed."""
        require_another_saw_it(plan, actor=session.mandate.actor)
        debtor = session.debtor_now(require_proposed(plan).debtor_id)
        if not self.name_seen and plan.waits and name_differs(house, plan, debtor):
            raise Refusal(
                "payment_plan.other_name",
                "The name below the plan may be another's than the debtor's.",
                way_out="Ask him whether he signed it himself, or who did and may; then say so with"
                " `name_seen`. Else withdraw it.",
            )
        facts = decisions.sign_by_creditor(
            plan,
            seen=require_proposed(plan).document_sha256,
            today=session.today,
            at=now_in_amsterdam(house),
        )
        record_signature(house, session, plan, facts)


class WithdrawPaymentPlan(OnPaymentPlan):
    """Take a proposal for a plan back, before both have signed."""

    NAME: ClassVar[str] = "withdraw-payment-plan"
    PATH: ClassVar[str] = "payment-plans/withdrawal"
    WORK: ClassVar[tuple[Task, ...]] = (Task.SIGN_PLAN,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "payment_plan.binds",
        "payment_plan.not_open",
        "payment_plan.unknown",
    )

    confirmed: Annotated[
        bool, Field(description="the debtor does not want it, or may not rely on it")
    ] = False

    def record_on(self, session: Session, plan: PaymentPlan, house: House) -> None:
        """Its link opens no more, and nothing on its claims waits for it."""
        del house
        binds = offer_went_out(session, plan) and not self.confirmed
        facts = decisions.withdraw(plan, binds=binds, today=session.today)
        session.record(stream_of_plan(plan), facts, subject=require_proposed(plan).debtor_id)
        if facts:
            end_on_claims(session, plan, OfferEnd.WITHDRAWN)
