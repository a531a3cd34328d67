"""Payment plans that a debtor signs on paper: sent by post, and what came back."""

from datetime import date
from hashlib import sha256
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from adapters.pdf_pages import UNSHOWN
from application.commands.fields import File, Name
from application.commands.papers import form_of
from application.commands.payment_plans import CREDIT, HOLDING, SIGNING, OnPaymentPlan
from application.house import House
from application.letters.plan_offers import require_postable, send_on_paper, send_paper
from application.payment_plans.of_debtor import open_plans
from application.payment_plans.signatures import record_signature
from application.repeated import said_otherwise
from domain.application import Mandate, Receipt, Session, stream_of_claim
from domain.claim.events import PaperKind
from domain.claim.papers import attach_paper
from domain.debtor.state import Debtor
from domain.payment_plan.on_paper import sign_on_paper
from domain.payment_plan.state import PaymentPlan, require_proposed
from domain.sealing import Purpose


class SendSigningPaper(OnPaymentPlan):
    """Send the debtor the plan by post, to sign on paper and send back."""

    NAME: ClassVar[str] = "signing-paper"
    PATH: ClassVar[str] = "payment-plans/paper"
    REFUSES: ClassVar[tuple[str, ...]] = (
        *CREDIT,
        *SIGNING,
        "law.calendar_unverified",
        "letter.no_creditor_address",
        "payment_plan.moved",
        "signing_paper.no_post",
        "signing_paper.not_now",
        "signing_paper.sent",
        "signing_paper.too_short",
    )

    again: Annotated[bool, Field(description="another one, after one that was sent")] = False

    def carry_under(self, mandate: Mandate, house: House, about: UUID) -> Receipt:
        """Order the letter and make it: two saves, since it is set in between."""
        known = house.collections.receipt_of(mandate)
        if known or not house.acts:
            return known or super().carry_under(mandate, house, about)
        require_postable(house, self.plan, mandate)
        receipt = super().carry_under(mandate, house, about)
        send_paper(house, self.plan, mandate)
        return receipt

    def record_on(self, session: Session, plan: PaymentPlan, house: House) -> None:
        """A link that he has stays good: whichever he signs first counts."""
        send_on_paper(house, session, plan, again=self.again)


class RecordSignedPaper(OnPaymentPlan):
    """Say that the debtor's paper came back signed; another person signs for the creditor."""

    NAME: ClassVar[str] = "signed-paper"
    PATH: ClassVar[str] = "payment-plans/signed-paper"
    REFUSES: ClassVar[tuple[str, ...]] = (
        *CREDIT,
        *SIGNING,
        *HOLDING,
        "paper.too_many",
        "paper.unreadable",
        "payment_plan.never_on_paper",
        "payment_plan.own_paper",
        "payment_plan.signed_when",
        "repeat.differs",
        *UNSHOWN,
    )

    name: Annotated[Name, Field(description="as it stands with the signature")]
    dated: date = Field(description="the day that stands with the signature")
    content: File = Field(description="the signed paper: a PDF, or a picture of it (PNG, JPEG)")

    @classmethod
    def avails(cls, state: Debtor, house: House) -> bool:
        """Of who has a plan that was sent to him on paper."""
        return any(one.papers and not one.by_debtor for one in open_plans(house, state))

    def said(self) -> str:
        """The digest stands for the file."""
        digest = sha256(self.content).hexdigest()
        return f"{self.plan}:{self.name}:{self.dated}:{digest}"

    def record_on(self, session: Session, plan: PaymentPlan, house: House) -> None:
        """The picture lies with every claim of the plan, under the debtor's key."""
        proposed = require_proposed(plan)
        digest, form = sha256(self.content).hexdigest(), form_of(self.content)
        facts = sign_on_paper(
            plan,
            name=self.name,
            signed_on=self.dated,
            paper=(digest, form),
            today=session.today,
            actor=session.mandate.actor,
        )
        if not facts:
            self._require_the_same_name(plan, house)
            return
        house.archive.put(self.content, subject=proposed.debtor_id)
        record_signature(house, session, plan, facts)
        for part in proposed.claims:
            claim = session.claim(part.claim_id)
            if all(one.sha256 != digest for one in claim.papers):
                laid = attach_paper(
                    claim,
                    kind=PaperKind.CORRESPONDENCE,
                    sha256=digest,
                    form=form,
                    dated=self.dated,
                )
                session.record(stream_of_claim(claim), laid, subject=proposed.debtor_id)

    def _require_the_same_name(self, plan: PaymentPlan, house: House) -> None:
        """Raises Refusal ``repeat.differs`` where another name was recorded."""
        signed = plan.by_debtor.name if plan.by_debtor else None
        known = house.open(signed, str, Purpose.CONTACT) if signed else None
        if known is not None and known != self.name:
            raise said_otherwise("name", "the one that was recorded", "this one")
