"""How a claim's course changes: contact, agreements, disputes, holds, its end and return."""

from dataclasses import replace
from typing import Final

from domain.claim import acknowledged
from domain.claim.arranged import Arrangement, KeptPlan, Promise
from domain.claim.events import (
    AgreementConfirmed,
    Channel,
    ClaimDisputed,
    ClaimReopened,
    ClaimSettled,
    ClaimWithdrawn,
    ClaimWrittenOff,
    ComplaintAnswered,
    ComplaintReceived,
    ContactOutcome,
    DebtorContacted,
    Direction,
    DisputeAnswered,
    DisputeDecided,
    DisputeOutcome,
    DisputeResolved,
    FirstStepChosen,
    HandlerAssigned,
    HoldLifted,
    HoldPlaced,
    InstalmentMissed,
    LimitationInterrupted,
    Mark,
    NewRoundBegun,
    NoteAdded,
    PaymentPlanAgreed,
    PaymentPlanCompleted,
    PaymentPlanLapsed,
    PaymentPromised,
    PaymentTermExtended,
    PlanLetterSent,
    PromiseBroken,
    PromiseKept,
    StepApproved,
    StepDeclined,
    StepTakenByPerson,
)
from domain.claim.events.values import SPOKEN
from domain.claim.evolve_money import enter
from domain.claim.found import Contested
from domain.claim.open_plans import without
from domain.claim.references import EXTENSION, GRANTED
from domain.claim.remembered import Complaint, Confirmed, Interrupted, Judged, PlanTold
from domain.claim.state import Claim, Ending, Hold
from domain.days import add_days
from domain.facts import EnteredInError, Recorded, by_type
from domain.four_eyes import ApprovalGiven, DecisionProposed, ProposalEnded, after
from domain.law.account import EntryKind
from domain.law.limitation import InterruptingAct, InterruptionGround


def _choose(claim: Claim, fact: FirstStepChosen, _recorded: Recorded) -> None:
    claim.first_step, claim.marks = fact.step, claim.marks - {Mark.ENTERED_OLD}
    claim.asked_although_barred = fact.barred_since
    claim.anchor_on = max(fact.from_day, claim.anchor_on or fact.from_day)


def _judge(claim: Claim, fact: StepApproved | StepDeclined, recorded: Recorded) -> None:
    amount = fact.amount if isinstance(fact, StepApproved) else None
    claim.dropped = {step: one for step, one in claim.dropped.items() if step != fact.step}
    claim.judged_steps[fact.step] = Judged(fact.round, recorded.effective_on, amount)


def _contact(claim: Claim, fact: DebtorContacted, recorded: Recorded) -> None:
    if fact.direction is Direction.OUTGOING:
        claim.approached.append((recorded.originator_version, recorded.effective_on))
    if fact.step:
        claim.done_steps[fact.step] = recorded.effective_on
    # Not by a set: an enumeration works out its hash in Python.
    reached = fact.outcome is ContactOutcome.REACHED
    if reached or fact.outcome is ContactOutcome.MESSAGE_LEFT:
        claim.told_at, claim.told_on = recorded.position, recorded.effective_on
    if reached and fact.channel is Channel.PHONE:
        claim.spoken_on = recorded.effective_on


def _take_step(claim: Claim, fact: StepTakenByPerson, recorded: Recorded) -> None:
    claim.done_steps[fact.step] = recorded.effective_on
    claim.sent_back = None


def _confirm(claim: Claim, fact: AgreementConfirmed, recorded: Recorded) -> None:
    ordered_at = recorded.position
    if claim.pending and claim.pending.letter_id == fact.letter_id:
        ordered_at, claim.pending = claim.pending.position, None
    day = recorded.effective_on
    claim.confirmations.append(Confirmed(fact.what, fact.letter_id, day, ordered_at))
    _no_longer_to_confirm(claim, fact.what)


def _tell_of_plan(claim: Claim, fact: PlanLetterSent, recorded: Recorded) -> None:
    if claim.pending and claim.pending.letter_id == fact.letter_id:
        claim.pending = None
    told = PlanTold(fact.moment, fact.letter_id, recorded.effective_on, fact.plan_id, fact.number)
    claim.plan_letters = (*claim.plan_letters, told)


def _no_longer_to_confirm(claim: Claim, what: str) -> None:
    """What was agreed since stays to be confirmed."""
    if claim.unconfirmed == what:
        claim.unconfirmed = ""


def _agreed(claim: Claim, what: str, recorded: Recorded) -> None:
    claim.unconfirmed = what
    claim.agreed = (*claim.agreed, (recorded.effective_on, what))


def _extend(claim: Claim, fact: PaymentTermExtended, recorded: Recorded) -> None:
    claim.extended_to, claim.extensions = fact.pay_by, claim.extensions + 1
    _agreed(claim, EXTENSION, recorded)


def _promise(claim: Claim, fact: PaymentPromised, recorded: Recorded) -> None:
    claim.promise = Promise(
        recorded.originator_version,
        recorded.effective_on,
        fact.amount,
        fact.by,
        fact.tolerance_days,
        recorded.position,
        fact.tolerance,
        fact.in_writing,
    )
    acknowledged.by_promise(claim, fact, recorded)
    _agreed(claim, "promise", recorded)


def _keep_promise(claim: Claim, _fact: PromiseKept, _recorded: Recorded) -> None:
    claim.promise = None
    _no_longer_to_confirm(claim, "promise")


def _break_promise(claim: Claim, _fact: PromiseBroken, recorded: Recorded) -> None:
    claim.promise, claim.broken_promises = None, claim.broken_promises + 1
    claim.anchor_on = claim.broken_on = recorded.effective_on
    _no_longer_to_confirm(claim, "promise")


def _agree(claim: Claim, fact: PaymentPlanAgreed, recorded: Recorded) -> None:
    version, day = recorded.originator_version, recorded.effective_on
    claim.arrangement = Arrangement(version, day, fact, recorded.position)
    claim.promise = claim.lapsed_on = None
    claim.open_plans = without(claim.open_plans, fact.plan_id)
    acknowledged.by_plan(claim, fact, recorded)
    _agreed(claim, "payment_plan", recorded)
    if fact.plan_id is not None:  # it is in writing, and both signed it
        _no_longer_to_confirm(claim, "payment_plan")


def _miss(claim: Claim, fact: InstalmentMissed, _recorded: Recorded) -> None:
    if claim.arrangement and claim.arrangement.version == fact.agreed_version:
        missed = claim.arrangement.missed | {fact.number}
        claim.arrangement = replace(claim.arrangement, missed=missed)


def _lapse(claim: Claim, _fact: PaymentPlanLapsed, recorded: Recorded) -> None:
    running, claim.arrangement = claim.arrangement, None
    claim.lapsed_plan = running.plan.plan_id if running else None
    claim.anchor_on = claim.broken_on = claim.lapsed_on = recorded.effective_on
    _no_longer_to_confirm(claim, "payment_plan")


def _complete(claim: Claim, _fact: PaymentPlanCompleted, recorded: Recorded) -> None:
    if kept := claim.arrangement:
        claim.kept_plan = KeptPlan(
            recorded.originator_version, recorded.command_id, kept, recorded.effective_on
        )
    claim.arrangement, claim.anchor_on = None, recorded.effective_on
    _no_longer_to_confirm(claim, "payment_plan")


def _dispute(claim: Claim, fact: ClaimDisputed, recorded: Recorded) -> None:
    contested = Contested(
        recorded.originator_version,
        recorded.effective_on,
        fact.amount,
        fact.ground,
        recorded.position,
        fact.answer_by,
    )
    claim.disputes = (*claim.disputes, contested)


def _resolve(claim: Claim, fact: DisputeResolved, recorded: Recorded) -> None:
    """End all that is contested; the last one was the only one when this fact was given."""
    if claim.disputes and fact.outcome is not DisputeOutcome.REJECTED:
        said_on = recorded.effective_on
        last = claim.disputes[-1]
        claim.unsaid = replace(last, outcome=fact.outcome, decided_on=said_on)
    claim.disputes, claim.anchor_on = (), recorded.effective_on


def _decide(claim: Claim, fact: DisputeDecided, recorded: Recorded) -> None:
    left = (one for one in claim.disputes if one.version != fact.disputed_version)
    claim.disputes, claim.anchor_on = tuple(left), recorded.effective_on
    if claim.unsaid and claim.unsaid.version == fact.disputed_version:
        claim.unsaid = None
    claim.granted_as = {**claim.granted_as, fact.disputed_version: fact.outcome}
    ref = f"{GRANTED}{fact.disputed_version}"
    claim.ledger = [entry for entry in claim.ledger if entry.ref != ref]  # decided once more
    if fact.granted:
        enter(claim, recorded, EntryKind.CREDIT, fact.granted, ref, retroactive=True)


def _complain(claim: Claim, fact: ComplaintReceived, recorded: Recorded) -> None:
    complaint = Complaint(recorded.originator_version, fact.received_on, fact.ground)
    claim.complaints = (*claim.complaints, complaint)


def _answer_complaint(claim: Claim, fact: ComplaintAnswered, _recorded: Recorded) -> None:
    """Let a complaint go that was dealt with; a confirmation counts once, in writing."""
    left = []
    for one in claim.complaints:
        if one.version != fact.received_version:
            left.append(one)
        elif not fact.closes:
            written = None if fact.channel in SPOKEN else fact.answered_on
            left.append(replace(one, confirmed_on=one.confirmed_on or written))
    claim.complaints = tuple(left)


def _hold(claim: Claim, fact: HoldPlaced, _recorded: Recorded) -> None:
    claim.holds.append(Hold(fact.hold_id, fact.category, fact.from_day, fact.until))


def _lift(claim: Claim, fact: HoldLifted, recorded: Recorded) -> None:
    last = add_days(recorded.effective_on, -1)
    for hold in claim.holds:
        if hold.hold_id == fact.hold_id:
            hold.until = last if hold.until is None else min(hold.until, last)
            hold.lifted = True


def _settle(claim: Claim, _fact: ClaimSettled, _recorded: Recorded) -> None:
    claim.ending = Ending.SETTLED


def _withdraw(claim: Claim, _fact: ClaimWithdrawn, _recorded: Recorded) -> None:
    claim.ending = Ending.WITHDRAWN


def _write_off(claim: Claim, _fact: ClaimWrittenOff, _recorded: Recorded) -> None:
    claim.ending = Ending.WRITTEN_OFF


def _reopen(claim: Claim, fact: ClaimReopened, recorded: Recorded) -> None:
    """Let a claim live again; one that was settled where it lay goes back to that party."""
    with_party = bool(claim.handed_to) and not fact.new_round
    claim.ending = Ending.HANDED_OVER if with_party else Ending.NONE
    claim.anchor_on = recorded.effective_on
    if not fact.new_round:
        claim.taken_back_at, claim.taken_back_on = recorded.position, recorded.effective_on
    if fact.new_round:
        claim.marks = claim.marks - {Mark.PAYMENT_BACK}  # that it is asked again, a person said
        claim.handed_to, claim.offer, claim.untold = "", None, ()
        claim.at_party = replace(claim.at_party, case_number="", notice=None)
        _renew(claim, recorded)


def _begin_round(claim: Claim, _fact: NewRoundBegun, recorded: Recorded) -> None:
    _renew(claim, recorded)


def _renew(claim: Claim, recorded: Recorded) -> None:
    claim.anchor_on = recorded.effective_on
    claim.round, claim.done_steps = claim.round + 1, {}
    claim.hand_overs, claim.sent_back = (), None
    claim.spoken_on = claim.broken_on = claim.lapsed_on = None


def _interrupt(claim: Claim, fact: LimitationInterrupted, recorded: Recorded) -> None:
    if claim.pending and claim.pending.letter_id == fact.letter_id:
        claim.pending = None  # a letter of its own, of no step
    known = {one.value: one for one in InterruptionGround}
    claim.interruptions.append(
        Interrupted(
            recorded.effective_on,
            fact.proven,
            fact.letter_id,
            InterruptingAct.LETTER if fact.letter_id else InterruptingAct.TOLD,
            known.get(fact.ground, InterruptionGround.WRITTEN_DEMAND),
            position=recorded.position,
        )
    )


def _assign(claim: Claim, fact: HandlerAssigned, _recorded: Recorded) -> None:
    claim.handler = fact.handler


def _two(
    claim: Claim, fact: DecisionProposed | ApprovalGiven | ProposalEnded, recorded: Recorded
) -> None:
    claim.proposals = after(claim.proposals, fact, recorded)


def _note(
    _claim: Claim, _fact: DisputeAnswered | NoteAdded | EnteredInError, _recorded: Recorded
) -> None:
    """Change nothing: it is known, and that is all."""


COURSE: Final = by_type(
    _complain,
    _answer_complaint,
    _choose,
    _judge,
    _contact,
    _take_step,
    _confirm,
    _tell_of_plan,
    _extend,
    _promise,
    _keep_promise,
    _break_promise,
    _agree,
    _miss,
    _lapse,
    _complete,
    _dispute,
    _resolve,
    _decide,
    _hold,
    _lift,
    _settle,
    _withdraw,
    _write_off,
    _reopen,
    _begin_round,
    _interrupt,
    _assign,
    _two,
    _note,
)
