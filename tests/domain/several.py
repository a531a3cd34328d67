"""Several claims of one debtor, told as stories, for what is decided on them together."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from domain.case import Case
from domain.case.defaulting import charge_costs
from domain.claim import evolve as claims
from domain.claim.events import CollectionCostsCharged
from domain.claim.state import Claim
from domain.creditor.events import PaymentsCheck
from domain.dunning.plan.document import Step
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.letter.order.decision import Order, order_bundle
from domain.letter.outcomes import facts_of_sent
from domain.parties import Capacity, PayTo
from tests.domain.lapsed import POSTED
from tests.domain.story import (
    DOCUMENT,
    REMINDER,
    Story,
    default_declared,
    invoice_sent,
    reminder_sent,
)


@dataclass
class OneOfSeveral(Story):
    """The story of one claim among several; ``number`` tells them apart."""

    number: int = 0

    @property
    def claim(self) -> Claim:
        """Give the claim as the facts leave it."""
        return claims.fold(UUID(int=1000 + self.number), self.history)

    @property
    def case(self) -> Case:
        """Give all that a decision sees; what was paid is known."""
        seen = super().case
        known = replace(seen.creditor, payments_checked=PaymentsCheck.NOT_REQUIRED)
        return replace(seen, creditor=known)

    def beside(self, others: "list[OneOfSeveral]") -> Case:
        """Give the case with the claims that share its letter's costs."""
        bundled = tuple(one.claim for one in others if one is not self)
        return replace(self.case, bundled=bundled)


def claim(
    number: int,
    *,
    principal: int = 1_000_00,
    due_on: date = date(2026, 1, 31),
    capacity: Capacity = Capacity.CONSUMER,
    pay_to: tuple[PayTo, ...] = (PayTo(iban="NL91ABNA0417164300"),),
    series: str = "",
) -> OneOfSeveral:
    """Give a claim that is overdue and of which nothing was asked yet."""
    company = capacity is Capacity.COMPANY
    sent = invoice_sent(
        principal=principal,
        due_on=due_on,
        basis=TermBasis.CONTRACT if company else TermBasis.ONE_SIDED,
        interest=InterestKind.COMMERCIAL if company else InterestKind.CONSUMER,
    )
    changes = {"invoice_number": f"F-{number}", "pay_to": pay_to, "series_id": series}
    told = OneOfSeveral(capacity, number=number)
    told.after(sent.model_copy(update=changes))
    return told


def defaulted(
    number: int, *, principal: int = 1_000_00, capacity: Capacity = Capacity.CONSUMER
) -> OneOfSeveral:
    """Give a claim in default since 11 February, so that its demand may go on the 13th."""
    told = claim(number, principal=principal, capacity=capacity)
    told.after(reminder_sent(pay_by=date(2026, 2, 10)), on=date(2026, 2, 2))
    told.letter(REMINDER, sent_on=date(2026, 2, 2))
    told.after(default_declared(since=date(2026, 2, 11)))
    return told


def step(story: Story, name: str) -> Step:
    return next(one for one in story.case.plan.step if one.id == name)


def written(stories: list[OneOfSeveral], name: str, *, on: date = POSTED) -> Order:
    """Order one letter over these claims, and let it be sent."""
    cases = [one.case for one in stories]
    order = order_bundle(cases, step(stories[0], name), today=on)
    for told, part in zip(stories, order.ordered.claims, strict=True):
        posted = order.ordered.channel.value == "post"
        told.letter(order.letter_id, sent_on=on, posted=posted, order=order.ordered)
        letter = told.letters[order.letter_id]
        letter.document_sha256 = DOCUMENT
        told.after(*facts_of_sent(letter, part), on=on)
    return order


def charged(told: OneOfSeveral, others: list[OneOfSeveral], *, on: date) -> CollectionCostsCharged:
    """Charge what may be charged of one claim, let it happen, and give the fact; none: zero."""
    facts = charge_costs(told.beside(others), today=on)
    told.after(*facts, on=on)
    [fact] = facts or [CollectionCostsCharged(amount=0, base=0)]
    assert isinstance(fact, CollectionCostsCharged)
    return fact
