"""What happened on one claim, thing by thing: payments, agreements, disputes, holds, on a day."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final, TypeAlias
from uuid import UUID

from application.house import House
from application.queries.agreed_shapes import InstalmentOut
from application.queries.course_shapes import (
    AgreementState,
    DisputeState,
    HappenedOut,
    HoldState,
    ListedAgreementOut,
    ListedDisputeOut,
    ListedHoldOut,
    ListedPaymentOut,
    PaymentKind,
)
from domain.case_reading import CaseReader
from domain.claim.balance import balance
from domain.claim.events import (
    ClaimDisputed,
    DisputeAnswered,
    DisputeDecided,
    DisputeResolved,
    HoldPlaced,
    OverpaymentRefunded,
    OverpaymentSetOff,
    PaymentPlanAgreed,
    PaymentPlanCompleted,
    PaymentPlanLapsed,
    PaymentPromised,
    PaymentReceived,
    PaymentReversed,
    PaymentTermExtended,
    PromiseBroken,
    PromiseKept,
    RefundMadeGood,
    SetOffCoverLost,
    SetOffReceived,
    SetOffTakenBack,
)
from domain.claim.paid import instalments_paid
from domain.claim.state import Claim, Hold
from domain.facts import Fact, Point, Recorded, StreamKind, in_force
from domain.kinds import of_kind
from domain.law.account import Allocation, EntryKind
from domain.letter.order.agreement import Agreement
from domain.money import as_decimal


@dataclass(frozen=True)
class Course:
    """A claim as it stands on a day, with the facts that hold by then."""

    claim: Claim
    facts: Sequence[Recorded]
    day: date

    @cached_property
    def allocations(self) -> dict[str, Allocation]:
        """By the name of a payment: what it was taken for."""
        return {one.ref: one for one in balance(self.claim, on=self.day).account.allocations}

    @cached_property
    def taken_back(self) -> frozenset[str]:
        """The names of the payments of which something was taken back."""
        ledger = self.claim.ledger
        return frozenset(one.reverses for one in ledger if one.kind is EntryKind.REVERSAL)


Happened: TypeAlias = Iterator[tuple[Recorded, HappenedOut]]
Rows: TypeAlias = Callable[[Course], Happened]
"""Gives the things of one kind on a claim, each with the fact that began it."""


def course_of(house: House, claim_id: UUID, *, day: date, at: Point | None) -> Course | None:
    """What happened on a claim up to a point (none: now); None where it is no claim there."""
    claim = CaseReader(house.collections, at).claim(claim_id)
    if not claim.opened:
        return None
    history = of_kind(StreamKind.CLAIM, house.collections.history(claim_id))
    return Course(claim, in_force(history, at), day)


PAYMENTS: Final[dict[type[Fact], PaymentKind]] = {
    PaymentReceived: PaymentKind.RECEIVED,
    PaymentReversed: PaymentKind.REVERSED,
    SetOffReceived: PaymentKind.SET_OFF,
    SetOffTakenBack: PaymentKind.SET_OFF_LOST,
    OverpaymentRefunded: PaymentKind.REFUNDED,
    OverpaymentSetOff: PaymentKind.REFUNDED,
    SetOffCoverLost: PaymentKind.MADE_GOOD,
    RefundMadeGood: PaymentKind.MADE_GOOD,
}
AGREEMENTS: Final[tuple[type[Fact], ...]] = (
    PaymentTermExtended,
    PaymentPromised,
    PaymentPlanAgreed,
)
DISPUTES: Final[tuple[type[Fact], ...]] = (ClaimDisputed,)
HOLDS: Final[tuple[type[Fact], ...]] = (HoldPlaced,)


def payments(course: Course) -> Happened:
    """The money that came in and went out."""
    for recorded in course.facts:
        kind = PAYMENTS.get(type(recorded.fact))
        if kind is None:
            continue
        fact: Any = recorded.fact
        name = getattr(fact, "payment_id", "") or getattr(fact, "set_off_id", "")
        incoming = kind in {PaymentKind.RECEIVED, PaymentKind.SET_OFF}
        taken = course.allocations.get(name) if incoming else None
        yield (
            recorded,
            ListedPaymentOut(
                **_begun(course, recorded),
                kind=kind,
                amount=as_decimal(fact.amount),
                payment=name,
                reversed=incoming and name in course.taken_back,
                to_costs=as_decimal(taken.costs) if taken else None,
                to_interest=as_decimal(taken.interest) if taken else None,
                to_principal=as_decimal(taken.principal) if taken else None,
                too_much=as_decimal(taken.unallocated) if taken else None,
            ),
        )


def agreements(course: Course) -> Happened:
    """What was agreed, and what came of it."""
    for recorded in course.facts:
        match recorded.fact:
            case PaymentTermExtended(pay_by=until):
                kind, amount = Agreement.EXTENSION, None
            case PaymentPromised(by=until, amount=amount):
                kind = Agreement.PROMISE
            case PaymentPlanAgreed(instalments=parts):
                kind, amount = Agreement.PAYMENT_PLAN, sum(part.amount for part in parts)
                until = max(part.by for part in parts)
            case _:
                continue
        yield (
            recorded,
            ListedAgreementOut(
                **_begun(course, recorded),
                kind=kind,
                state=_state_of(course, recorded),
                amount=None if amount is None else as_decimal(amount),
                until=until,
                instalments=_instalments(course, recorded),
            ),
        )


def disputes(course: Course) -> Happened:
    """What is contested, and what was decided on it."""
    for recorded in course.facts:
        if isinstance(fact := recorded.fact, ClaimDisputed):
            ended = _end_of_dispute(course, recorded)
            granted = ended.fact.granted if ended and hasattr(ended.fact, "granted") else None
            yield (
                recorded,
                ListedDisputeOut(
                    **_begun(course, recorded),
                    number=recorded.originator_version,
                    state=_state_of_dispute(course, recorded, ended),
                    amount=as_decimal(fact.amount),
                    ground=fact.ground,
                    answer_by=fact.answer_by,
                    until=ended.effective_on if ended else None,
                    outcome=_outcome(ended),
                    granted=None if granted is None else as_decimal(granted),
                ),
            )


def holds(course: Course) -> Happened:
    """The stretches without steps."""
    placed = [one for one in course.facts if isinstance(one.fact, HoldPlaced)]
    for recorded, hold in zip(placed, course.claim.holds, strict=True):
        row = ListedHoldOut(
            **_begun(course, recorded),
            hold=hold.hold_id,
            state=_state_of_hold(hold, course.day),
            until=hold.until,
            why=hold.category,
        )
        yield recorded, row


def _begun(course: Course, recorded: Recorded) -> dict[str, Any]:
    claim = course.claim
    return {
        "id": f"{claim.id}.{recorded.originator_version}",
        "claim": claim.id,
        "invoice_number": claim.invoice_number,
        "creditor": claim.creditor_id,
        "debtor": claim.debtor_id,
        "since": recorded.effective_on,
    }


def _state_of(course: Course, begun: Recorded) -> AgreementState:
    number, claim = begun.originator_version, course.claim
    for recorded in course.facts:
        match recorded.fact:
            case PromiseKept(promised_version=version) if version == number:
                return AgreementState.KEPT
            case PaymentPlanCompleted(agreed_version=version) if version == number:
                return AgreementState.KEPT
            case PromiseBroken(promised_version=version) if version == number:
                return AgreementState.BROKEN
            case PaymentPlanLapsed(agreed_version=version) if version == number:
                return AgreementState.BROKEN
            case _:
                pass
    running = {one.version for one in (claim.promise, claim.arrangement) if one}
    match begun.fact:
        case PaymentTermExtended(pay_by=day):
            runs = claim.extended_to == day and course.day <= day
        case _:
            runs = number in running
    return AgreementState.RUNNING if runs else AgreementState.ENDED


def _instalments(course: Course, begun: Recorded) -> list[InstalmentOut]:
    if not isinstance(begun.fact, PaymentPlanAgreed):
        return []
    running = course.claim.arrangement
    if running and running.version == begun.originator_version:
        found = instalments_paid(course.claim, running)
        paid = {part.number for part, covered in found if covered == part.amount}
    else:
        kept = _state_of(course, begun) is AgreementState.KEPT
        paid = {part.number for part in begun.fact.instalments if kept}
    return [
        InstalmentOut(
            number=part.number,
            amount=as_decimal(part.amount),
            by=part.by,
            paid=part.number in paid,
        )
        for part in begun.fact.instalments
    ]


def _end_of_dispute(course: Course, begun: Recorded) -> Recorded | None:
    """The fact by which a dispute was decided; before each was decided apart, all were at once."""
    for recorded in course.facts:
        match recorded.fact:
            case DisputeDecided(disputed_version=version) if version == begun.originator_version:
                return recorded
            case DisputeResolved() if recorded.originator_version > begun.originator_version:
                return recorded
            case _:
                pass
    return None


def _state_of_dispute(course: Course, begun: Recorded, ended: Recorded | None) -> DisputeState:
    if ended:
        return DisputeState.DECIDED
    answered = any(
        isinstance(one.fact, DisputeAnswered)
        and one.originator_version > begun.originator_version
        and one.fact.disputed_version in {None, begun.originator_version}
        for one in course.facts
    )
    return DisputeState.ANSWERED if answered else DisputeState.OPEN


def _outcome(ended: Recorded | None) -> str:
    match ended.fact if ended else None:
        case DisputeDecided(outcome=outcome) | DisputeResolved(outcome=outcome):
            return outcome.value
        case _:
            return ""


def _state_of_hold(hold: Hold, day: date) -> HoldState:
    if day < hold.from_day:
        return HoldState.PLANNED
    if hold.until is None or day <= hold.until:
        return HoldState.RUNNING
    return HoldState.LIFTED if hold.lifted else HoldState.ENDED
