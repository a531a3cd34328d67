"""What people do in the sample: each act is a command, given on a day of the moving clock."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final, TypeAlias
from uuid import UUID

from application.by import By
from application.commands.agreements import (
    AgreePaymentPlan,
    ExtendTerm,
    PlannedInstalment,
    RecordContact,
    RecordPromise,
)
from application.commands.command import About, Command
from application.commands.debtors import BeginBar, ReportAddressUnknown
from application.commands.deliveries import RecordDelivery
from application.commands.details import AddNote, AssignHandler, ClearMark
from application.commands.ends import Withdraw, WriteOff
from application.commands.fields import Euro
from application.commands.hand_over import Recall
from application.commands.money import (
    ApplyCreditNote,
    RefundOverpayment,
    RegisterPayment,
    ReversePayment,
)
from application.commands.stops import (
    AnswerDispute,
    LiftHold,
    PlaceHold,
    RecordDispute,
    ResolveDispute,
)
from application.house import House
from domain.claim.balance import balance
from domain.claim.events import Channel, ContactOutcome, DisputeOutcome, Mark
from domain.claim.grounds import DisputeGround, EndingGround, HoldCategory, NonPayment
from domain.claim.state import Claim
from domain.law.protection import Bar
from domain.letter.events import DeliveryGrade
from domain.letter.text import LetterKind
from domain.money import Cents, share_out

Act: TypeAlias = Callable[[House, Claim, By], None]
"""Something done about a claim, on the day the clock shows."""
Said: TypeAlias = Callable[[House, Claim], Command]

_MONTH: Final = timedelta(days=30)


def _gives(said: Said) -> Act:
    """The act of giving a command on the claim, or on its debtor."""

    def act(house: House, claim: Claim, by: By) -> None:
        command = said(house, claim)
        about = _debtor(claim) if command.ABOUT is About.DEBTOR else claim.id
        command.carry(house, about, by=by)

    return act


def pay(amount: Cents | None = None, *, extra: Cents = 0, payment_id: str = "") -> Act:
    """Pay an amount, or all that is open; ``extra`` is paid too much."""

    def said(house: House, claim: Claim) -> Command:
        due = balance(claim, on=house.today).total if amount is None else amount
        return RegisterPayment(
            amount=Euro(due + extra),
            credited_on=house.today,
            payment_id=payment_id or f"NL-{claim.invoice_number}-{house.today:%y%m%d}",
            confirmed=bool(extra),
        )

    return _gives(said)


def storno(payment_id: str) -> Act:
    """Let a payment be taken back."""
    return _gives(
        lambda house, _: ReversePayment(
            payment_id=payment_id, reversed_on=house.today, reason_code="MS03"
        )
    )


def refund(amount: Cents) -> Act:
    """Return what was paid too much."""
    return _gives(lambda house, _: RefundOverpayment(amount=Euro(amount), refunded_on=house.today))


def call(
    outcome: ContactOutcome = ContactOutcome.REACHED,
    reason: NonPayment = NonPayment.FORGOTTEN,
    note: str = "",
) -> Act:
    """Call the debtor."""
    contact = RecordContact(
        channel=Channel.PHONE, outcome=outcome, reason_for_non_payment=reason, note=note
    )
    return _gives(lambda _house, _claim: contact)


def promise(days: int, amount: Cents | None = None) -> Act:
    """Promise to pay within some days."""
    promised = None if amount is None else Euro(amount)
    return _gives(
        lambda house, _: RecordPromise(amount=promised, by=house.today + timedelta(days=days))
    )


def extend(days: int) -> Act:
    """Give a new last day, once."""
    return _gives(lambda house, _: ExtendTerm(pay_by=house.today + timedelta(days=days)))


def plan(terms: int) -> Act:
    """Agree equal instalments a month apart, the first one in a week."""

    def said(house: House, claim: Claim) -> Command:
        amounts = share_out(balance(claim, on=house.today).total, [1] * terms)
        first = house.today + timedelta(days=7)
        return AgreePaymentPlan(
            instalments=tuple(
                PlannedInstalment(amount=Euro(amount), by=first + number * _MONTH)
                for number, amount in enumerate(amounts)
            ),
            signed_by_debtor_on=house.today,
            signed_by_creditor_on=house.today,
            signed_how="op papier",
        )

    return _gives(said)


def instalment(number: int) -> Act:
    """Pay one instalment of the running plan."""

    def act(house: House, claim: Claim, by: By) -> None:
        assert claim.arrangement is not None
        part = claim.arrangement.plan.instalments[number - 1]
        pay(part.amount)(house, claim, by)

    return act


def dispute(ground: DisputeGround, text: str, amount: Cents | None = None) -> Act:
    """Contest the claim, or a part of it."""
    contested = None if amount is None else Euro(amount)
    return _gives(
        lambda house, _: RecordDispute(
            ground=ground,
            amount=contested,
            text=text,
            answer_by=house.today + timedelta(days=14),
        )
    )


def answer(text: str) -> Act:
    """Answer what is contested."""
    return _gives(lambda _house, _claim: AnswerDispute(text=text))


def resolve(outcome: DisputeOutcome, granted: Cents) -> Act:
    """Decide the dispute; ``granted`` beside credit notes."""
    return _gives(lambda _house, _claim: ResolveDispute(outcome=outcome, amount=Euro(granted)))


def hold(category: HoldCategory, days: int | None = None) -> Act:
    """Take no step for now."""
    return _gives(
        lambda house, _: PlaceHold(
            category=category,
            from_day=house.today,
            until=house.today + timedelta(days=days) if days else None,
        )
    )


def lift() -> Act:
    """End the first hold."""
    return _gives(lambda _, claim: LiftHold(hold_id=claim.holds[0].hold_id))


def note(text: str) -> Act:
    """Write something down."""
    return _gives(lambda _house, _claim: AddNote(text=text))


def credit(number: str, amount: Cents) -> Act:
    """Lower the claim by a credit note that was entered by hand."""
    return _gives(
        lambda house, _: ApplyCreditNote(number=number, amount=Euro(amount), issued_on=house.today)
    )


def withdraw(why: EndingGround) -> Act:
    """Ask the claim no longer."""
    return _gives(lambda _house, _claim: Withdraw(why=why))


def write_off(why: EndingGround) -> Act:
    """Take the claim out of the books."""
    return _gives(lambda _house, _claim: WriteOff(why=why))


def recall(why: EndingGround) -> Act:
    """Take the claim back from the agency."""
    return _gives(lambda _house, _claim: Recall(why=why))


def looked_at(mark: Mark) -> Act:
    """Clear a mark of intake."""
    return _gives(lambda _house, _claim: ClearMark(mark=mark))


def assign(handler: str) -> Act:
    """Make somebody responsible."""
    return _gives(lambda _house, _claim: AssignHandler(handler=handler))


def bar(kind: Bar, days: int | None = None) -> Act:
    """Let something befall the debtor that stops every step."""
    return _gives(
        lambda house, _: BeginBar(
            kind=kind,
            since=house.today,
            until=house.today + timedelta(days=days) if days else None,
        )
    )


def moved() -> Act:
    """Learn that the debtor no longer lives there."""
    return _gives(lambda _house, _claim: ReportAddressUnknown())


def delivered(kind: LetterKind, grade: DeliveryGrade | None) -> Act:
    """Record evidence of delivery of the last letter of a kind; none: it came back."""

    def act(house: House, claim: Claim, by: By) -> None:
        for last in [sent for sent in claim.letters if sent.kind is kind][-1:]:
            command = RecordDelivery(grade=grade, received_on=house.today, evidence="track & trace")
            command.carry(house, last.letter_id, by=by)

    return act


def _debtor(claim: Claim) -> UUID:
    assert claim.debtor_id is not None
    return claim.debtor_id
