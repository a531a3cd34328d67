"""Payments, reversals, refunds and credit: what each does to a claim and to our findings."""

from collections.abc import Sequence
from datetime import date, timedelta

from domain.claim.agreements import is_kept
from domain.claim.arranged import Arrangement
from domain.claim.balance import balance, balance_in_hindsight
from domain.claim.collected import Collection, by_payment
from domain.claim.displaced import displaced
from domain.claim.early import discount_earned, discount_lost
from domain.claim.events import (
    ClaimFact,
    ClaimReopened,
    ClaimSettled,
    CollectionFailed,
    CreditNoteApplied,
    DefaultDeclared,
    DeterminationWithdrawn,
    DisputeDecided,
    Mark,
    MarkPlaced,
    OverpaymentRefunded,
    PartWaived,
    PaymentPlanCompleted,
    PaymentReceived,
    PaymentReversed,
    PromiseKept,
    SetOffReceived,
    Source,
)
from domain.claim.granted import require_said_of_grant
from domain.claim.halves import SET_OFF
from domain.claim.imagined import imagine
from domain.claim.paid import paid_towards
from domain.claim.refusals import require_not_after, require_opened, require_positive
from domain.claim.state import Claim, Ending, LedgerEntry
from domain.claim.unclear_return import return_nobody_asks, unclear_return
from domain.claim.undue_costs import costs_beyond_the_ledger
from domain.errors import Refusal
from domain.law.account import EntryKind
from domain.money import Cents, as_decimal
from domain.sealing import Sealed

_ONE_DAY = timedelta(days=1)


def receive_payment(
    claim: Claim,
    *,
    payment_id: str,
    amount: Cents,
    credited_on: date,
    source: Source,
    today: date,
    designation: Sealed[str] | None = None,
) -> list[ClaimFact]:
    """Record money that was credited, on any claim in any state: money that came is not refused.

    Whether somebody may have mistyped it is asked before (``ask_about_payment``).
    The same payment id again is nothing new; with another amount or day it is refused
    (``payment.known_otherwise``). A back-dated payment undoes findings it proves wrong.
    """
    require_opened(claim)
    require_positive(amount, what="payment")
    require_not_after(credited_on, today=today, what="value day of the payment")
    known = _entry(claim, EntryKind.PAYMENT, payment_id)
    if known:
        return _repeat(known, amount, credited_on, what="payment")
    received = PaymentReceived(
        payment_id=payment_id,
        amount=amount,
        credited_on=credited_on,
        designation=designation,
        source=source,
    )
    return with_consequences(claim, [received], today=today)


def reverse_payment(
    claim: Claim,
    *,
    payment_id: str,
    reversed_on: date,
    reason_code: str = "",
    today: date,
    undone: bool = False,
    filed: bool = False,
) -> list[ClaimFact]:
    """Record that a payment was taken back; a settled claim lives again at its step.

    For a reason that a person looks at first (he died, it was taken twice) it is marked: nothing
    is asked before. So it is where no step asks it again (``filed``: what he owes is filed with
    somebody). A direct debit that it was has failed by it; ``undone``: the payment was never
    there, so that a person looks what became of the direct debit first.

    Raises Refusal ``payment.unknown`` where no such payment was recorded on this claim.
    """
    require_opened(claim)
    require_not_after(reversed_on, today=today, what="day of the reversal")
    payment = _entry(claim, EntryKind.PAYMENT, payment_id)
    if payment is None or payment.ref.startswith(SET_OFF):  # no bank takes a set-off back
        raise Refusal(
            "payment.unknown",
            f"No payment '{payment_id}' was recorded on claim {claim.invoice_number}.",
            way_out="Give the id under which the payment was recorded; see the audit trail.",
            values={"invoice": claim.invoice_number},
        )
    back = (entry for entry in claim.ledger if entry.kind is EntryKind.REVERSAL)
    if any(entry.reverses == payment_id for entry in back):
        return []
    facts: list[ClaimFact] = [
        PaymentReversed(
            payment_id=payment_id,
            amount=payment.cents,
            reversed_on=max(reversed_on, payment.on),
            reason_code=reason_code,
        )
    ]
    collection = _collected(claim, payment)
    if collection and not undone:
        facts.append(_failed(collection, max(reversed_on, payment.on), reason_code))
    again = owed_again(claim, facts, today=today)
    if collection and undone and _lives(claim, again):
        again.append(MarkPlaced(mark=Mark.DIRECT_DEBIT, source=Source(kind="collection")))
    if not undone:
        again += return_nobody_asks(imagine(claim, again, today=today), filed=filed)
    return again + (unclear_return(claim, reason_code) if _lives(claim, again) else [])


def _collected(claim: Claim, payment: LedgerEntry) -> Collection | None:
    """The direct debit that a payment is, also where its money was placed here once more."""
    lost = displaced(claim)
    again = lost if lost and lost.told.amount == payment.cents else None
    return by_payment(claim.collections, payment.ref) or again


def _failed(collection: Collection, on: date, reason_code: str) -> CollectionFailed:
    name = collection.told.end_to_end_id
    return CollectionFailed(failed_on=on, reason_code=reason_code, end_to_end_id=name)


def _lives(claim: Claim, facts: Sequence[ClaimFact]) -> bool:
    return claim.live or any(isinstance(fact, ClaimReopened) for fact in facts)


def owed_again(claim: Claim, taken_back: Sequence[ClaimFact], *, today: date) -> list[ClaimFact]:
    """Add to what took money back what follows: a discount is lost, a settled claim lives again."""
    facts = list(taken_back)
    facts += discount_lost(imagine(claim, facts, today=today))
    after = imagine(claim, facts, today=today)
    if claim.ending is Ending.SETTLED and balance(after, on=today).total > 0:
        facts.append(ClaimReopened(why="payment reversed", new_round=False))
    return facts


def refund_overpayment(
    claim: Claim, *, amount: Cents, refunded_on: date, today: date
) -> list[ClaimFact]:
    """Record that what was paid too much was returned; no more than that."""
    require_opened(claim)
    require_positive(amount, what="refund")
    require_not_after(refunded_on, today=today, what="day of the refund")
    surplus = min(balance(claim, on=day).unallocated for day in (refunded_on, today))
    if amount > surplus:
        raise Refusal(
            "refund.too_much",
            f"Only {as_decimal(surplus)} was paid too much on {claim.invoice_number}.",
            way_out="Refund at most that amount.",
            values={"surplus": surplus, "invoice": claim.invoice_number},
        )
    return [OverpaymentRefunded(amount=amount, refunded_on=refunded_on)]


def apply_credit_note(
    claim: Claim,
    *,
    number: str,
    amount: Cents,
    issued_on: date,
    source: Source,
    today: date,
    retroactive: bool = True,
    document_sha256: str | None = None,
    beside_grant: bool | None = None,
) -> list[ClaimFact]:
    """Lower the principal by a credit note; retroactive unless said otherwise.

    An error of the creditor lowers interest and costs from the start (asks the debtor less).
    The same number and amount again is nothing new; with another amount it is refused
    (``credit_note.known_otherwise``). Raises Refusal ``credit_note.too_much`` where it exceeds
    the principal, ``day.in_the_future``, and ``credit_note.perhaps_granted`` where a dispute was
    granted and nobody said whether the note is the paper of that (``beside_grant`` False: it
    takes its place, and counts once) or comes on top.
    """
    require_opened(claim)
    require_positive(amount, what="credit note")
    known = _entry(claim, EntryKind.CREDIT, number)
    if known:
        return _repeat(known, amount, issued_on, what="credit_note")
    require_not_after(issued_on, today=today, what="day of the credit note")
    granted = require_said_of_grant(claim, number=number, amount=amount, beside=beside_grant)
    credited = sum(e.cents for e in claim.ledger if e.kind is EntryKind.CREDIT)
    replaced = sum(was - now.granted for was, now in granted)
    if credited - replaced + amount > claim.principal + claim.prepaid:
        raise Refusal(
            "credit_note.too_much",
            f"Credit note {number} of {as_decimal(amount)} exceeds what invoice "
            f"{claim.invoice_number} still asks.",
            way_out="A person must look: split it, or apply it to another invoice.",
            values={"amount": amount, "invoice": claim.invoice_number},
        )
    applied = CreditNoteApplied(
        number=number,
        amount=amount,
        issued_on=issued_on,
        retroactive=retroactive,
        document_sha256=document_sha256,
        source=source,
    )
    papers: list[ClaimFact] = [now for _, now in granted]
    return papers + with_consequences(imagine(claim, papers, today=today), [applied], today=today)


def receive_set_off(claim: Claim, received: SetOffReceived, *, today: date) -> list[ClaimFact]:
    """Record what was set off against a claim, and what follows as from a payment of its day."""
    return with_consequences(claim, [received], today=today)


def grant(claim: Claim, decided: DisputeDecided, *, today: date) -> list[ClaimFact]:
    """Lower the principal from the start by what a dispute was granted, with what follows."""
    return with_consequences(claim, [decided], today=today)


def settle_if_nothing_is_open(claim: Claim, *, today: date) -> list[ClaimFact]:
    """Close a claim of which no principal, interest or costs are open any more."""
    if not claim.opened or claim.ending in {Ending.SETTLED, Ending.WITHDRAWN}:
        return []
    if today < claim.issued_on:
        return []
    now = balance(claim, on=today)
    return [] if now.total > 0 else [ClaimSettled(ground="nothing open")]


def _entry(claim: Claim, kind: EntryKind, ref: str) -> LedgerEntry | None:
    return next((e for e in claim.ledger if e.kind is kind and e.ref == ref), None)


def _repeat(known: LedgerEntry, amount: Cents, on: date, *, what: str) -> list[ClaimFact]:
    if (known.cents, known.on) == (amount, on):
        return []
    thing = what.replace("_", " ")
    raise Refusal(
        f"{what}.known_otherwise",
        f"{thing.capitalize()} '{known.ref}' was recorded as {as_decimal(known.cents)} "
        f"on {known.on}.",
        way_out=f"Use another id for another {thing}, or correct the first one as an error.",
        values={"amount": known.cents, "on": known.on},
    )


def with_consequences(
    claim: Claim, decided: Sequence[ClaimFact], *, today: date
) -> list[ClaimFact]:
    """Add what follows: findings withdrawn, costs taken back, promise kept, claim settled.

    Of a claim that was judged no finding of ours is: default, costs and discount are the judge's.
    """
    facts = list(decided)
    after = imagine(claim, facts, today=today)

    def follows(more: Sequence[ClaimFact]) -> None:
        nonlocal after
        facts.extend(more)
        after = imagine(after, list(more), today=today)

    if claim.court.award is None:
        follows(discount_earned(after, today=today))
        follows(_default_that_never_was(after))
        follows(costs_beyond_the_ledger(after))
    follows(_promise_kept(after))
    follows(_plan_completed(after, today))
    return facts + settle_if_nothing_is_open(after, today=today)


def _plan_completed(claim: Claim, today: date) -> list[ClaimFact]:
    """Complete a plan of which all was paid, or of which nothing is open any more."""
    running = claim.arrangement
    if running is None or running.plan.plan_id is not None:
        return []  # one that both signed ends on all its claims at once, in the same save
    return complete_plan(claim, today=today) if is_plan_kept(claim, today=today) else []


def is_plan_kept(claim: Claim, *, today: date, running: Arrangement | None = None) -> bool:
    """Whether all of a claim's plan was paid (the one that runs, or another), or none is open."""
    plan = running or claim.arrangement
    if plan is None or not claim.opened:
        return True
    agreed = sum(part.amount for part in plan.plan.instalments)
    return balance(claim, on=today).total <= 0 or paid_towards(claim, plan) >= agreed


def complete_plan(claim: Claim, *, today: date) -> list[ClaimFact]:
    """End the plan that runs on a claim, kept; the interest that ran meanwhile is not asked.

    Unless the plan says that it is. Of one that both signed it is asked as far as its instalments
    hold it: what runs by a day of grace is not asked besides.
    """
    running = claim.arrangement
    assert running is not None
    completed = PaymentPlanCompleted(agreed_version=running.version)
    more = _interest_of_the_plan(claim, running, today) - _interest_asked(claim, running)
    rest = min(balance(claim, on=today).principal, max(0, more))
    if not rest or (running.plan.interest_during_plan and running.plan.plan_id is None):
        return [completed]
    waived = PartWaived(amount=rest, accepted_on=running.agreed_on, agreed_version=running.version)
    after = balance(imagine(claim, [completed, waived], today=today), on=today)
    over = after.unallocated - balance(claim, on=today).unallocated
    if 0 < over < rest:  # waived on the day of the plan it bears no interest since: less may do
        less = waived.model_copy(update={"amount": rest - over})
        if balance(imagine(claim, [completed, less], today=today), on=today).total <= 0:
            return [completed, less]
    return [completed, waived]


def _interest_of_the_plan(claim: Claim, running: Arrangement, today: date) -> Cents:
    """The interest that is not in what was agreed.

    Of a default that was found only afterwards that is also the interest of the days before: the
    plan named a sum, and who pays it is told that it costs him nothing more.
    """
    since = running.plan.reckoned_on or running.agreed_on
    before = balance_in_hindsight(claim, on=since)
    agreed = before.account.charged_interest
    if claim.default and claim.default.version > running.version:
        total = sum(part.amount for part in running.plan.instalments)
        agreed = min(agreed, max(0, total - before.principal - before.costs))
    return max(0, balance(claim, on=today).account.charged_interest - agreed)


def _interest_asked(claim: Claim, running: Arrangement) -> Cents:
    """What of the instalments is interest that was to run during the plan."""
    if not running.plan.interest_during_plan:
        return 0
    since = running.plan.reckoned_on or running.agreed_on
    agreed = sum(part.amount for part in running.plan.instalments)
    return max(0, agreed - balance_in_hindsight(claim, on=since).total)


def _default_that_never_was(claim: Claim) -> list[ClaimFact]:
    """Withdraw a default where nothing of the principal was open when it would have begun."""
    if claim.default is None:
        return []
    if balance_in_hindsight(claim, on=claim.default.since - _ONE_DAY).principal > 0:
        return []
    return [
        DeterminationWithdrawn(
            version=claim.default.version,
            topic=DefaultDeclared.TOPIC,
            why="nothing was open before default began",
        )
    ]


def _promise_kept(claim: Claim) -> list[ClaimFact]:
    promise = claim.promise
    if promise is None or not is_kept(claim, promise):
        return []
    return [PromiseKept(promised_version=promise.version)]
