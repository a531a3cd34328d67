"""Commands as short functions, for stories: the same as a door gives, with cents for amounts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from application.by import By
from application.commands.agreements import (
    AgreePaymentPlan,
    ExtendTerm,
    RecordContact,
    RecordPromise,
)
from application.commands.command import Command
from application.commands.creditors import (
    CheckPayments,
    ChoosePlans,
    KnowPayments,
    RegisterCreditor,
    SetClaimTerms,
    SetLetterTerms,
    UploadPlan,
)
from application.commands.debtors import (
    BeginBar,
    ChangeContactDetails,
    EndBar,
    EstablishCapacity,
    EstablishLaw,
    KnowHeirs,
    ReportAddressUnknown,
)
from application.commands.deliveries import (
    KeepFromPost,
    RecordDelivery,
    RecordTracking,
    ResolveDoubt,
)
from application.commands.details import (
    AddNote,
    AssignHandler,
    AttachInvoice,
    ClearMark,
    CorrectInvoice,
    EnterInError,
)
from application.commands.ends import Reopen, Withdraw, WriteOff
from application.commands.fields import Euro
from application.commands.hand_over import (
    AcceptHandOver,
    FailRecall,
    HandOverClaim,
    InformParty,
    Recall,
    RefuseHandOver,
    RequestRecall,
)
from application.commands.identities import DenyLikeness, MergeDebtor, MoveClaim, UndoMerge
from application.commands.money import (
    ApplyCreditNote,
    RefundOverpayment,
    RegisterPayment,
    ReversePayment,
    Waive,
    WaivedPart,
)
from application.commands.opening import NewDebtor, OpenClaim
from application.commands.papers import AttachPaper
from application.commands.parties import LookUpRegistration, SetParty
from application.commands.steps import ChooseFirstStep, JudgeStep, MoveToPlan, PassStep
from application.commands.stops import (
    AnswerDispute,
    LiftHold,
    PlaceHold,
    RecordDispute,
    ResolveDispute,
)
from application.house import House
from domain.application import Mandate, Receipt
from domain.claim.events import Instalment, PartyKind
from domain.claim.grounds import DisputeGround, EndingGround, HoldCategory, PartyGround
from domain.claim.opening import Invoice
from domain.creditor.events import TermsChanged
from domain.creditor.state import Creditor
from domain.facts import StreamRef
from domain.parties import Capacity, ContactDetails, CreditorProfile, PartyNumbers


def asks(command: type[Command], **always: Any) -> Callable[..., Receipt]:
    """A function that gives a command, in which a bare number for an amount is cents."""

    def ask(house: House, about: UUID, *, by: By, **given: Any) -> Receipt:
        said = {name: _said(value, name) for name, value in {**always, **given}.items()}
        if by.reason_text:
            said["reason_text"] = by.reason_text
        return command.model_validate(said).carry(house, about, by=by)

    return ask


def _said(value: Any, name: str) -> Any:
    if name == "amount" and type(value) is int:
        return Euro(value)
    if name == "instalments":
        return [{"amount": Euro(one.amount), "by": one.by} for one in value]
    known = _WORDS.get(name, ())
    return "other" if known and value not in known else value


_WORDS: dict[str, tuple[str, ...]] = {
    "category": tuple(HoldCategory),
    "ground": tuple(DisputeGround),
    "why": (*EndingGround, *PartyGround),
}
"""Stories say in their own words why; what is no known ground is another one."""


def _plain(contact: ContactDetails) -> dict[str, Any]:
    found = contact.model_dump()
    address = found.pop("address")
    del found["more_emails"]
    return {**found, **address}


register_payment = asks(RegisterPayment)
pay_too_much = asks(RegisterPayment, confirmed=True)
reverse_payment = asks(ReversePayment)
refund = asks(RefundOverpayment)
apply_credit_note = asks(ApplyCreditNote)
waive_part = asks(Waive)
record_contact = asks(RecordContact)
extend_term = asks(ExtendTerm)
record_dispute = asks(RecordDispute)
answer_dispute = asks(AnswerDispute)
resolve_dispute = asks(ResolveDispute)
place_hold = asks(PlaceHold)
lift_hold = asks(LiftHold)
withdraw = asks(Withdraw)
write_off = asks(WriteOff)
reopen = asks(Reopen)
add_note = asks(AddNote)
assign_handler = asks(AssignHandler)
correct = asks(CorrectInvoice)
clear_mark = asks(ClearMark)
enter_in_error = asks(EnterInError)
move_to_plan = asks(MoveToPlan)
choose_first_step = asks(ChooseFirstStep)
approve_step = asks(JudgeStep, approved=True)
decline_step = asks(JudgeStep, approved=False, why="Eerst bellen.")
decide_step = asks(PassStep)
hand_over = asks(HandOverClaim)
attach_invoice = asks(AttachInvoice)
attach_paper = asks(AttachPaper)
accept = asks(AcceptHandOver)
refuse = asks(RefuseHandOver)
request_recall = asks(RequestRecall)
recall = asks(Recall)
fail_recall = asks(FailRecall)
inform_party = asks(InformParty)
establish_capacity = asks(EstablishCapacity)
establish_law = asks(EstablishLaw)
begin_bar_of_kind = asks(BeginBar)
end_bar_of_kind = asks(EndBar)
report_address_unknown = asks(ReportAddressUnknown)
merge = asks(MergeDebtor)
undo_merge = asks(UndoMerge)
deny_likeness = asks(DenyLikeness)
move_claim = asks(MoveClaim)
settle_doubt = asks(ResolveDoubt)
deliver = asks(RecordDelivery)
keep_from_post = asks(KeepFromPost)
track = asks(RecordTracking)
set_party = asks(SetParty)
look_up_registration = asks(LookUpRegistration)


def register_agency(house: House, creditor: UUID, *, by: By, name: str, **how: Any) -> None:
    """Set down an agency that stands in the register of collection services since 1 April 2025."""
    set_party(house, creditor, by=by, name=name, kind=PartyKind.AGENCY, **how)
    look_up_registration(
        house,
        creditor,
        by=replace(by, key=f"{by.key}:register"),
        name=name,
        registration="WKI-1",
        registered_from=date(2025, 4, 1),
    )


know_payments = asks(KnowPayments)
set_letter_terms = asks(SetLetterTerms)
set_claim_terms = asks(SetClaimTerms)
choose_plans = asks(ChoosePlans)


def waive_costs(house: House, claim: UUID, *, by: By, amount: int, why: str = "") -> Receipt:
    """Waive charged costs."""
    del why
    return Waive(amount=Euro(amount), of=WaivedPart.COSTS).carry(house, claim, by=by)


def record_promise(
    house: House, claim: UUID, *, by: By, amount: int | None, pay_by: Any
) -> Receipt:
    """Promise an amount, none: all that is open."""
    promised = None if amount is None else Euro(amount)
    return RecordPromise(amount=promised, by=pay_by).carry(house, claim, by=by)


def agree_payment_plan(
    house: House, claim: UUID, *, by: By, instalments: tuple[Instalment, ...], **signed: Any
) -> Receipt:
    """Agree instalments."""
    return asks(AgreePaymentPlan)(house, claim, by=by, instalments=instalments, **signed)


def begin_bar(house: House, debtor: UUID, *, by: By, bar: Any, **when: Any) -> Receipt:
    """Bar the way to a debtor."""
    return begin_bar_of_kind(house, debtor, by=by, kind=bar, **when)


def end_bar(house: House, debtor: UUID, *, by: By, bar: Any) -> Receipt:
    """Let what barred the way end."""
    return end_bar_of_kind(house, debtor, by=by, kind=bar)


def change_contact_details(
    house: House, debtor: UUID, *, by: By, contact: ContactDetails, **seen: int
) -> Receipt:
    """Change how a debtor is reached."""
    return asks(ChangeContactDetails)(house, debtor, by=by, **_plain(contact), **seen)


def know_heirs(
    house: House, debtor: UUID, *, by: By, contact: ContactDetails, **how: Any
) -> Receipt:
    """Let the heirs be known."""
    return asks(KnowHeirs)(house, debtor, by=by, **_plain(contact), **how)


def check_payments(house: House, creditor: UUID, *, by: By, checked: Any) -> Receipt:
    """Say whether the run must know the payments."""
    return CheckPayments(payments_checked=checked).carry(house, creditor, by=by)


def upload_plan(house: House, creditor: UUID, *, by: By, text: str, name: str = "") -> Receipt:
    """Upload a plan."""
    del name
    return UploadPlan(content=text.encode()).carry(house, creditor, by=by)


def register_creditor(
    house: House, *, by: By, profile: CreditorProfile, ibans: tuple[str, ...] = ()
) -> UUID:
    """Register a creditor, and give his id."""
    command = RegisterCreditor(
        **profile.model_dump(include=set(RegisterCreditor.model_fields)), ibans=ibans
    )
    command.carry(house, by=by)
    return command.drawn(by)


def change_terms(house: House, creditor_id: UUID, *, by: By, terms: TermsChanged) -> Receipt:
    """Change what no door changes: a creditor's accounts and the like."""

    def decide(session: Any) -> None:
        known: Creditor = session.creditor(creditor_id)
        assert known.registered
        session.record(StreamRef.creditor(creditor_id), [terms])

    mandate = by.mandate(house, log=creditor_id, content=terms.model_dump_json())
    return house.collections.carry_out(mandate, decide)


def new_debtor(
    *,
    contact: ContactDetails,
    capacity: Capacity = Capacity.UNKNOWN,
    numbers: PartyNumbers | None = None,
) -> NewDebtor:
    """A debtor who is new."""
    known = (numbers or PartyNumbers()).model_dump(exclude={"other"})
    return NewDebtor(**_plain(contact), **known, capacity=capacity)


def open_by_hand(
    house: House, *, by: By, creditor_id: UUID, debtor: UUID | NewDebtor, invoice: Invoice
) -> Receipt:
    """Open a claim on an invoice."""
    command = OpenClaim(
        creditor_id=creditor_id,
        debtor_id=debtor if isinstance(debtor, UUID) else None,
        debtor=None if isinstance(debtor, UUID) else debtor,
        invoice_number=invoice.number,
        amount=Euro(invoice.principal),
        vat=None if invoice.vat is None else Euro(invoice.vat),
        issued_on=invoice.issued_on,
        due_on=invoice.due_on,
        performed_on=invoice.performed_on,
        received_on=invoice.received_on,
        agreed_term=invoice.agreed_term,
        kind=invoice.claim_kind,
        payment_reference=invoice.payment_reference,
        ibans=tuple(one.iban for one in invoice.pay_to),
        description=invoice.description,
    )
    return command.carry(house, by=by)


def resolve_doubt(house: House, letter: UUID, *, command: Mandate, **found: Any) -> Receipt:
    """Say what was found out about a letter in doubt, under a mandate."""
    return ResolveDoubt(**found).carry_under(command, house, letter)


def record_delivery(house: House, letter: UUID, *, command: Mandate, **shown: Any) -> Receipt:
    """Show a delivery, under a mandate."""
    return RecordDelivery(**shown).carry_under(command, house, letter)
