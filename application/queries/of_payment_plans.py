"""Questions about payment plans that both sign: those of a debtor, and the calculator."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.commands.fields import Euro
from application.house import House
from application.payment_plans.drawn import planned_over
from application.payment_plans.of_debtor import fits_a_plan, plans_of
from application.payment_plans.signatures import name_differs
from application.queries.plan_shapes import (
    PaymentPlanOut,
    PaymentPlansOut,
    PlanInstalmentOut,
    PlannedClaimOut,
    PlanPreviewOut,
    SignedOut,
)
from application.queries.query import Inquiry, Query
from domain.case.in_order import in_order
from domain.case_reading import CaseReader
from domain.claim.events import Instalment
from domain.creditor.state import Creditor
from domain.debtor.refusals import creditor_of
from domain.law.consumer_credit import PlanOffer, needs_ground
from domain.money import as_decimal
from domain.payment_plan.calculator import MOST_INSTALMENTS, PlanWish
from domain.payment_plan.events import Rhythm
from domain.payment_plan.state import PaymentPlan, PlanSignature, require_proposed
from domain.sealing import Purpose
from domain.user.roles import May


class ListPaymentPlans(Query):
    """The payment plans of a debtor that both sign, with who signed them and how they stand."""

    NAME: ClassVar[str] = "payment-plans"
    PATH: ClassVar[str] = "/v1/debtors/{debtor_id}/payment-plans"
    TAG: ClassVar[str] = "agreements"
    MAY: ClassVar[May] = May.HANDLE
    REFUSES: ClassVar[tuple[str, ...]] = ("debtor.unknown",)

    debtor_id: UUID

    def answer(self, asked: Inquiry) -> PaymentPlansOut:
        """The link by which he signs is told to nobody: only when it was sent, and where to."""
        debtor = asked.house.collections.debtor(self.debtor_id)
        creditor_of(debtor)
        return PaymentPlansOut(
            rows=[plan_out(asked.house, one) for one in plans_of(asked.house, debtor)]
        )


class PreviewPaymentPlan(Query):
    """The calculator: what a payment plan over claims of a debtor would come to, to the cent."""

    NAME: ClassVar[str] = "payment-plan-preview"
    PATH: ClassVar[str] = "/v1/debtors/{debtor_id}/payment-plan-preview"
    TAG: ClassVar[str] = "agreements"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "claim.ended",
        "claim.unknown",
        "debtor.unknown",
        "payment_plan.contested",
        "payment_plan.first_day",
        "payment_plan.nothing_open",
        "payment_plan.one_of_two",
        "payment_plan.running",
        "payment_plan.too_many",
        "payment_plan.too_small",
    )

    debtor_id: UUID
    first: Annotated[date, Field(description="last day of the first instalment, inclusive")]
    claim: Annotated[
        tuple[UUID, ...], Field(description="default: all that a plan can be made of")
    ] = ()
    rhythm: Rhythm = Rhythm.MONTHLY
    number: Annotated[int | None, Field(ge=1, le=MOST_INSTALMENTS)] = None
    amount: Euro | None = None
    with_interest: bool = False

    def answer(self, asked: Inquiry) -> PlanPreviewOut:
        """Worked out on what is open today; nothing is recorded."""
        wish = PlanWish(
            first=self.first,
            rhythm=self.rhythm,
            number=self.number,
            amount=self.amount,
            with_interest=self.with_interest,
        )
        return preview(asked.house, self.debtor_id, self.claim, wish)


def preview(
    house: House, debtor_id: UUID, chosen: Iterable[UUID], wish: PlanWish
) -> PlanPreviewOut:
    """What a plan would come to today; raises what the calculator refuses."""
    debtor = house.collections.debtor(debtor_id)
    creditor: Creditor = house.collections.creditor(creditor_of(debtor))
    reader = CaseReader(house.collections)
    his = list(chosen) or [one.id for one in reader.claims_of(debtor) if fits_a_plan(one)]
    cases = sorted(reader.cases(his), key=in_order)
    found, claims = planned_over([one.claim for one in cases], debtor, wish, on=house.today)
    offer = PlanOffer(
        offered_on=house.today,
        consumer=debtor.capacity.protected_as_consumer,
        interest=found.interest,
        by_third_party=creditor.collector_charges_vat,
    )
    return PlanPreviewOut(
        total=as_decimal(found.total),
        interest=as_decimal(found.interest),
        instalments=_parts(found.instalments),
        claims=[
            PlannedClaimOut(
                claim_id=one.id,
                invoice_number=one.invoice_number,
                open=as_decimal(found.open[one.id].total),
                instalments=_parts(found.shares[one.id]),
            )
            for one in claims
        ],
        needs_ground=needs_ground(offer) is not None,
    )


def plan_out(house: House, plan: PaymentPlan) -> PaymentPlanOut:
    """A plan as it stands now."""
    proposed = require_proposed(plan)
    debtor, creditor = plan.by_debtor, plan.by_creditor
    typed = house.open(debtor.name, str, Purpose.CONTACT) if debtor else None
    brought = plan.link.letter_id if plan.link else None
    letter = house.collections.letter(brought) if brought else None
    paper = house.collections.letter(plan.papers[-1]) if plan.papers else None
    return PaymentPlanOut(
        id=plan.id,
        version=plan.version,
        standing=plan.standing.value,
        proposed_on=plan.proposed_on,
        proposed_by=plan.proposed_by,
        replaces=proposed.replaces,
        open_until=proposed.open_until,
        total=as_decimal(sum(part.amount for part in proposed.instalments)),
        interest=as_decimal(proposed.interest),
        grace_days=proposed.grace_days,
        instalments=_parts(proposed.instalments),
        claims=[
            PlannedClaimOut(
                claim_id=part.claim_id,
                invoice_number=house.collections.claim(part.claim_id).invoice_number,
                open=as_decimal(part.open.total),
                instalments=_parts(part.shares),
            )
            for part in proposed.claims
        ],
        needs_ground=plan.ground is None and needs_ground(plan.offer) is not None,
        ground=plan.ground.value if plan.ground else "",
        link_letter=plan.link.letter_id if plan.link else None,
        link_status=letter.status.value if letter else "",
        link_sent_on=letter.sent_on if letter else None,
        link_sent_to=_sent_to(house, plan),
        link_opened=plan.opened,
        paper_letter=paper.id if paper else None,
        paper_status=paper.status.value if paper else "",
        paper_sent_on=paper.sent_on if paper else None,
        paper_sha256=debtor.paper_sha256 if debtor else "",
        signed_by_debtor=_signed(debtor, typed or "") if debtor else None,
        other_name=plan.waits
        and name_differs(house, plan, house.collections.debtor(proposed.debtor_id)),
        signed_by_creditor=_signed(creditor, creditor.actor) if creditor else None,
        document_sha256=proposed.document_sha256,
        agreement_sha256=plan.agreement_sha256,
    )


def _sent_to(house: House, plan: PaymentPlan) -> str:
    sealed = plan.link.sent_to if plan.link else None
    return (house.open(sealed, str, Purpose.CONTACT) or "") if sealed else ""


def _signed(one: PlanSignature, name: str) -> SignedOut:
    return SignedOut(on=one.on, at=one.at, name=name)


def _parts(parts: Iterable[Instalment]) -> list[PlanInstalmentOut]:
    return [
        PlanInstalmentOut(number=one.number, amount=as_decimal(one.amount), by=one.by)
        for one in parts
    ]
