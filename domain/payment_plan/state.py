"""A payment plan that both sign, as its facts leave it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Final
from uuid import UUID

from domain.claim.events import PaperForm
from domain.errors import NotFound
from domain.facts import Point, Recorded, by_type, in_force
from domain.law.consumer_credit import CreditGround, PlanOffer
from domain.payment_plan.events import (
    ChargeGrounded,
    PlanCompleted,
    PlanConcluded,
    PlanDeclined,
    PlanExpired,
    PlanLapsed,
    PlanOpened,
    PlanProposed,
    PlanReplaced,
    PlanSignedByCreditor,
    PlanSignedByDebtor,
    PlanSignedOnPaper,
    PlanWithdrawn,
    SigningLinkIssued,
    SigningPaperIssued,
)
from domain.sealing import Sealed


class PlanStanding(StrEnum):
    """How a payment plan stands."""

    PROPOSED = "proposed"
    """Not both have signed yet."""
    RUNNING = "running"
    COMPLETED = "completed"
    LAPSED = "lapsed"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    """Both signed a change of it."""


@dataclass(frozen=True, slots=True)
class PlanSignature:
    """Who signed, when, and below which text; ``actor`` is a user, or empty for the debtor."""

    on: date
    at: time | None
    """In Amsterdam; of a paper nobody knows it."""
    document_sha256: str
    actor: str = ""
    name: Sealed[str] | None = None
    """As the debtor typed or wrote it."""
    paper_sha256: str = ""
    """The picture of the paper that he signed; empty: he signed by his link."""
    form: PaperForm | None = None
    """Of that picture."""
    recorded_by: str = ""
    """Who said that the paper came back."""


@dataclass(slots=True)
class PaymentPlan:
    """The state of one payment plan."""

    id: UUID
    version: int = 0
    log: UUID | None = None
    proposed: PlanProposed | None = None
    proposed_on: date = date.min
    proposed_by: str = ""
    proposed_at: int = 0
    """Where in the log it was proposed."""
    ground: CreditGround | None = None
    link: SigningLinkIssued | None = None
    """The link that opens; an earlier one does not any more."""
    opened: bool = False
    """Whether that link was opened."""
    papers: tuple[UUID, ...] = ()
    """The letters by which it went to the debtor to be signed on paper."""
    by_debtor: PlanSignature | None = None
    by_creditor: PlanSignature | None = None
    agreement_sha256: str = ""
    """The agreement with both signatures; empty: not both signed."""
    concluded_on: date | None = None
    ended_on: date | None = None
    standing: PlanStanding = PlanStanding.PROPOSED

    @property
    def waits(self) -> bool:
        """Whether it can hold yet: not both have signed, or the one after the other looks."""
        return self.standing is PlanStanding.PROPOSED

    @property
    def offer(self) -> PlanOffer:
        """What matters of it for the question whether it is credit."""
        assert self.proposed is not None
        return PlanOffer(
            offered_on=self.proposed_on,
            consumer=self.proposed.consumer,
            interest=self.proposed.interest,
            by_third_party=self.proposed.by_third_party,
        )


def require_proposed(plan: PaymentPlan) -> PlanProposed:
    """What was proposed; raises NotFound ``payment_plan.unknown`` where there is no such plan."""
    if plan.proposed is None:
        raise NotFound(
            "payment_plan.unknown",
            f"There is no payment plan {plan.id}.",
            way_out="See the page of the debtor for his plans.",
        )
    return plan.proposed


def fold(plan_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> PaymentPlan:
    """The plan as the history leaves it at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    plan = PaymentPlan(plan_id)
    for recorded in in_force(known, at):
        _CHANGES[type(recorded.fact)](plan, recorded.fact, recorded)
    plan.version = known[-1].originator_version if known else 0
    return plan


def _propose(plan: PaymentPlan, fact: PlanProposed, recorded: Recorded) -> None:
    plan.proposed, plan.proposed_on, plan.log = fact, recorded.effective_on, recorded.log
    plan.proposed_by, plan.proposed_at = recorded.actor, recorded.position


def _ground(plan: PaymentPlan, fact: ChargeGrounded, _recorded: Recorded) -> None:
    plan.ground = fact.ground


def _issue(plan: PaymentPlan, fact: SigningLinkIssued, _recorded: Recorded) -> None:
    plan.link, plan.opened = fact, False


def _open(plan: PaymentPlan, _fact: PlanOpened, _recorded: Recorded) -> None:
    plan.opened = True


def _by_debtor(plan: PaymentPlan, fact: PlanSignedByDebtor, recorded: Recorded) -> None:
    plan.by_debtor = PlanSignature(
        recorded.effective_on, fact.at, fact.document_sha256, name=fact.name
    )


def _issue_paper(plan: PaymentPlan, fact: SigningPaperIssued, _recorded: Recorded) -> None:
    plan.papers = (*plan.papers, fact.letter_id)


def _on_paper(plan: PaymentPlan, fact: PlanSignedOnPaper, recorded: Recorded) -> None:
    plan.by_debtor = signature_on_paper(fact, actor=recorded.actor)


def signature_on_paper(fact: PlanSignedOnPaper, *, actor: str) -> PlanSignature:
    """The debtor's signature, as the paper bears it and somebody recorded it."""
    return PlanSignature(
        fact.signed_on,
        None,
        fact.document_sha256,
        name=fact.name,
        paper_sha256=fact.paper_sha256,
        form=fact.form,
        recorded_by=actor,
    )


def _by_creditor(plan: PaymentPlan, fact: PlanSignedByCreditor, recorded: Recorded) -> None:
    signed_on, actor = recorded.effective_on, recorded.actor
    plan.by_creditor = PlanSignature(signed_on, fact.at, fact.document_sha256, actor)


def _conclude(plan: PaymentPlan, fact: PlanConcluded, recorded: Recorded) -> None:
    plan.agreement_sha256, plan.concluded_on = fact.document_sha256, recorded.effective_on
    plan.standing = PlanStanding.RUNNING


def _end(
    plan: PaymentPlan,
    fact: PlanDeclined | PlanExpired | PlanWithdrawn | PlanLapsed | PlanCompleted | PlanReplaced,
    recorded: Recorded,
) -> None:
    plan.standing, plan.ended_on = ENDS[type(fact)], recorded.effective_on


ENDS: Final = {
    PlanDeclined: PlanStanding.DECLINED,
    PlanExpired: PlanStanding.EXPIRED,
    PlanWithdrawn: PlanStanding.WITHDRAWN,
    PlanLapsed: PlanStanding.LAPSED,
    PlanCompleted: PlanStanding.COMPLETED,
    PlanReplaced: PlanStanding.REPLACED,
}

_CHANGES: Final = by_type(
    _propose,
    _ground,
    _issue,
    _open,
    _by_debtor,
    _issue_paper,
    _on_paper,
    _by_creditor,
    _conclude,
    _end,
)
