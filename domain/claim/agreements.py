"""Contact with the debtor and what is agreed with him: extension, promise, payment plan."""

from datetime import date, time, timedelta
from itertools import pairwise

from domain.claim.arranged import Arrangement, Promise
from domain.claim.balance import balance
from domain.claim.beyond_reason import ask_about_barred, ask_about_plan, ask_about_promise
from domain.claim.contested import asked_of
from domain.claim.events import (
    Channel,
    ClaimFact,
    ContactOutcome,
    DebtorContacted,
    Direction,
    Instalment,
    InstalmentMissed,
    PaymentPlanAgreed,
    PaymentPlanLapsed,
    PaymentPromised,
    PaymentTermExtended,
    PromiseBroken,
)
from domain.claim.negotiation import end_negotiation
from domain.claim.paid import first_unpaid, paid_towards
from domain.claim.refusals import require_live, require_opened, require_positive
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.law.calendar import next_banking_day
from domain.money import Cents, as_decimal
from domain.sealing import Sealed

MOST_DAYS_EXTENDED = 90

GRACE_DAYS = 5
"""Of a plan whose signers say nothing else: what is paid on a Friday is known two banking days
later, and there is time left to tell of an instalment that is not there."""


def contact(
    claim: Claim,
    *,
    channel: Channel,
    outcome: ContactOutcome,
    direction: Direction = Direction.OUTGOING,
    reason_for_non_payment: str = "",
    step: str = "",
    note: Sealed[str] | None = None,
    at: time | None = None,
    spoke_with: Sealed[str] | None = None,
) -> list[ClaimFact]:
    """Record contact, or a try; also on a claim that ended: history is never refused."""
    require_opened(claim)
    return [
        DebtorContacted(
            channel=channel,
            direction=direction,
            outcome=outcome,
            reason_for_non_payment=reason_for_non_payment,
            step=step,
            note=note,
            at=at,
            spoke_with=spoke_with,
        )
    ]


def extend_term(
    claim: Claim,
    *,
    pay_by: date,
    today: date,
    overrule: bool = False,
    barred: str = "",
    confirmed: bool = False,
) -> list[ClaimFact]:
    """Agree a new last day, a one-time exception; a second one only overruled with a reason.

    Raises Refusal ``extension.second``, ``extension.too_late`` (not after today),
    ``extension.not_longer`` or ``extension.too_long``; unless ``confirmed``
    ``agreement.barred``: ``barred`` names what bars the way to the debtor.
    """
    require_live(claim)
    if claim.extended_to == pay_by:
        return []
    if claim.extensions and not overrule:
        raise Refusal(
            "extension.second",
            f"The term of {claim.invoice_number} was extended before, as a one-time exception.",
            way_out="Overrule it with a reason, or agree a payment plan.",
            values={"invoice": claim.invoice_number},
        )
    if pay_by <= today:
        raise Refusal(
            "extension.too_late",
            f"The new last day {pay_by} is not after today.",
            way_out="Give a later day.",
            values={"day": pay_by},
        )
    if pay_by <= (claim.extended_to or claim.due_on):
        raise Refusal(
            "extension.not_longer",
            f"The new last day {pay_by} is not after the one there is.",
            way_out="Give a later day; a term cannot be made shorter.",
            values={"day": pay_by},
        )
    if (pay_by - today).days > MOST_DAYS_EXTENDED:
        raise Refusal(
            "extension.too_long",
            f"The new last day is more than {MOST_DAYS_EXTENDED} days away.",
            way_out="Agree a payment plan instead.",
            values={"days": str(MOST_DAYS_EXTENDED)},
        )
    if not confirmed:
        ask_about_barred(barred)
    return [PaymentTermExtended(pay_by=pay_by, overruled=bool(claim.extensions))]


def promise(
    claim: Claim,
    *,
    amount: Cents | None,
    by: date,
    today: date,
    tolerance_days: int = 1,
    tolerance: Cents = 0,
    in_writing: bool = False,
    barred: str = "",
    confirmed: bool = False,
) -> list[ClaimFact]:
    """Record a promise to pay an amount (none: all that is open and not contested) by a day.

    So many days later and cents less it is still kept; what is less is owed as before. What he
    promises ``in_writing`` acknowledges beyond doubt (BW 3:318). Raises ``promise.too_late`` or
    ``promise.more_than_open``, and unless ``confirmed`` what ``ask_about_promise`` asks.
    """
    require_live(claim)
    open_now = balance(claim, on=today).total
    promised = asked_of(claim, on=today).total if amount is None else amount
    require_positive(promised, what="promised amount")
    if by < today:
        raise Refusal(
            "promise.too_late",
            f"The promised day {by} has passed.",
            way_out="Give today or a later day.",
            values={"day": by},
        )
    if promised > open_now:
        raise Refusal(
            "promise.more_than_open",
            f"Only {as_decimal(open_now)} is open on {claim.invoice_number}.",
            way_out="Promise at most that amount.",
            values={"open": open_now, "invoice": claim.invoice_number},
        )
    known = claim.promise
    if known and (known.amount, known.by) == (promised, by) and known.in_writing >= in_writing:
        return []
    if not confirmed:
        ask_about_promise(claim, by=by, today=today, barred=barred)
    return [
        PaymentPromised(
            amount=promised,
            by=by,
            tolerance_days=tolerance_days,
            tolerance=tolerance,
            in_writing=in_writing,
        )
    ]


def require_no_plan(claim: Claim) -> None:
    """Refuse another plan beside one that runs (``payment_plan.running``)."""
    if claim.arrangement:
        raise Refusal(
            "payment_plan.running",
            f"A payment plan runs on {claim.invoice_number} already.",
            way_out="Change it where both signed it by the link, on the debtor's page; let another"
            " one lapse or complete first.",
            values={"invoice": claim.invoice_number},
        )


def agree_payment_plan(
    claim: Claim,
    *,
    instalments: tuple[Instalment, ...],
    today: date,
    signed_by_debtor_on: date | None = None,
    signed_by_creditor_on: date | None = None,
    signed_how: str = "",
    grace_days: int = GRACE_DAYS,
    barred: str = "",
    confirmed: bool = False,
) -> list[ClaimFact]:
    """Agree instalments that add up to what is open, the first one soon; no fee, ever.

    Of a claim that is contested in part they may add up to the rest.

    For a consumer a plan brings no cost and no interest that would not be due without it.
    Raises Refusal ``payment_plan.sum``, ``payment_plan.order`` or ``payment_plan.running``, and
    unless ``confirmed`` what ``ask_about_plan`` asks.
    """
    require_live(claim)
    if claim.arrangement:
        if claim.arrangement.plan.instalments == instalments:
            return []
        require_no_plan(claim)
    _check_instalments(claim, instalments, today)
    if not confirmed:
        ask_about_plan(instalments, today=today, barred=barred)
    return [
        PaymentPlanAgreed(
            instalments=instalments,
            grace_days=grace_days,
            signed_by_debtor_on=signed_by_debtor_on,
            signed_by_creditor_on=signed_by_creditor_on,
            signed_how=signed_how,
        ),
        *end_negotiation(claim, today=today),
    ]


def lapse_what_was_broken(claim: Claim, *, today: date) -> list[ClaimFact]:
    """Find a broken promise or a missed instalment, judged by the ledger and a banking day."""
    if not claim.live:
        return []
    return broken_promise(claim, today) + _missed_instalment(claim, today)


def broken_promise(claim: Claim, today: date) -> list[ClaimFact]:
    """Find a promise broken whose day passed, and whose money is not there."""
    promised = claim.promise
    if promised is None:
        return []
    if today <= last_day_of_promise(promised) or is_kept(claim, promised):
        return []
    return [PromiseBroken(promised_version=promised.version)]


def _missed_instalment(claim: Claim, today: date) -> list[ClaimFact]:
    running = claim.arrangement
    if running is None:
        return []
    part = first_unpaid(claim, running)
    if part is None or today <= last_day_of_instalment(running, part):
        return []
    missed = InstalmentMissed(agreed_version=running.version, number=part.number)
    lapsed = PaymentPlanLapsed(agreed_version=running.version, why="instalment missed")
    return [missed, lapsed] if running.plan.lapses_on_missed else [missed]


def last_day_of_promise(promised: Promise) -> date:
    """The day (inclusive) until which the promised money may still be seen to come in."""
    return _with_bank_time(promised.by + timedelta(days=promised.tolerance_days))


def is_kept(claim: Claim, promised: Promise) -> bool:
    """Tell whether the promised amount, less its tolerance, was credited in time.

    Something must have been paid, however little was promised.
    """
    in_time = paid_towards(claim, promised, until=last_day_of_promise(promised))
    return in_time >= promised.least


def last_day_of_instalment(running: Arrangement, part: Instalment) -> date:
    """The day (inclusive) until which an instalment may still be seen to come in."""
    return _with_bank_time(part.by + timedelta(days=running.plan.grace_days))


def _with_bank_time(day: date) -> date:
    """The banking day by which a payment of that day is surely on the statement."""
    return next_banking_day(next_banking_day(day) + timedelta(days=1))


def _check_instalments(claim: Claim, parts: tuple[Instalment, ...], today: date) -> None:
    open_now, rest = balance(claim, on=today).total, asked_of(claim, on=today).total
    if sum(part.amount for part in parts) not in {open_now, rest}:
        raise Refusal(
            "payment_plan.sum",
            f"The instalments do not add up to {as_decimal(rest)}, which is open.",
            way_out="Make the amounts add up to the open total.",
            values={"open": rest},
        )
    ordered = all(a.by < b.by and a.number < b.number for a, b in pairwise(parts))
    if not ordered or parts[0].by < today:
        raise Refusal(
            "payment_plan.order",
            "The instalments are not in order of day, or the first one lies in the past.",
            way_out="Number them 1, 2, 3 on days that follow each other, the first one soon.",
        )
