"""How a claim's course changes: arrangements, disputes, holds, its end and return."""

from dataclasses import replace
from typing import assert_never

from domain.claim.events import (
    AgreementConfirmed,
    ArrangingFact,
    Channel,
    ClaimDisputed,
    ClaimReopened,
    ClaimSettled,
    ClaimWithdrawn,
    ClaimWrittenOff,
    ContactOutcome,
    DebtorContacted,
    Direction,
    DisputeAnswered,
    DisputeResolved,
    EndingFact,
    HandlerAssigned,
    HoldLifted,
    HoldPlaced,
    InstalmentMissed,
    LimitationInterrupted,
    NewRoundBegun,
    NoteAdded,
    PaymentPlanAgreed,
    PaymentPlanCompleted,
    PaymentPlanLapsed,
    PaymentPromised,
    PaymentTermExtended,
    PromiseBroken,
    PromiseKept,
    SideFact,
    StepTakenByPerson,
    StoppingFact,
)
from domain.claim.state import (
    Arrangement,
    Claim,
    Confirmed,
    Ending,
    Hold,
    Interrupted,
    Promise,
)
from domain.days import add_days
from domain.facts import EnteredInError, Recorded


def arranging(claim: Claim, fact: ArrangingFact, recorded: Recorded) -> None:
    """Apply contact and what was agreed."""
    match fact:
        case DebtorContacted():
            _contact(claim, fact, recorded)
        case StepTakenByPerson():
            claim.done_steps[fact.step] = recorded.effective_on
            claim.sent_back = None
        case AgreementConfirmed():
            _confirm(claim, fact, recorded)
        case PaymentTermExtended():
            claim.extended_to, claim.extensions = fact.pay_by, claim.extensions + 1
            claim.unconfirmed = "extension"
        case PaymentPromised():
            claim.promise = Promise(
                recorded.originator_version,
                recorded.effective_on,
                fact.amount,
                fact.by,
                fact.tolerance_days,
                claim.paid(),
            )
            claim.unconfirmed = "promise"
        case PromiseKept():
            claim.promise = None
            _no_longer_to_confirm(claim, "promise")
        case PromiseBroken():
            _no_longer_to_confirm(claim, "promise")
            claim.promise, claim.broken_promises = None, claim.broken_promises + 1
            claim.anchor_on = claim.broken_on = recorded.effective_on
        case PaymentPlanAgreed():
            claim.arrangement = Arrangement(
                recorded.originator_version, recorded.effective_on, fact, claim.paid()
            )
            claim.promise, claim.unconfirmed = None, "payment_plan"
        case InstalmentMissed():
            _miss(claim, fact)
        case PaymentPlanLapsed():
            claim.arrangement = None
            claim.anchor_on = claim.broken_on = recorded.effective_on
            _no_longer_to_confirm(claim, "payment_plan")
        case PaymentPlanCompleted():
            claim.arrangement, claim.anchor_on = None, recorded.effective_on
            _no_longer_to_confirm(claim, "payment_plan")
        case _:
            assert_never(fact)


def _contact(claim: Claim, fact: DebtorContacted, recorded: Recorded) -> None:
    if fact.direction is Direction.OUTGOING:
        claim.approached.append((recorded.originator_version, recorded.effective_on))
    if fact.step:
        claim.done_steps[fact.step] = recorded.effective_on
    if fact.channel is Channel.PHONE and fact.outcome is ContactOutcome.REACHED:
        claim.spoken_on = recorded.effective_on


def _confirm(claim: Claim, fact: AgreementConfirmed, recorded: Recorded) -> None:
    claim.confirmations.append(Confirmed(fact.what, fact.letter_id, recorded.effective_on))
    if claim.pending and claim.pending.letter_id == fact.letter_id:
        claim.pending = None
    _no_longer_to_confirm(claim, fact.what)


def _no_longer_to_confirm(claim: Claim, what: str) -> None:
    """What was agreed since stays to be confirmed."""
    if claim.unconfirmed == what:
        claim.unconfirmed = ""


def _miss(claim: Claim, fact: InstalmentMissed) -> None:
    if claim.arrangement and claim.arrangement.version == fact.agreed_version:
        missed = claim.arrangement.missed | {fact.number}
        claim.arrangement = replace(claim.arrangement, missed=missed)


def stopping(claim: Claim, fact: StoppingFact, recorded: Recorded) -> None:
    """Apply disputes and holds."""
    match fact:
        case ClaimDisputed():
            claim.disputed = fact.amount
        case DisputeAnswered():
            pass
        case DisputeResolved():
            claim.disputed, claim.anchor_on = 0, recorded.effective_on
        case HoldPlaced():
            claim.holds.append(Hold(fact.hold_id, fact.category, fact.from_day, fact.until))
        case HoldLifted():
            _lift(claim, fact, recorded)
        case _:
            assert_never(fact)


def _lift(claim: Claim, fact: HoldLifted, recorded: Recorded) -> None:
    last = add_days(recorded.effective_on, -1)
    for hold in claim.holds:
        if hold.hold_id == fact.hold_id:
            hold.until = last if hold.until is None else min(hold.until, last)
            hold.lifted = True


def ending(claim: Claim, fact: EndingFact, recorded: Recorded) -> None:
    """Apply the ways a claim ends and comes back."""
    match fact:
        case ClaimSettled():
            claim.ending = Ending.SETTLED
        case ClaimWithdrawn():
            claim.ending = Ending.WITHDRAWN
        case ClaimWrittenOff():
            claim.ending = Ending.WRITTEN_OFF
        case ClaimReopened():
            _reopen(claim, fact, recorded)
        case NewRoundBegun():
            _begin_round(claim, recorded)
        case _:
            assert_never(fact)


def _reopen(claim: Claim, fact: ClaimReopened, recorded: Recorded) -> None:
    """Let a claim live again; one that was settled where it lay goes back to that party."""
    with_party = bool(claim.handed_to) and not fact.new_round
    claim.ending = Ending.HANDED_OVER if with_party else Ending.NONE
    claim.anchor_on = recorded.effective_on
    if fact.new_round:
        claim.handed_to, claim.offer, claim.untold = "", None, ()
        _begin_round(claim, recorded)


def _begin_round(claim: Claim, recorded: Recorded) -> None:
    claim.anchor_on = recorded.effective_on
    claim.round, claim.done_steps = claim.round + 1, {}
    claim.hand_overs, claim.sent_back = (), None
    claim.spoken_on = claim.broken_on = None


def side(claim: Claim, fact: SideFact, recorded: Recorded) -> None:
    """Apply what stands beside the course of a claim."""
    match fact:
        case LimitationInterrupted():
            claim.interruptions.append(
                Interrupted(recorded.effective_on, fact.proven, fact.letter_id)
            )
        case HandlerAssigned():
            claim.handler = fact.handler
        case NoteAdded() | EnteredInError():
            pass
        case _:
            assert_never(fact)
