"""What people do in the sample: each act is a command, given on a day of the moving clock."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final, TypeAlias
from uuid import UUID

from application.by import By
from application.commands import arranging, debtors, ending, handing_over, letters, paying, stopping
from application.commands.debtors import Bar
from application.house import House
from domain.claim.balance import balance
from domain.claim.events import (
    Channel,
    ContactOutcome,
    DisputeOutcome,
    Instalment,
    Mark,
)
from domain.claim.grounds import DisputeGround, EndingGround, HoldCategory, NonPayment
from domain.claim.state import Claim
from domain.letter.events import DeliveryGrade
from domain.letter.text import LetterKind
from domain.money import Cents, share_out

Act: TypeAlias = Callable[[House, Claim, By], None]
"""Something done about a claim, on the day the clock shows."""

_MONTH: Final = timedelta(days=30)


def pay(amount: Cents | None = None, *, extra: Cents = 0, payment_id: str = "") -> Act:
    """Pay an amount, or all that is open; ``extra`` is paid too much."""

    def act(house: House, claim: Claim, by: By) -> None:
        due = balance(claim, on=house.today).total if amount is None else amount
        paying.register_payment(
            house,
            claim.id,
            by=by,
            amount=due + extra,
            credited_on=house.today,
            payment_id=payment_id or f"NL-{claim.invoice_number}-{house.today:%y%m%d}",
        )

    return act


def storno(payment_id: str) -> Act:
    """Let a payment be taken back."""
    return lambda house, claim, by: _done(
        paying.reverse_payment(
            house,
            claim.id,
            by=by,
            payment_id=payment_id,
            reversed_on=house.today,
            reason_code="MS03",
        )
    )


def refund(amount: Cents) -> Act:
    """Return what was paid too much."""
    return lambda house, claim, by: _done(
        paying.refund(house, claim.id, by=by, amount=amount, refunded_on=house.today)
    )


def call(
    outcome: ContactOutcome = ContactOutcome.REACHED,
    reason: NonPayment = NonPayment.FORGOTTEN,
    note: str = "",
) -> Act:
    """Call the debtor."""
    return lambda house, claim, by: _done(
        arranging.record_contact(
            house,
            claim.id,
            by=by,
            channel=Channel.PHONE,
            outcome=outcome,
            reason_for_non_payment=reason.value,
            note=note,
        )
    )


def promise(days: int, amount: Cents | None = None) -> Act:
    """Promise to pay within some days."""
    return lambda house, claim, by: _done(
        arranging.record_promise(
            house,
            claim.id,
            by=by,
            amount=amount,
            pay_by=house.today + timedelta(days=days),
        )
    )


def extend(days: int) -> Act:
    """Give a new last day, once."""
    return lambda house, claim, by: _done(
        arranging.extend_term(house, claim.id, by=by, pay_by=house.today + timedelta(days=days))
    )


def plan(terms: int) -> Act:
    """Agree equal instalments a month apart, the first one in a week."""

    def act(house: House, claim: Claim, by: By) -> None:
        amounts = share_out(balance(claim, on=house.today).total, [1] * terms)
        first = house.today + timedelta(days=7)
        arranging.agree_payment_plan(
            house,
            claim.id,
            by=by,
            instalments=tuple(
                Instalment(number=number, amount=amount, by=first + (number - 1) * _MONTH)
                for number, amount in enumerate(amounts, 1)
            ),
            signed_by_debtor_on=house.today,
            signed_by_creditor_on=house.today,
            signed_how="op papier",
        )

    return act


def instalment(number: int) -> Act:
    """Pay one instalment of the running plan."""

    def act(house: House, claim: Claim, by: By) -> None:
        assert claim.arrangement is not None
        part = claim.arrangement.plan.instalments[number - 1]
        pay(part.amount)(house, claim, by)

    return act


def dispute(ground: DisputeGround, text: str, amount: Cents | None = None) -> Act:
    """Contest the claim, or a part of it."""
    return lambda house, claim, by: _done(
        stopping.record_dispute(
            house,
            claim.id,
            by=by,
            ground=ground.value,
            amount=amount,
            text=text,
            answer_by=house.today + timedelta(days=14),
        )
    )


def answer(text: str) -> Act:
    """Answer what is contested."""
    return lambda house, claim, by: _done(
        stopping.answer_dispute(house, claim.id, by=by, text=text)
    )


def resolve(outcome: DisputeOutcome) -> Act:
    """End the dispute."""
    return lambda house, claim, by: _done(
        stopping.resolve_dispute(house, claim.id, by=by, outcome=outcome)
    )


def hold(category: HoldCategory, days: int | None = None) -> Act:
    """Take no step for now."""
    return lambda house, claim, by: _done(
        stopping.place_hold(
            house,
            claim.id,
            by=by,
            category=category.value,
            from_day=house.today,
            until=house.today + timedelta(days=days) if days else None,
        )
    )


def lift() -> Act:
    """End the first hold."""
    return lambda house, claim, by: _done(
        stopping.lift_hold(house, claim.id, by=by, hold_id=claim.holds[0].hold_id)
    )


def note(text: str) -> Act:
    """Write something down."""
    return lambda house, claim, by: _done(ending.add_note(house, claim.id, by=by, text=text))


def credit(number: str, amount: Cents) -> Act:
    """Lower the claim by a credit note that was entered by hand."""
    return lambda house, claim, by: _done(
        paying.apply_credit_note(
            house, claim.id, by=by, number=number, amount=amount, issued_on=house.today
        )
    )


def withdraw(why: EndingGround) -> Act:
    """Ask the claim no longer."""
    return lambda house, claim, by: _done(ending.withdraw(house, claim.id, by=by, why=why.value))


def write_off(why: EndingGround) -> Act:
    """Take the claim out of the books."""
    return lambda house, claim, by: _done(ending.write_off(house, claim.id, by=by, why=why.value))


def recall(why: EndingGround) -> Act:
    """Take the claim back from the agency."""
    return lambda house, claim, by: _done(
        handing_over.recall(house, claim.id, by=by, why=why.value)
    )


def looked_at(mark: Mark) -> Act:
    """Clear a mark of intake."""
    return lambda house, claim, by: _done(ending.clear_mark(house, claim.id, by=by, mark=mark))


def assign(handler: str) -> Act:
    """Make somebody responsible."""
    return lambda house, claim, by: _done(
        ending.assign_handler(house, claim.id, by=by, handler=handler)
    )


def bar(kind: Bar, days: int | None = None) -> Act:
    """Let something befall the debtor that stops every step."""
    return lambda house, claim, by: _done(
        debtors.begin_bar(
            house,
            _debtor(claim),
            by=by,
            bar=kind,
            since=house.today,
            until=house.today + timedelta(days=days) if days else None,
        )
    )


def moved() -> Act:
    """Learn that the debtor no longer lives there."""
    return lambda house, claim, by: _done(
        debtors.report_address_unknown(house, _debtor(claim), by=by)
    )


def delivered(kind: LetterKind, grade: DeliveryGrade | None) -> Act:
    """Record evidence of delivery of the last letter of a kind; none: it came back."""

    def act(house: House, claim: Claim, by: By) -> None:
        for last in [sent for sent in claim.letters if sent.kind is kind][-1:]:
            letters.deliver(
                house,
                last.letter_id,
                by=by,
                grade=grade,
                received_on=house.today,
                evidence="track & trace",
            )

    return act


def _done(_receipt: object) -> None:
    """Leave the receipt aside: the sample goes by the facts."""


def _debtor(claim: Claim) -> UUID:
    assert claim.debtor_id is not None
    return claim.debtor_id
