"""What is beyond reason is asked about first: a far day, who may not pay, two at once, too much."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from domain.claim.balance import balance
from domain.claim.events import ClaimFact, Instalment
from domain.claim.imagined import imagine
from domain.claim.open_plans import plan_to_sign
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.money import Cents, as_decimal

MOST_DAYS_PROMISED: Final = 90
"""A promise for a later day is a payment plan, or a slip of the year."""

MOST_DAYS_TO_FIRST: Final = 62
"""The first instalment comes soon: in two months at most."""

MOST_DAYS_OF_PLAN: Final = 3 * 366
"""A plan that runs longer than three years is rarely kept."""

MOST_DAYS_HELD: Final = 366
MOST_DAYS_TO_ANSWER: Final = 92

MEANT_SO: Final = "or say with `confirmed` that it is meant so"
CONFIRM: Final = f"Give another one, {MEANT_SO}."


def ask_about_promise(claim: Claim, *, by: date, today: date, barred: str) -> None:
    """Ask about a promise that is far away, beside a running plan, or of who may not pay.

    Raises Refusal ``promise.far_away``, ``promise.beside_plan`` or ``agreement.barred``.
    """
    if (by - today).days > MOST_DAYS_PROMISED:
        raise Refusal(
            "promise.far_away",
            f"The promised day {by} is more than {MOST_DAYS_PROMISED} days away.",
            way_out=CONFIRM,
            values={"day": by, "days": str(MOST_DAYS_PROMISED)},
        )
    if claim.arrangement:
        raise Refusal(
            "promise.beside_plan",
            f"A payment plan runs on {claim.invoice_number}: a promise beside it says two things.",
            way_out="Record the payment, or say with `confirmed` that it is promised besides.",
            values={"invoice": claim.invoice_number},
        )
    ask_about_barred(barred)


def ask_about_plan(parts: tuple[Instalment, ...], *, today: date, barred: str) -> None:
    """Ask about a plan that begins late or runs for years, or of who may not pay.

    Raises Refusal ``payment_plan.far_away`` or ``agreement.barred``.
    """
    for day, most in ((parts[0].by, MOST_DAYS_TO_FIRST), (parts[-1].by, MOST_DAYS_OF_PLAN)):
        if (day - today).days > most:
            raise Refusal(
                "payment_plan.far_away",
                f"The instalment of {day} is more than {most} days away.",
                way_out=CONFIRM,
                values={"day": day, "days": str(most)},
            )
    ask_about_barred(barred)


def ask_about_open_plan(claim: Claim, *, today: date) -> None:
    """Ask about a plan beside one that was proposed and can be signed (``payment_plan.waits``)."""
    if offered := plan_to_sign(claim, today):
        raise Refusal(
            "payment_plan.waits",
            f"A plan over {claim.invoice_number} was proposed already, and can be signed until"
            f" {offered.open_until}.",
            way_out=f"Take that one back first, {MEANT_SO}: then the first that both sign holds.",
            values={"invoice": claim.invoice_number, "day": offered.open_until},
        )


def ask_about_barred(barred: str) -> None:
    """Ask about an agreement with a debtor of whom nothing may be asked (``agreement.barred``)."""
    if barred:
        raise Refusal(
            "agreement.barred",
            f"Something bars the way to the debtor: {barred}. What he promises may not be his to "
            "give.",
            article="Fw 23, 296; BW 1:438",
            way_out="Ask whoever acts for him, or say with `confirmed` that he agrees.",
            values={"bar": barred},
        )


def ask_about_summons(claim: Claim, *, served_on: date) -> None:
    """Ask about a summons on a day on which a payment plan ran, or could still be signed.

    Raises Refusal ``summons.plan_runs`` or ``summons.plan_open``.
    """
    number = claim.invoice_number
    if claim.arrangement and claim.arrangement.agreed_on <= served_on:
        raise Refusal(
            "summons.plan_runs",
            f"A payment plan runs on {number}: as long as it is kept nobody is summoned.",
            article="BW 6:248",
            way_out=f"Have the summons called off, {MEANT_SO}.",
            values={"invoice": number},
        )
    offered = plan_to_sign(claim, served_on)
    if offered and offered.on <= served_on:
        raise Refusal(
            "summons.plan_open",
            f"A payment plan over {number} was proposed, and can be signed until"
            f" {offered.open_until}.",
            article="BW 6:219",
            way_out=f"Have the summons called off or take the plan back, {MEANT_SO}.",
            values={"invoice": number, "day": offered.open_until},
        )


def ask_about_answer(answer_by: date | None, *, today: date) -> None:
    """Ask about a day to answer by that is months away (``dispute.far_away``)."""
    if answer_by and (answer_by - today).days > MOST_DAYS_TO_ANSWER:
        raise Refusal(
            "dispute.far_away",
            f"The day to answer by {answer_by} is more than {MOST_DAYS_TO_ANSWER} days away.",
            way_out=CONFIRM,
            values={"day": answer_by},
        )


def ask_about_hold(*, from_day: date, until: date | None, today: date) -> None:
    """Ask about a hold that begins or ends more than a year from now (``hold.far_away``)."""
    for day in (from_day, until):
        if day and (day - today).days > MOST_DAYS_HELD:
            raise Refusal(
                "hold.far_away",
                f"The hold would begin or end on {day}, more than a year from now.",
                way_out=CONFIRM,
                values={"day": day},
            )


def ask_about_payment(
    claim: Claim, paid: Sequence[ClaimFact], *, amount: Cents, on: date, today: date
) -> None:
    """Ask about a payment that somebody typed, where it is more than it can pay.

    ``paid`` are its facts, with what follows from them; none: it is known, and nothing is asked.
    What was paid on later days counts as it stands, and so do costs that fall away by it: open for
    it is what leaves no credit. Raises Refusal ``payment.more_than_open``.
    """
    if not paid:
        return
    after = imagine(claim, list(paid), today=today)
    credit = balance(after, on=today).unallocated - balance(claim, on=today).unallocated
    over = min(credit, amount)
    if over <= 0:
        return
    left = amount - over
    raise Refusal(
        "payment.more_than_open",
        f"{as_decimal(amount)} would be paid on {on}, and {as_decimal(left)} of"
        f" {claim.invoice_number} is open for a payment of that day: {as_decimal(over)} would"
        " become a credit of the debtor.",
        way_out="Correct the amount, record the rest on the claim that it is for, or say with"
        " `confirmed` that all of it was paid on this one.",
        values={
            "paid": amount,
            "day": on,
            "open": left,
            "over": over,
            "invoice": claim.invoice_number,
        },
    )
